import type { TFunction } from 'i18next';
import type { HeadsetDevice } from '#core/headset/view.ts';

/** By key. Two of the same are told apart by a number. */
export function namesOf(devices: readonly HeadsetDevice[], t: TFunction): ReadonlyMap<string, string> {
  const plain = devices.map(({ name }) => name || t('headset.unnamed'));
  return new Map(
    devices.map(({ key }, place) => {
      const name = plain[place] ?? '';
      const isAlone = plain.filter((other) => other === name).length === 1;
      const n = plain.slice(0, place + 1).filter((other) => other === name).length;
      return [key, isAlone ? name : t('headset.nth', { name, n })];
    }),
  );
}

/** The page runs on the desk's own machine: what helps there is what helps here. */
export function onLinux(): boolean {
  return navigator.userAgent.includes('Linux');
}
