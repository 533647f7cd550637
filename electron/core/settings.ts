import { z } from 'zod';
import { type DeskCodes, PbxCodes, codesOf } from './call/codes.ts';
import { CrmSettings, CrmPaths } from './crm/settings.ts';
import { LdapAttributes, LdapSettings } from './ldap/settings.ts';
import { mainLine } from './call/line.ts';
import type { SipAccount } from './call/telephone.ts';
import { PbxSettings, type PbxRules, pbxRulesOf } from './pbx/rules.ts';
import { OfficeHours, alwaysOpen } from './routing/hours.ts';

const accountKeys = {
  /** Address of record, sip:1000@pbx.example */
  uri: z.string().regex(/^sips?:[^@\s]+@[^@\s]+$/),
  /** SIP over WebSocket, wss://pbx.example:8089/ws */
  server: z.string().regex(/^wss?:\/\/[^\s/]+/),
  /** Used while the first one is not there. */
  secondServer: z
    .string()
    .regex(/^wss?:\/\/[^\s/]+/)
    .optional(),
  /** Digest user name, often the same as the user part of `uri`. */
  user: z.string().min(1),
  password: z.string(),
};

/** What the receptionist calls a line: Main, Clinic. */
const lineName = z.string().trim().min(1).max(40);

/** A line beside the first one. */
const FurtherLine = z.strictObject({
  /** Stays the same whatever else is changed: journal and callbacks know the line by it. */
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  name: lineName,
  ...accountKeys,
  /** The exchange behind it; both left out: the first line's. */
  pbx: PbxSettings.optional(),
  codes: PbxCodes.optional(),
});
export type FurtherLine = z.infer<typeof FurtherLine>;

/** Beside the first one. */
export const mostFurtherLines = 8;

/** The settings file: `{ "version": 1, "account": {...}, "country": "UA", "practiceEverySeconds": 60 }`. */
const SettingsFile = z.strictObject({
  version: z.literal(1),
  /** The SIP account at the PBX; left out: practice. */
  account: z
    .strictObject({
      /** Left out: the user part of its address. Read only where there are further lines. */
      name: lineName.optional(),
      ...accountKeys,
    })
    .optional(),
  /** Further accounts, each registered beside the first one, at the same exchange or another. */
  lines: z.array(FurtherLine).max(mostFurtherLines).optional(),
  /** Where the desk stands: ISO 3166 alpha-2, tells how national numbers are read. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** On the practice exchange: a call every so many seconds; left out or 0: only when asked. */
  practiceEverySeconds: z.number().min(0).max(86_400).optional(),
  /** When the office works; left out: always. */
  office: OfficeHours.optional(),
  /** Working minutes until a missed caller is due to be called back; left out: 30. */
  callbackMinutes: z.int().min(1).max(10_000).optional(),
  /** How long the target of a transfer may ring before the caller comes back; left out: 20. */
  targetSeconds: z.int().min(5).max(180).optional(),
  /** How long the note of a call that is over is asked for before it folds away; 0: it is not asked for, and stays open; left out: 120. */
  wrapUpSeconds: z.int().min(0).max(3_600).optional(),
  codes: PbxCodes.optional(),
  /** What stands at the other end of the line, and what it allows. */
  pbx: PbxSettings.optional(),
  /** The company's directory server; left out: none is read. */
  ldap: LdapSettings.optional(),
  /** The office's customer database; left out: none is asked. */
  crm: CrmSettings.optional(),
});

/** The same, with lines that can be told from each other. */
export const Settings = SettingsFile.superRefine(({ account: first, lines = [] }, found) => {
  if (first === undefined && lines.length > 0)
    found.addIssue({ code: 'custom', path: ['account'], message: 'further lines stand beside a first one' });
  lines.forEach((line, nth) => {
    const before = lines.slice(0, nth);
    const wrong = (key: keyof FurtherLine): void =>
      found.addIssue({ code: 'custom', path: ['lines', nth, key], message: 'another line has it' });
    if (line.id === mainLine || before.some(({ id }) => id === line.id)) wrong('id');
    if (first?.uri === line.uri || before.some(({ uri }) => uri === line.uri)) wrong('uri');
  });
});
export type Settings = z.infer<typeof Settings>;

/** What the desk works by, with Portico's own values where the settings say nothing. */
export interface DeskRules {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly office: OfficeHours;
  readonly callbackMinutes: number;
  readonly targetSeconds: number;
  readonly wrapUpSeconds: number;
  readonly codes: DeskCodes;
  readonly pbx: PbxRules;
}

