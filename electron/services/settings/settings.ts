import { mainLine } from '#core/call/line.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { RawHeader } from '#core/caller/identity.ts';
import type { SipAccount } from '#core/call/telephone.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { SettingsFault, SettingsView } from '#core/contract/settingsCalls.ts';
import { type FurtherLine, type Settings, isSettingsProblem, linesOf, readSettings, rulesOf } from '#core/settings.ts';
import type { Timers } from '#core/support/ports.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { createTurns } from '#core/support/turns.ts';
import { withSecretsOf, withoutSecrets } from '#core/settingsSecrets.ts';
import { codesOf } from '#core/call/codes.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { changedSettings, linesTouched, needsRestart, passwordIn } from './change.ts';
import { type OutsideTrials, createOutsideHandlers } from './outside.ts';

/** How the password is kept: encrypted by the system, or in the settings file, which its owner alone can read. */
export type PasswordKept = SettingsView['passwordKept'];

type TurnedAway = (sipCallId: string, headers: readonly RawHeader[]) => void;

type AccountTried =
  | { readonly registered: true; readonly ms: number; readonly signature: string }
  | { readonly registered: false; readonly reason: Exclude<PhoneState['reason'], null> };

export interface SettingsPorts extends OutsideTrials {
  readonly timers: Timers;
  /** In use, with the password. */
  readonly settings: Settings;
  /** Whose name the page shows. */
  readonly file: string;
  readonly passwordKept: PasswordKept;
  /** On the disk when it answers, or nothing was changed. */
  readonly write: (settings: Settings) => Promise<Result<PasswordKept, 'not-written'>>;
  /** `onTurnedAway`: somebody called over it meanwhile. */
  readonly tryAccount: (account: SipAccount, onTurnedAway: TurnedAway) => Promise<AccountTried>;
  /** A call of that line came over the trial's registration. */
  readonly turnedAway: (lineId: string, ...call: Parameters<TurnedAway>) => void;
  /** Registers this line of the desk anew. */
  readonly renewLine: (lineId: string) => void;
  /** What needs no restart: at once. */
  readonly apply: (settings: Settings) => void;
  /** The backend begins anew with what is on the disk. */
  readonly restart: () => void;
  /** On one of these lines; null: on any. */
  readonly callsLive: (lineIds: readonly string[] | null) => boolean;
}

type Changed = Result<{ fault: SettingsFault | null }, RefusalCode>;

/** The answer goes out before the line to the page is cut. */
const restartMs = 200;
/** A call that came in meanwhile is not cut off: its end is waited for. */
const againMs = 1_000;

/** The settings' questions. */
export function createSettingsHandlers(ports: SettingsPorts): HandlersOf<'settings'> {
  // One after the other: the later of two changes is made to what the earlier one left.
  const inTurn = createTurns();
  let { settings, passwordKept } = ports;
  /** What the desk works by; what is on the disk may wait for the end of a call. */
  let applied = settings;
  let waiting = false;
  let restarting = false;

  async function change(text: string): Promise<Changed> {
    const wanted = readSettings(text);
    if (isSettingsProblem(wanted)) return ok({ fault: wanted });
    const restarts = needsRestart(settings, wanted);
    const touched = restarts ? null : linesTouched(settings, wanted);
    if (isBusy(touched)) return failed('busy-with-calls');
    const written = await ports.write(wanted);
    if (!written.ok) return written;
    settings = wanted;
    passwordKept = written.value;
    if (restarts) restartLater();
    else applyWhenQuiet();
    return ok({ fault: null });
  }

  /** The lines are told apart from what is in use: an earlier change may wait as well. */
  function applyWhenQuiet(): void {
    if (waiting) return;
    waiting = isBusy(linesTouched(applied, settings));
    if (waiting)
      return void ports.timers.after(againMs, () => {
        waiting = false;
        applyWhenQuiet();
      });
    applied = settings;
    ports.apply(settings);
  }

  function restartLater(): void {
    if (restarting) return;
    restarting = true;
    ports.timers.after(restartMs, () => whenQuiet(null, ports.restart));
  }

  /** Calls would be lost. null: of any line. */
  function isBusy(lineIds: readonly string[] | null): boolean {
    return lineIds?.length !== 0 && ports.callsLive(lineIds);
  }

  function whenQuiet(lineIds: readonly string[] | null, act: () => void): void {
    if (isBusy(lineIds)) ports.timers.after(againMs, () => whenQuiet(lineIds, act));
    else act();
  }

  async function tryAccount(account: SipAccount): Promise<Result<AccountTried, RefusalCode>> {
    // Many exchanges keep one registration a user: the trial's takes the place of the desk's own.
    const own = linesOf(settings).find((line) => line.account.uri === account.uri)?.lineId;
    if (own !== undefined && ports.callsLive([own])) return failed('busy-with-calls');
    const tried = await ports.tryAccount(account, (...call) => {
      if (own !== undefined) ports.turnedAway(own, ...call);
    });
    if (own !== undefined && tried.registered) whenQuiet([own], () => ports.renewLine(own));
    return ok(tried);
  }

  return {
    ...createOutsideHandlers({
      ...ports,
      settings: () => settings,
      kept: () => passwordKept,
      country: () => rulesOf(settings).country,
      change: (make) => inTurn(() => change(JSON.stringify(make(settings)))),
    }),
    'settings.read': () => ok(viewOf(settings, ports.file, passwordKept)),
    'settings.try-account': ({ lineId = mainLine, password, ...account }) =>
      tryAccount({ ...account, password: password ?? passwordIn(settings, lineId) }),
    'settings.change': (typed) => inTurn(() => change(JSON.stringify(changedSettings(typed, settings)))),
    'settings.export': ({ withPassword }) => ok({ text: textOf(settings, withPassword) }),
    'settings.import': ({ text }) => inTurn(() => change(withKeptSecrets(text, settings))),
  };
}

function viewOf(settings: Settings, file: string, passwordKept: PasswordKept): SettingsView {
  const { account, lines = [] } = settings;
  return {
    account:
      account === undefined
        ? null
        : { ...shown(account), ...(account.name === undefined ? {} : { name: account.name }) },
    lines: lines.map((line) => ({ id: line.id, name: line.name, ...shown(line), exchange: exchangeOf(line) })),
    ...rulesOf(settings),
    practiceEverySeconds: settings.practiceEverySeconds ?? 0,
    passwordKept,
    file,
  };
}

/** Without its password. */
function shown({ uri, server, secondServer, user, password }: SipAccount) {
  return {
    uri,
    server,
    ...(secondServer === undefined ? {} : { secondServer }),
    user,
    hasPassword: password !== '',
  };
}

function exchangeOf({ pbx, codes }: FurtherLine): SettingsView['lines'][number]['exchange'] {
  return pbx === undefined && codes === undefined ? null : { pbx: pbxRulesOf(pbx), codes: codesOf(codes) };
}

function textOf(settings: Settings, withSecrets: boolean): string {
  return `${JSON.stringify(withSecrets ? settings : withoutSecrets(settings), null, 2)}\n`;
}

/** A file without secrets leaves the kept ones; whatever else is wrong with it is told when it is read. */
function withKeptSecrets(text: string, kept: Settings): string {
  const read = readSettings(text);
  return isSettingsProblem(read) ? text : JSON.stringify(withSecretsOf(read, kept));
}
