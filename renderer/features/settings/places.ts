export const settingsSections = ['telephone', 'sound', 'hours', 'look', 'keys', 'file'] as const;
export type SettingsSection = (typeof settingsSections)[number];
