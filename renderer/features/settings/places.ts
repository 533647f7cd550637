export const settingsSections = ['telephone', 'sound', 'headset', 'hours', 'outside', 'look', 'keys', 'file'] as const;
export type SettingsSection = (typeof settingsSections)[number];
