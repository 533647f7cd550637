import { useSyncExternalStore } from 'react';
import type { DirectoryList } from '../features/directory/places.ts';
import { type SettingsSection, settingsSections } from '../features/settings/places.ts';

/** What the address says is shown. It stays in the fragment, so that the page may be served from anywhere. */
export type Route =
  | { readonly screen: 'console' }
  /** `callId`: the call whose page is open beside the list. */
  | { readonly screen: 'journal'; readonly callId: string | null }
  /** `id`: who is open beside the list. */
  | { readonly screen: 'directory'; readonly list: DirectoryList; readonly id: string | null }
  | { readonly screen: 'settings'; readonly section: SettingsSection };

/** #/directory/contacts/c1: the screen, then what is open on it. */
export function routeOf(fragment: string): Route {
  const [screen = '', place = '', id = ''] = fragment.replace(/^#\//, '').split('/');
  switch (screen) {
    case 'journal':
      return { screen, callId: /^[\w-]+$/.test(place) ? place : null };
    case 'directory':
      return { screen, list: place === 'employees' ? place : 'contacts', id: id === '' ? null : decoded(id) };
    case 'settings':
      return { screen, section: settingsSections.find((section) => section === place) ?? 'telephone' };
    default:
      return { screen: 'console' };
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function fragmentOf(route: Route): string {
  switch (route.screen) {
    case 'console':
      return '#/';
    case 'journal':
      return route.callId === null ? '#/journal' : `#/journal/${route.callId}`;
    case 'directory':
      return route.id === null
        ? `#/directory/${route.list}`
        : `#/directory/${route.list}/${encodeURIComponent(route.id)}`;
    case 'settings':
      return `#/settings/${route.section}`;
  }
}

/** In the place of a contact's id: contacts out of a file. */
export const importPlace = '~import';

export function directoryLink(list: DirectoryList, id: string | null): string {
  return fragmentOf({ screen: 'directory', list, id });
}

export function settingsLink(section: SettingsSection): string {
  return fragmentOf({ screen: 'settings', section });
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
