import type { TFunction } from 'i18next';
import { type KnownDevice, shownName } from '../../media/deviceRules.ts';

/** In the order of the devices. Two of the same are told apart by a number. */
export function nthNames(devices: readonly KnownDevice[], t: TFunction): readonly string[] {
  const names = devices.map(({ label }) => shownName(label));
  return names.map((name, place) => {
    const isAlone = names.filter((other) => other === name).length === 1;
    const n = names.slice(0, place + 1).filter((other) => other === name).length;
    return isAlone ? name : t('headset.nth', { name, n });
  });
}
