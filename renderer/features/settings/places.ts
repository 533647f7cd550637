export const settingsSections = [
  'telephone',
  'sound',
  'headset',
  'hours',
  'classes',
  'learned',
  'outside',
  'look',
  'keys',
  'journal',
  'file',
] as const;
export type SettingsSection = (typeof settingsSections)[number];
