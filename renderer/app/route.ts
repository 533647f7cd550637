import { useSyncExternalStore } from 'react';

/** What the address says is shown. It stays in the fragment, so that the page may be served from anywhere. */
export type Route =
  | { readonly screen: 'console' }
  /** `callId`: the call whose page is open beside the list. */
  | { readonly screen: 'journal'; readonly callId: string | null };

function routeOf(fragment: string): Route {
  const [, screen, callId = ''] = /^#\/(journal)(?:\/([\w-]+))?$/.exec(fragment) ?? [];
  return screen === 'journal' ? { screen, callId: callId === '' ? null : callId } : { screen: 'console' };
}

export function fragmentOf(route: Route): string {
  if (route.screen === 'console') return '#/';
  return route.callId === null ? '#/journal' : `#/journal/${route.callId}`;
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(onFragment, () => location.hash));
}

/** `then` runs when the screen is there. */
export function go(route: Route, then?: () => void): void {
  if (routeOf(location.hash).screen === route.screen) {
    then?.();
    return;
  }
  if (then !== undefined) addEventListener('hashchange', () => requestAnimationFrame(then), { once: true });
  location.hash = fragmentOf(route);
}

function onFragment(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
