import { codesOf } from '#core/call/codes.ts';
import { OutsideView } from '#core/contract/outsideCalls.ts';
import type { SettingsChange, SettingsFault, SettingsView } from '#core/contract/settingsCalls.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { type FurtherLine, isSettingsProblem, readSettings, type Settings } from '#core/settings.ts';
import { unchanged } from './telephoneDraft.ts';

/** What a file would change; each has its sentence. */
export type Change =
  | { readonly what: 'account'; readonly from: string | null; readonly to: string | null }
  | { readonly what: 'password' }
  | { readonly what: 'country'; readonly from: string; readonly to: string }
  | { readonly what: 'week' | 'holidays' | 'codes' | 'pbx' | 'lines' | 'ldap' | 'crm' }
  | {
      readonly what: 'callbackMinutes' | 'targetSeconds' | 'wrapUpSeconds' | 'practiceEverySeconds';
      readonly from: number;
      readonly to: number;
    };

export type Preview =
  | { readonly ok: true; readonly changes: readonly Change[] }
  | { readonly ok: false; readonly fault: SettingsFault };

/** Reads a file as the backend would, and tells what is different in it. */
export function previewOf(text: string, view: SettingsView, outside: OutsideView): Preview {
  const settings = readSettings(withPassword(text));
  if (isSettingsProblem(settings)) return { ok: false, fault: settings };
  return { ok: true, changes: [...changesOf(settings, view), ...outsideChanges(settings, outside)] };
}

/** A file without a password is a whole one: the kept password stays. */
function withPassword(text: string): string {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isRecord(json)) return text;
    const { account, lines } = json;
    return JSON.stringify({
      ...json,
      ...(isRecord(account) ? { account: { password: '', ...account } } : {}),
      ...(Array.isArray(lines)
        ? { lines: lines.map((line: unknown) => (isRecord(line) ? { password: '', ...line } : line)) }
        : {}),
    });
  } catch {
    return text;
  }
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function headersOf(headers: readonly { readonly name: string }[]) {
  return headers.map(({ name }) => ({ name, hasValue: false }));
}

function withoutPassword({ password: _, ...rest }: NonNullable<Settings['ldap']>) {
  return rest;
}

/** Secrets are compared by whether there are any: the page does not have those that are kept. */
function outsideChanges({ ldap, crm }: Settings, now: OutsideView): readonly Change[] {
  const { ldap: ldapShape, crm: crmShape } = OutsideView.shape;
  const told = (shape: typeof ldapShape | typeof crmShape, value: unknown): string =>
    JSON.stringify(shape.parse(value));
  const sameLdap =
    told(ldapShape, ldap === undefined ? null : { ...withoutPassword(ldap), hasPassword: false }) ===
    told(ldapShape, now.ldap === null ? null : { ...now.ldap, hasPassword: false });
  const sameCrm =
    told(crmShape, crm === undefined ? null : { ...crm, headers: headersOf(crm.headers) }) ===
    told(crmShape, now.crm === null ? null : { ...now.crm, headers: headersOf(now.crm.headers) });
  const hasSecret = {
    ldap: ldap !== undefined && ldap.password !== '',
    crm: crm?.headers.some(({ value }) => value !== ''),
  };
  return [
    ...(sameLdap && !hasSecret.ldap ? [] : [{ what: 'ldap' } as const]),
    ...(sameCrm && hasSecret.crm !== true ? [] : [{ what: 'crm' } as const]),
  ];
}

/** What is left out has the value that Portico gives it. */
function changesOf(settings: Settings, view: SettingsView): readonly Change[] {
  const now = unchanged(view);
  const changes: Change[] = [];
  const { account } = settings;
  const isSameAccount = (['uri', 'server', 'secondServer', 'user'] as const).every(
    (key) => account?.[key] === now.account?.[key],
  );
  if (!isSameAccount) changes.push({ what: 'account', from: now.account?.uri ?? null, to: account?.uri ?? null });
  const lines = settings.lines ?? [];
  if (JSON.stringify(lines.map(shownOf)) !== JSON.stringify(now.lines.map(shownOf))) changes.push({ what: 'lines' });
  if ([account, ...lines].some((one) => one !== undefined && one.password !== '')) changes.push({ what: 'password' });
  const country = settings.country ?? now.country;
  if (country !== now.country) changes.push({ what: 'country', from: now.country, to: country });
  const office = settings.office ?? { week: [], holidays: [] };
  if (JSON.stringify(office.week) !== JSON.stringify(now.office.week)) changes.push({ what: 'week' });
  if (JSON.stringify(office.holidays) !== JSON.stringify(now.office.holidays)) changes.push({ what: 'holidays' });
  if (JSON.stringify(pbxRulesOf(settings.pbx)) !== JSON.stringify(now.pbx)) changes.push({ what: 'pbx' });
  const numbers = [
    ['callbackMinutes', settings.callbackMinutes ?? 30],
    ['targetSeconds', settings.targetSeconds ?? 20],
    ['wrapUpSeconds', settings.wrapUpSeconds ?? 120],
    ['practiceEverySeconds', settings.practiceEverySeconds ?? 0],
  ] as const;
  for (const [what, to] of numbers) if (now[what] !== to) changes.push({ what, from: now[what], to });
  if (JSON.stringify(codesOf(settings.codes)) !== JSON.stringify(codesOf(now.codes))) changes.push({ what: 'codes' });
  return changes;
}

/** What tells a line of the file from one that is set: all but the password. */
function shownOf(line: FurtherLine | SettingsChange['lines'][number]): readonly unknown[] {
  const exchange = 'exchange' in line ? line.exchange : ownExchange(line);
  return [line.id, line.name, line.uri, line.server, line.secondServer ?? '', line.user, exchange];
}

function ownExchange({ pbx, codes }: FurtherLine): SettingsChange['lines'][number]['exchange'] {
  return pbx === undefined && codes === undefined ? null : { pbx: pbxRulesOf(pbx), codes: codesOf(codes) };
}
