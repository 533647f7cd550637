import { useSyncExternalStore } from 'react';
import { clockFace } from '../i18n/formats.ts';
import { lastSecond, onSecond } from './second.ts';

/** How long it lasts already; the only thing on a card that changes by itself. `since`: epoch milliseconds. */
export function Elapsed({ since }: { readonly since: number }) {
  const face = useSyncExternalStore(onSecond, () => clockFace(lastSecond() - since));
  return <bdi dir="ltr">{face}</bdi>;
}
