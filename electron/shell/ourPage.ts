/** The application's own scheme and the one host in it: every page of Portico, and nothing else, begins so. */
export const scheme = 'portico';
const origin = `${scheme}://desk/`;
export const pageUrl = `${origin}index.html`;

/** Whether an address is of our own page. A scheme of one's own has no origin to compare: URL says 'null'. */
export function isOurs(url: string | undefined): boolean {
  return url !== undefined && url.startsWith(origin);
}

/** What of Electron's WebFrameMain tells who sends. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether a message comes from the window's own page: no frame inside it, none that has gone elsewhere. */
export function isOurFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url);
}
