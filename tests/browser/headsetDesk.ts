import type { Page } from 'playwright';
import type { CallView } from '#core/call/view.ts';
import type { Language } from '#core/caller/company.ts';
import type { HeadsetDevice } from '#core/headset/view.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { ringingCall } from '../fixtures/deskViews.ts';
import type { ScreenDesk } from './screenDesk.ts';

export const at = '#/settings/headset';
export const evolve: HeadsetDevice = {
  key: '0b0e:030c:0123',
  name: 'Jabra Evolve 65',
  kind: 'headset',
  state: 'in-use',
  controls: ['hook', 'flash', 'redial', 'mute', 'reject', 'in-use', 'programme'],
  lamps: ['off-hook', 'ring', 'mute', 'hold'],
  profile: 'Jabra',
};
export const savi: HeadsetDevice = {
  key: '047f:ac01:',
  name: 'Poly Savi 7210 Office, DECT base with a name that is much longer than any line of this narrow list has room for',
  kind: 'headset',
  state: 'ready',
  controls: ['hook', 'mute', 'drop', 'hold'],
  lamps: ['off-hook', 'ring', 'ringer', 'mute', 'hold', 'microphone', 'speaker', 'on-line'],
  profile: 'Poly',
};
export const light: HeadsetDevice = {
  key: '27bb:3bcd:',
  name: 'Busylight UC Omega',
  kind: 'busylight',
  state: 'in-use',
  controls: [],
  lamps: [],
  profile: 'kuando',
};
export const current: CallView = {
  ...ringingCall('talking'),
  stage: 'talking',
  place: 'current',
  answeredAt: 1_795_302_005_000,
};

/** A headset that one of these is the matter with. */
export function troubled(state: HeadsetDevice['state']): HeadsetDevice {
  return { ...savi, key: state, name: `Headset ${state}`, state, controls: [], lamps: [] };
}

export function plugIn(desk: ScreenDesk, ...devices: readonly HeadsetDevice[]): void {
  desk.headsets = { ...desk.headsets, devices };
  desk.desk = { ...desk.desk, headset: { state: 'ready', name: evolve.name, shared: false } };
}

export function headsetOf(page: Page, language: Language = 'en') {
  const { headset, settings } = catalogues[language];
  const section = page.getByRole('region', { name: settings.section.headset, exact: true });
  return {
    headset,
    section,
    devices: section.getByRole('list', { name: headset.pluggedIn }).getByRole('listitem'),
    buttons: section.getByRole('list', { name: headset.check.heading }).getByRole('listitem'),
    lamps: section.getByRole('group', { name: headset.lamp.heading }),
    choice: (name: string) => section.getByRole('radio', { name, exact: true }),
    button: (name: string) => section.getByRole('button', { name, exact: true }),
    sign: page.getByRole('banner').getByRole('link'),
    band: page.locator('[data-band="headset"]'),
  };
}

export function askedOf(desk: ScreenDesk, name: string): readonly unknown[] {
  return desk.asked.filter(([asked]) => asked === name).map(([, body]) => body);
}
