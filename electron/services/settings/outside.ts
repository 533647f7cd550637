import type { TypedCrm, TypedLdap, OutsideView, OutsideChange } from '#core/contract/outsideCalls.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { SettingsFault } from '#core/contract/settingsCalls.ts';
import { understandNumber } from '#core/caller/number.ts';
import { faultsOfPaths } from '#core/crm/answer.ts';
import type { CrmFound } from '#core/crm/found.ts';
import { faultOfTemplate } from '#core/crm/question.ts';
import { CrmSettings } from '#core/crm/settings.ts';
import type { CrmFault } from '#core/crm/view.ts';
import type { Person } from '#core/ldap/person.ts';
import { LdapSettings } from '#core/ldap/settings.ts';
import type { LdapFault } from '#core/ldap/view.ts';
import type { Settings } from '#core/settings.ts';
import { originOf } from '#core/settingsSecrets.ts';
import { type Result, ok } from '#core/support/result.ts';

type OutsideHandlers = Pick<
  HandlersOf<'settings'>,
  'settings.outside' | 'settings.change-outside' | 'settings.try-ldap' | 'settings.try-crm'
>;

/** Trials with settings that are not saved yet. */
export interface OutsideTrials {
  readonly tryLdap: (settings: LdapSettings) => Promise<Result<readonly Person[], LdapFault>>;
  readonly tryCrm: (
    settings: CrmSettings,
    e164: string,
  ) => Promise<Result<{ readonly found: CrmFound | null; readonly ms: number }, CrmFault>>;
}

export interface OutsidePorts extends OutsideTrials {
  readonly settings: () => Settings;
  readonly kept: () => OutsideView['secretsKept'];
  readonly country: () => string;
  /** Makes the change in its turn; see `createSettingsHandlers`. */
  readonly change: (
    make: (settings: Settings) => Settings,
  ) => Promise<Result<{ fault: SettingsFault | null }, RefusalCode>>;
}

/** Questions about the settings of directory server and CRM. */
export function createOutsideHandlers(ports: OutsidePorts): OutsideHandlers {
  function faultOf({ ldap, crm }: OutsideChange): SettingsFault | null {
    if (ldap !== null && keptPassword(ldap, ports.settings()) === null) return missing('ldap.password');
    if (crm === null) return null;
    if (headersOf(crm, ports.settings()) === null) return missing('crm.headers');
    if (faultOfTemplate(crm) !== null) return wrong('crm.url');
    const [path] = faultsOfPaths(crm.paths);
    return path === undefined ? null : wrong(`crm.paths.${path}`);
  }

  return {
    'settings.outside': () => ok(viewOf(ports.settings(), ports.kept())),
    'settings.change-outside': async (typed) => {
      const fault = faultOf(typed);
      return fault === null ? ports.change((settings) => withOutside(settings, typed)) : ok({ fault });
    },
    'settings.try-ldap': async (typed) => {
      const settings = ldapOf(typed, ports.settings());
      if (settings === null) return ok({ found: false, fault: 'incomplete' });
      const tried = await ports.tryLdap(settings);
      return ok(
        tried.ok
          ? { found: true, people: tried.value.map(({ numbers, ...person }) => ({ ...person, numbers: [...numbers] })) }
          : { found: false, fault: tried.error },
      );
    },
    'settings.try-crm': async ({ crm, number }) => {
      const settings = crmOf(crm, ports.settings());
      if (settings === null) return ok({ answered: false, fault: 'incomplete' });
      const { e164, kind } = understandNumber(number, ports.country());
      if (e164 === null || kind !== 'public') return ok({ answered: false, fault: 'bad-number' });
      const tried = await ports.tryCrm(settings, e164);
      return ok(tried.ok ? { answered: true, ...tried.value } : { answered: false, fault: tried.error });
    },
  };
}

function missing(path: string): SettingsFault {
  return { kind: 'missing', path, meant: null };
}

function wrong(path: string): SettingsFault {
  return { kind: 'wrong-value', path, meant: null };
}

function viewOf({ ldap, crm }: Settings, secretsKept: OutsideView['secretsKept']): OutsideView {
  return {
    ldap: ldap === undefined ? null : ldapView(ldap),
    crm: crm === undefined ? null : crmView(crm),
    secretsKept,
  };
}

function ldapView({ password, ...rest }: LdapSettings): NonNullable<OutsideView['ldap']> {
  return { ...rest, hasPassword: password !== '' };
}

function crmView({ headers, ...rest }: CrmSettings): NonNullable<OutsideView['crm']> {
  return { ...rest, headers: headers.map(({ name, value }) => ({ name, hasValue: value !== '' })) };
}

/** What is wrong with it the settings file's own schema tells: here it is only put together. */
function withOutside({ ldap: oldLdap, crm: oldCrm, ...rest }: Settings, typed: OutsideChange): Settings {
  const before = { ...rest, ldap: oldLdap, crm: oldCrm };
  const { ldap, crm } = typed;
  const typedCrm = crm === null ? null : headersOf(crm, before);
  return {
    ...rest,
    ...(ldap === null ? {} : { ldap: { ...ldap, password: keptPassword(ldap, before) ?? '' } }),
    ...(crm === null || typedCrm === null ? {} : { crm: { ...crm, headers: typedCrm } }),
  };
}

/** null: it must be typed again, since it was kept for another server or name. */
function keptPassword({ password, server, bindName }: TypedLdap, { ldap }: Settings): string | null {
  if (password !== null) return password;
  if (bindName === '') return '';
  return ldap !== undefined && ldap.server === server && ldap.bindName === bindName ? ldap.password : null;
}

/** null where a value must be typed again. */
function headersOf({ headers, url }: TypedCrm, { crm }: Settings): CrmSettings['headers'] | null {
  const same = crm !== undefined && originOf(crm.url) === originOf(url);
  const whole = headers.map(({ name, value }) => {
    const kept = same ? crm.headers.find((header) => header.name === name)?.value : undefined;
    return { name, value: value ?? kept ?? null };
  });
  return whole.every((header): header is { name: string; value: string } => header.value !== null) ? whole : null;
}

function ldapOf(typed: TypedLdap, settings: Settings): LdapSettings | null {
  const read = LdapSettings.safeParse({ ...typed, password: keptPassword(typed, settings) ?? undefined });
  return read.success && keptPassword(typed, settings) !== null ? read.data : null;
}

/** null: not complete. */
function crmOf(typed: TypedCrm, settings: Settings): CrmSettings | null {
  const headers = headersOf(typed, settings);
  if (headers === null) return null;
  const read = CrmSettings.safeParse({ ...typed, headers });
  return read.success && faultOfTemplate(read.data) === null ? read.data : null;
}