export function rulesOf(settings: Settings): DeskRules {
  return {
    country: settings.country ?? 'UA',
    office: settings.office ?? alwaysOpen,
    callbackMinutes: settings.callbackMinutes ?? 30,
    targetSeconds: settings.targetSeconds ?? 20,
    wrapUpSeconds: settings.wrapUpSeconds ?? 120,
    codes: codesOf(settings.codes),
    pbx: pbxRulesOf(settings.pbx),
  };
}

/** Registered alike: nothing is to be done. */
export function isSameAccount(one: SipAccount, other: SipAccount | undefined): boolean {
  return (['uri', 'server', 'secondServer', 'user', 'password'] as const).every((key) => one[key] === other?.[key]);
}

/** One line as the settings have it. */
export interface LineSettings {
  readonly lineId: string;
  /** '' where it is the only one. */
  readonly name: string;
  readonly account: SipAccount;
  readonly codes: DeskCodes;
  readonly pbx: PbxRules;
}

/** All lines, the first one first; none where the desk practises. */
export function linesOf(settings: Settings): readonly LineSettings[] {
  const { account: first, lines = [] } = settings;
  if (first === undefined) return [];
  const { codes, pbx } = rulesOf(settings);
  const { name = /:([^@]*)/.exec(first.uri)?.[1] ?? '', ...account } = first;
  return [
    { lineId: mainLine, name: lines.length === 0 ? '' : name, account, codes, pbx },
    ...lines.map((line) => lineOf(line, { codes, pbx })),
  ];
}

function lineOf(line: FurtherLine, first: Pick<LineSettings, 'codes' | 'pbx'>): LineSettings {
  const { id, name, pbx, codes, ...account } = line;
  const own = { codes: codesOf(codes), pbx: pbxRulesOf(pbx) };
  return { lineId: id, name, account, ...(pbx === undefined && codes === undefined ? first : own) };
}

export interface SettingsProblem {
  /** What is wrong: the file as a whole, a key nobody knows, or a value. */
  readonly kind: 'not-json' | 'unknown-key' | 'missing' | 'wrong-value';
  /** Dotted path: account.server; '' for the whole file. */
  readonly path: string;
  /** The known key that was probably meant; null if none is near. */
  readonly meant: string | null;
}

const innerKeys = [
  ...Object.keys(PbxCodes.shape),
  'id',
  'name',
  'uri',
  'server',
  'secondServer',
  'user',
  'password',
  'week',
  'holidays',
  'day',
  'from',
  'until',
  ...Object.keys(PbxSettings.shape),
  ...Object.keys(LdapSettings.shape),
  ...Object.keys(LdapAttributes.shape),
  ...Object.keys(CrmSettings.shape),
  ...Object.keys(CrmPaths.shape),
];
const knownKeys = [...Object.keys(SettingsFile.shape), ...innerKeys];

/** Reads the text of a settings file; on failure tells the first problem, to be worded for people. */
export function readSettings(text: string): Settings | SettingsProblem {
  let json: unknown;
  try {
    // A byte order mark is what Windows' Notepad puts in front.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'not-json', path: '', meant: null };
  }
  const parsed = Settings.safeParse(json);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues;
  // A misspelt key is also a missing one: the key that was written says more.
  const unknown = issues.find((issue) => issue.code === 'unrecognized_keys');
  if (unknown !== undefined) {
    const key = unknown.keys[0] ?? '';
    return { kind: 'unknown-key', path: [...unknown.path, key].join('.'), meant: nearest(key) };
  }
  const issue = issues[0];
  const path = issue?.path ?? [];
  return { kind: holds(json, path) ? 'wrong-value' : 'missing', path: path.join('.'), meant: null };
}

export function isSettingsProblem(read: Settings | SettingsProblem): read is SettingsProblem {
  return 'kind' in read;
}

function holds(json: unknown, path: readonly PropertyKey[]): boolean {
  let here = json;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return false;
    here = Object.entries(here).find(([name]) => name === String(key))?.[1];
  }
  return true;
}

function nearest(key: string): string | null {
  const near = knownKeys
    .map((known) => ({ known, far: distance(key.toLowerCase(), known.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far)[0];
  return near !== undefined && near.far <= 3 ? near.known : null;
}

/** Levenshtein's edit distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
