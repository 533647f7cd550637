import type { GuardedRole } from '#core/roles/pins.ts';

export const settingsSections = [
  'telephone',
  'sound',
  'headset',
  'hours',
  'classes',
  'topics',
  'learned',
  'outside',
  'look',
  'keys',
  'journal',
  'roles',
  'privacy',
  'file',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Who may change what stands in a section; left out: everybody. */
export const sectionNeeds: Readonly<Partial<Record<SettingsSection, GuardedRole>>> = {
  telephone: 'administrator',
  hours: 'administrator',
  classes: 'manager',
  topics: 'manager',
  learned: 'manager',
  outside: 'administrator',
  journal: 'administrator',
  roles: 'manager',
  privacy: 'manager',
  file: 'administrator',
};
