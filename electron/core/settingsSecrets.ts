import { z } from 'zod';
import type { Settings } from './settings.ts';
import type { SecretName } from './support/secrets.ts';

/** A secret of the settings: where it stands in them, as one text. */
interface SecretPlace {
  readonly name: SecretName;
  /** '' for none; null: the settings have no such place. */
  readonly in: (settings: Settings) => string | null;
  readonly put: (settings: Settings, secret: string) => Settings;
}

const Values = z.array(z.string());

const fixedPlaces: readonly SecretPlace[] = [
  {
    name: 'account-password',
    in: ({ account }) => account?.password ?? null,
    put: (settings, password) =>
      settings.account === undefined ? settings : { ...settings, account: { ...settings.account, password } },
  },
  {
    name: 'ldap-password',
    in: ({ ldap }) => ldap?.password ?? null,
    put: (settings, password) =>
      settings.ldap === undefined ? settings : { ...settings, ldap: { ...settings.ldap, password } },
  },
  {
    name: 'crm-headers',
    // All values as one, in the order of their headers: a key to an interface is among them.
    in: ({ crm }) => {
      if (crm === undefined) return null;
      return crm.headers.some(({ value }) => value !== '') ? JSON.stringify(crm.headers.map(({ value }) => value)) : '';
    },
    put: (settings, secret) => {
      const { crm } = settings;
      if (crm === undefined) return settings;
      const values = valuesOf(secret);
      return {
        ...settings,
        crm: { ...crm, headers: crm.headers.map(({ name }, place) => ({ name, value: values[place] ?? '' })) },
      };
    },
  },
];

/** Everything in these settings that is kept apart from them where the system can encrypt it, line by line. */
export function secretPlacesOf(...all: readonly Settings[]): readonly SecretPlace[] {
  const lineIds = new Set(all.flatMap(({ lines = [] }) => lines.map(({ id }) => id)));
  return [...fixedPlaces, ...[...lineIds].map(placeOfLine)];
}

function placeOfLine(lineId: string): SecretPlace {
  return {
    name: `line-password:${lineId}`,
    in: ({ lines = [] }) => lines.find(({ id }) => id === lineId)?.password ?? null,
    put: (settings, password) =>
      settings.lines === undefined
        ? settings
        : { ...settings, lines: settings.lines.map((line) => (line.id === lineId ? { ...line, password } : line)) },
  };
}

/** Of the first account or a further line: what registers the telephone. */
export function isOfAccount(name: SecretName): boolean {
  return name === 'account-password' || name.startsWith('line-password:');
}

function valuesOf(secret: string): readonly string[] {
  if (secret === '') return [];
  try {
    const read = Values.safeParse(JSON.parse(secret));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
}

export function withoutSecrets(settings: Settings): Settings {
  return secretPlacesOf(settings).reduce((told, place) => place.put(told, ''), settings);
}

/** Where `settings` say nothing of a secret, the one of `kept` stays; a server that was changed gets no other server's. */
export function withSecretsOf(settings: Settings, kept: Settings): Settings {
  return secretPlacesOf(settings).reduce((told, place) => {
    const secret = place.in(kept);
    return place.in(told) === '' && secret !== null && sameServer(place.name, told, kept)
      ? place.put(told, secret)
      : told;
  }, settings);
}

function sameServer(name: SecretName, one: Settings, other: Settings): boolean {
  if (name === 'ldap-password')
    return one.ldap?.server === other.ldap?.server && one.ldap?.bindName === other.ldap?.bindName;
  if (name === 'crm-headers') return originOf(one.crm?.url) === originOf(other.crm?.url);
  return true;
}

/** Scheme and host: where a header goes. */
export function originOf(url = ''): string {
  return /^\w+:\/\/[^/?#]*/.exec(url.trim())?.[0].toLowerCase() ?? '';
}
