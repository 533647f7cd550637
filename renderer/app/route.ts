import { useSyncExternalStore } from 'react';
import { JournalOnly } from '#core/journal/only.ts';
import { type DirectoryList, directoryLists } from '../features/directory/places.ts';
import type { JournalFilter } from '../features/journal/places.ts';
import { type SettingsSection, settingsSections } from '../features/settings/places.ts';

/** What the address says is shown. It stays in the fragment, so that the page may be served from anywhere. */
export type Route =
  | { readonly screen: 'console' }
  /** `callId`: the call whose page is open beside the list. */
  | { readonly screen: 'journal'; readonly callId: string | null; readonly filter?: JournalFilter }
  /** `id`: who is open beside the list. */
  | { readonly screen: 'directory'; readonly list: DirectoryList; readonly id: string | null }
  /** `place`: a class or the proposals, '' for the first class; `part`: a topic, or what else is open of the class. */
  | { readonly screen: 'playbooks'; readonly place: string; readonly part: string | null }
  | { readonly screen: 'settings'; readonly section: SettingsSection };

/** #/directory/contacts/c1: the screen, then what is open on it. */
export function routeOf(fragment: string): Route {
  const [screen = '', place = '', id = ''] = fragment.replace(/^#\//, '').split('/');
  switch (screen) {
    case 'journal':
      return { screen, callId: /^\w[\w-]*$/.test(place) ? place : null, ...filterOf(id) };
    case 'directory':
      return {
        screen,
        list: directoryLists.find((list) => list === place) ?? 'contacts',
        id: id === '' ? null : decoded(id),
      };
    case 'playbooks':
      return { screen, place: decoded(place), part: id === '' ? null : decoded(id) };
    case 'settings':
      return { screen, section: settingsSections.find((section) => section === place) ?? 'telephone' };
    default:
      return { screen: 'console' };
  }
}

/** Anything that is no filter shows every call. */
function filterOf(text: string): { readonly filter?: JournalFilter } {
  const asked = new URLSearchParams(decoded(text));
  const only = JournalOnly.safeParse({
    dialled: asked.getAll('dialled'),
    from: asked.get('from'),
    until: asked.get('until'),
    outcome: asked.get('outcome'),
  });
  return only.success ? { filter: { ...only.data, name: asked.get('name') ?? '' } } : {};
}

function fragmentOfFilter({ dialled, ...rest }: JournalFilter): string {
  const asked = new URLSearchParams({ ...rest });
  for (const number of dialled) asked.append('dialled', number);
  return encodeURIComponent(asked.toString());
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
      if (route.filter !== undefined) return `#/journal/${route.callId ?? '-'}/${fragmentOfFilter(route.filter)}`;
      return route.callId === null ? '#/journal' : `#/journal/${route.callId}`;
    case 'directory':
      return route.id === null
        ? `#/directory/${route.list}`
        : `#/directory/${route.list}/${encodeURIComponent(route.id)}`;
    case 'playbooks':
      return ['#/playbooks', route.place, route.part ?? '']
        .filter((part) => part !== '')
        .map((part, nth) => (nth === 0 ? part : encodeURIComponent(part)))
        .join('/');
    case 'settings':
      return `#/settings/${route.section}`;
  }
}

/** In the place of a contact's id: contacts out of a file. */
export const importPlace = '~import';

export function directoryLink(list: DirectoryList, id: string | null): string {
  return fragmentOf({ screen: 'directory', list, id });
}

export function journalLink(only: JournalOnly, name: string): string {
  return fragmentOf({ screen: 'journal', callId: null, filter: { ...only, name } });
}

export function playbooksLink(place: string, part: string | null): string {
  return fragmentOf({ screen: 'playbooks', place, part });
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
