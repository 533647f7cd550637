import type { SettingsChange } from '#core/contract/settingsCalls.ts';
import type { Settings } from '#core/settings.ts';

/** What was typed as settings, not yet looked at. `kept`: the password where none was typed. */
export function changedSettings(typed: SettingsChange, kept: string): Settings {
  const { account, office, ...rest } = typed;
  return {
    version: 1,
    ...(account === null
      ? {}
      : {
          account: {
            uri: account.uri.trim(),
            server: account.server.trim(),
            user: account.user.trim(),
            password: account.password ?? kept,
          },
        }),
    ...rest,
    office,
  };
}

/** Another account, or the change between practice and telephone system. */
export function needsRestart(before: Settings, after: Settings): boolean {
  const [old, next] = [before.account, after.account];
  if (old === undefined || next === undefined) return old !== next;
  return old.uri !== next.uri || old.server !== next.server || old.user !== next.user || old.password !== next.password;
}
