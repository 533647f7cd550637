import { readingTokenOf } from '#core/pages.ts';

const kept = 'portico.token';

/**
 * The token of the link printed at start. It comes in the fragment, which no server sees and no log keeps; it leaves the
 * address bar at once and stays with this tab. null: the page was opened without the link.
 */
export function takeToken(page: Window): string | null {
  const given = new URLSearchParams(page.location.hash.slice(1)).get('token');
  if (given === null || given === '') return recall(page);
  page.history.replaceState(page.history.state, '', page.location.pathname + page.location.search);
  try {
    page.sessionStorage.setItem(kept, given);
  } catch {
    // A browser that keeps nothing: the token lives as long as this page.
  }
  return given;
}

/** The page was opened by the link of a window for reading. */
export function isForReading(page: Window): boolean {
  const token = recall(page);
  return token !== null && readingTokenOf(token) !== null;
}

function recall(page: Window): string | null {
  try {
    return page.sessionStorage.getItem(kept);
  } catch {
    return null;
  }
}
