import type { SettingsChange, TypedLine } from '#core/contract/settingsCalls.ts';
import { mainLine } from '#core/call/line.ts';
import type { SipAccount } from '#core/call/telephone.ts';
import { type FurtherLine, type Settings, isSameAccount, linesOf } from '#core/settings.ts';

/** The password of that line; '' where none is kept. */
export function passwordIn(settings: Settings, lineId: string): string {
  return linesOf(settings).find((line) => line.lineId === lineId)?.account.password ?? '';
}

/** What was typed as settings, not yet looked at; whatever was not typed stays. */
export function changedSettings(typed: SettingsChange, before: Settings): Settings {
  const { ldap, crm } = before;
  const { account, lines, office, ...rest } = typed;
  const name = account?.name?.trim() ?? '';
  return {
    version: 1,
    ...(account === null
      ? {}
      : { account: { ...(name === '' ? {} : { name }), ...accountOf(account, passwordIn(before, mainLine)) } }),
    ...(account === null || lines.length === 0
      ? {}
      : { lines: lines.map((line) => lineOf(line, passwordIn(before, line.id))) }),
    ...rest,
    office,
    ...(ldap === undefined ? {} : { ldap }),
    ...(crm === undefined ? {} : { crm }),
  };
}

type TypedAccount = Omit<TypedLine, 'id' | 'name' | 'exchange'>;

function accountOf(typed: TypedAccount, kept: string): SipAccount {
  const second = typed.secondServer?.trim() ?? '';
  return {
    uri: typed.uri.trim(),
    server: typed.server.trim(),
    ...(second === '' ? {} : { secondServer: second }),
    user: typed.user.trim(),
    password: typed.password ?? kept,
  };
}

function lineOf(typed: TypedLine, kept: string): FurtherLine {
  return { id: typed.id, name: typed.name.trim(), ...accountOf(typed, kept), ...typed.exchange };
}

/** The change between practice and telephone system. */
export function needsRestart(before: Settings, after: Settings): boolean {
  return (before.account === undefined) !== (after.account === undefined);
}

/** Lines that the change takes away, or gives another account: their calls would be lost. */
export function linesTouched(before: Settings, after: Settings): readonly string[] {
  const next = linesOf(after);
  return linesOf(before)
    .filter(({ lineId, account }) => !isSameAccount(account, next.find((line) => line.lineId === lineId)?.account))
    .map(({ lineId }) => lineId);
}
