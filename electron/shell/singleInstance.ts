import type { App } from 'electron/main';

/** False where Portico runs already: that one comes to the front, and this one is to end. */
export function setupSingleInstance(app: App, bringToFront: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', bringToFront);
  // The Dock's icon.
  app.on('activate', bringToFront);
  return true;
}
