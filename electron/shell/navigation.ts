import type { App } from 'electron/main';
import { isOurs } from './ourPage.ts';

/**
 * The page stays the page: nothing opens a window of ours, leads elsewhere or embeds another site. What is to be opened
 * beside it, such as a person in the CRM, is handed to the system's own browser, and only http and https are.
 */
export function setupNavigation(app: App, openOutside: (url: string) => unknown): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      if (/^https?:\/\/[^/]/i.test(url)) openOutside(url);
      return { action: 'deny' };
    });
    contents.on('will-navigate', (details) => {
      if (!isOurs(details.url)) details.preventDefault();
    });
    contents.on('will-frame-navigate', (details) => {
      if (!details.isMainFrame || !isOurs(details.url)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => details.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
