import { z } from 'zod';
import { DeskCodes } from '../call/codes.ts';
import { PhoneState } from '../call/phone.ts';
import { PbxRules } from '../pbx/rules.ts';
import { OfficeHours } from '../routing/hours.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});

/** An account as it is typed; `password` null: the one that is kept. */
const TypedAccount = z.object({
  uri: z.string().max(300),
  server: z.string().max(300),
  /** Left out or '': there is none. */
  secondServer: z.string().max(300).optional(),
  user: z.string().max(200),
  password: z.string().max(500).nullable(),
});

/** What stands at the other end of a line. */
const Exchange = z.object({ pbx: PbxRules, codes: DeskCodes });

/** A further line as it is typed. `id`: new for a new line, and the same ever after. */
const TypedLine = z.object({
  id: z.string().max(100),
  name: z.string().max(200),
  ...TypedAccount.shape,
  /** null: the first line's. */
  exchange: Exchange.nullable(),
});
export type TypedLine = z.infer<typeof TypedLine>;

const Account = z.object({
  uri: z.string(),
  server: z.string(),
  secondServer: z.string().optional(),
  user: z.string(),
  hasPassword: z.boolean(),
});

export const SettingsView = z.object({
  /** null: the practice exchange, or no telephone. The password never comes to the page. */
  account: Account.extend({ name: z.string().optional() }).nullable(),
  /** Beside the first one. */
  lines: z.array(Account.extend({ id: z.string(), name: z.string(), exchange: Exchange.nullable() })),
  /** ISO 3166 alpha-2. */
  country: z.string(),
  practiceEverySeconds: z.number(),
  office: OfficeHours,
  /** Working minutes until a missed caller is due to be called back. */
  callbackMinutes: z.int(),
  /** How long a target may ring before the caller comes back. */
  targetSeconds: z.int(),
  /** How long the note of a call that is over is asked for before it folds away; 0: never. */
  wrapUpSeconds: z.int(),
  codes: DeskCodes,
  pbx: PbxRules,
  /** How the password is kept: encrypted by the system, or in a file that its owner alone can read. */
  passwordKept: z.enum(['encrypted', 'file']),
  /** Given with the command line: what is changed here is written there. */
  file: z.string(),
});
export type SettingsView = z.infer<typeof SettingsView>;

export const SettingsChange = z.object({
  /** `name` left out or '': the line is called as the user part of its address. */
  account: TypedAccount.extend({ name: z.string().max(200).optional() }).nullable(),
  /** Of no account where it is null. */
  lines: z.array(TypedLine).max(50),
  country: z.string().max(2),
  practiceEverySeconds: z.number(),
  office: OfficeHours,
  callbackMinutes: z.int(),
  targetSeconds: z.int(),
  /** How long the note of a call that is over is asked for before it folds away; 0: never. */
  wrapUpSeconds: z.int(),
  codes: DeskCodes,
  pbx: PbxRules,
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** What is wrong with settings, by the place in the file. See core/settings.ts. */
export const SettingsFault = z.object({
  kind: z.enum(['not-json', 'unknown-key', 'missing', 'wrong-value']),
  path: z.string(),
  meant: z.string().nullable(),
});
export type SettingsFault = z.infer<typeof SettingsFault>;

/** The settings' questions, for the manager as for the receptionist until there are PINs. */
export const settingsCalls = {
  'settings.read': call(nothing, SettingsView, everyRole),
  /**
   * Registers with the account at `server` over a link of its own and takes it back; at most 10 s. `ms`: from the first packet to
   * the registrar's 200.
   */
  'settings.try-account': change(
    /** `lineId`: whose kept password is meant by null; left out: the first line's. */
    TypedAccount.extend({ lineId: z.string().max(100).optional() }),
    z.discriminatedUnion('registered', [
      z.object({
        registered: z.literal(true),
        ms: z.number(),
        /** What it calls itself (Server or User-Agent of its answer), '' where it says nothing. */
        signature: z.string(),
      }),
      z.object({ registered: z.literal(false), reason: PhoneState.shape.reason.unwrap() }),
    ]),
    'administrator',
  ),
  /**
   * Answers `fault` null when it is on the disk and in use, or what is wrong and nothing changed. A line with another account
   * registers anew, and no other line notices: refused with busy-with-calls while one of its own calls is live. The change
   * between practice and telephone system starts the backend anew: refused so while any call is live; the page's connection
   * is lost and comes back.
   */
  'settings.change': change(SettingsChange, z.object({ fault: SettingsFault.nullable() }), 'administrator'),
  /** The settings as one JSON file; the password only when asked. */
  'settings.export': change(z.object({ withPassword: z.boolean() }), z.object({ text: z.string() }), 'administrator'),
  /** Takes a file of 'settings.export'; without a password in it the kept one stays. As 'settings.change'. */
  'settings.import': change(
    z.object({ text: z.string().max(1_000_000) }),
    z.object({ fault: SettingsFault.nullable() }),
    'administrator',
  ),
} as const;
