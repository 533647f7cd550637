import type { TFunction } from 'i18next';
import type { KnownDevice } from '../../media/deviceRules.ts';

/** In the order of the devices. Two of the same are told apart by a number. */
export function nthNames(devices: readonly KnownDevice[], t: TFunction): readonly string[] {
  return devices.map(({ label }, place) => {
    const isAlone = devices.filter((other) => other.label === label).length === 1;
    const n = devices.slice(0, place + 1).filter((other) => other.label === label).length;
    return isAlone ? label : t('headset.nth', { name: label, n });
  });
}
