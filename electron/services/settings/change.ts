import type { SettingsChange } from '#core/contract/settingsCalls.ts';
import type { Settings } from '#core/settings.ts';

/** What was typed as settings, not yet looked at; whatever was not typed stays. */
export function changedSettings(typed: SettingsChange, { account: before, ldap, crm }: Settings): Settings {
  const { account, office, ...rest } = typed;
  const second = account?.secondServer?.trim() ?? '';
  return {
    version: 1,
    ...(account === null
      ? {}
      : {
          account: {
            uri: account.uri.trim(),
            server: account.server.trim(),
            ...(second === '' ? {} : { secondServer: second }),
            user: account.user.trim(),
            password: account.password ?? before?.password ?? '',
          },
        }),
    ...rest,
    office,
    ...(ldap === undefined ? {} : { ldap }),
    ...(crm === undefined ? {} : { crm }),
  };
}

/** Another account, or the change between practice and telephone system. */
export function needsRestart(before: Settings, after: Settings): boolean {
  const [old, next] = [before.account, after.account];
  if (old === undefined || next === undefined) return old !== next;
  const keys = ['uri', 'server', 'secondServer', 'user', 'password'] as const;
  return keys.some((key) => old[key] !== next[key]);
}
