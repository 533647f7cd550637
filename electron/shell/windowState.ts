import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle, Screen } from 'electron/main';

interface WindowState {
  readonly bounds: Partial<Rectangle>;
  readonly maximized: boolean;
}

const usual: WindowState = { bounds: { width: 1280, height: 800 }, maximized: false };

/** Where the window stood; the usual place for a display that is gone or a file that is not right. */
export function readWindowState(file: string, screen: Screen): WindowState {
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isWindowState(state)) return usual;
    const { x, y, width, height } = state.bounds;
    const seen = screen.getAllDisplays().some(({ workArea }) => {
      const right = workArea.x + workArea.width;
      const bottom = workArea.y + workArea.height;
      // Enough of the title bar to take hold of.
      return x + width > workArea.x + 80 && x < right - 80 && y >= workArea.y - 20 && y < bottom - 40;
    });
    return { bounds: seen ? { x, y, width, height } : { width, height }, maximized: state.maximized };
  } catch {
    return usual;
  }
}

/** Kept as the window is left: it must be right after a power cut only by luck. */
export function keepWindowState(file: string, window: BrowserWindow): void {
  try {
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    writeFileSync(file, JSON.stringify(state), { mode: 0o600 });
  } catch {
    // A full disk: the window opens at its usual place.
  }
}

function isWindowState(state: unknown): state is { readonly bounds: Rectangle; readonly maximized: boolean } {
  if (typeof state !== 'object' || state === null || !('bounds' in state) || !('maximized' in state)) return false;
  const { bounds, maximized } = state;
  if (typeof bounds !== 'object' || bounds === null || typeof maximized !== 'boolean') return false;
  return ['x', 'y', 'width', 'height'].every((name) => Number.isFinite(Reflect.get(bounds, name)));
}
