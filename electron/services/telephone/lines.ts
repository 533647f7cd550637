import { type CallLine, type LineView, exchangeOfAddress, onlyLine } from '#core/call/line.ts';
import { type DeskCodes, codesOf } from '#core/call/codes.ts';
import type { MessagesWaiting } from '#core/call/messages.ts';
import { slotsOf } from '#core/call/parked.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { SipAccount, Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import { type PbxRules, pbxRulesOf } from '#core/pbx/rules.ts';
import { type LineSettings, isSameAccount } from '#core/settings.ts';
import type { Clock } from '#core/support/ports.ts';
import { createWatching } from './watching.ts';

/** The desk's accounts at their exchanges, and how each stands. */
export interface Lines {
  readonly views: () => LineView[];
  /** That line as a call bears it; the first one where it is not known (any more). */
  readonly callLine: (lineId: string | null) => CallLine;
  /** What the exchange behind that line allows, and wants dialled; the first one's where it is not known. */
  readonly exchange: (lineId: string) => Pick<LineSettings, 'pbx' | 'codes'>;
  readonly codes: (lineId: string) => DeskCodes;
  /** The line that somebody belongs to, by its id; the first one where nothing is said, or it is no more. */
  readonly lineIdOf: (lineId: string | undefined) => string;
  /** Whose telephones, and which places, are watched at a line's exchange: two ask for it, each for its own. */
  readonly watchPeople: (lineId: string, extensions: readonly string[]) => void;
  readonly watchPlaces: (lineId: string, extensions: readonly string[]) => void;
  /** Its address of record; '' without an account. */
  readonly address: (lineId: string) => string;
  /** User part of its address, where every call of that line ends up; '' without an account. */
  readonly ownName: (lineId: string) => string;
  /** Others from now on: what is new or has another account is registered, what is gone is given up. */
  readonly set: (lines: readonly LineSettings[]) => void;
  /** Registers that line anew, over a new link; its calls would be lost. */
  readonly renew: (lineId: string) => void;
  readonly onTelephone: (event: Extract<TelephoneEvent, { kind: 'phone-changed' | 'messages' }>) => void;
}

export interface LinesPorts {
  readonly clock: Clock;
  readonly telephone: () => Pick<Telephone, 'connect' | 'disconnect' | 'watch'>;
  readonly publish: (lines: LineView[]) => void;
}

interface Standing {
  readonly phone: PhoneState;
  readonly messages: MessagesWaiting | null;
}

export function createLines({ clock, telephone, publish }: LinesPorts): Lines {
  let lines: readonly LineSettings[] = [];
  const standing = new Map<string, Standing>();

  function fresh(state: PhoneState['state']): Standing {
    return { phone: { state, reason: null, retryAt: null, since: clock.now() }, messages: null };
  }

  function found(lineId: string | null): LineSettings | undefined {
    return lines.find((line) => line.lineId === lineId) ?? lines[0];
  }

  function viewOf({ lineId, name, account, pbx, codes }: LineSettings): LineView {
    const { phone, messages } = standing.get(lineId) ?? fresh('connecting');
    return {
      lineId,
      name,
      phone,
      messages,
      voicemail: pbx.voicemailPrefix !== '',
      parks: slotsOf(codes.park).length > 0,
      exchange: exchangeOfAddress(account.uri),
    };
  }

  /** A desk without an account has a line that is none. */
  const none: LineView = { ...onlyLine, ...fresh('not-configured'), voicemail: false, parks: false, exchange: '' };
  const views = (): LineView[] => (lines.length === 0 ? [none] : lines.map(viewOf));

  function connect(lineId: string, account: SipAccount): void {
    standing.set(lineId, fresh('connecting'));
    telephone().connect(lineId, account);
  }

  const watching = createWatching((...asked) => telephone().watch(...asked));

  function callLine(lineId: string | null): CallLine {
    const line = found(lineId);
    return line === undefined ? onlyLine : { lineId: line.lineId, name: line.name };
  }

  return {
    views,
    callLine,
    exchange: (lineId) => found(lineId) ?? nobodys,
    codes: (lineId) => (found(lineId) ?? nobodys).codes,
    lineIdOf: (lineId) => callLine(lineId ?? null).lineId,
    watchPeople: watching.people,
    watchPlaces: watching.places,
    address: (lineId) => found(lineId)?.account.uri ?? '',
    ownName: (lineId) => /^sips?:([^@]+)@/.exec(found(lineId)?.account.uri ?? '')?.[1] ?? '',
    set: (next) => {
      const before = lines;
      lines = next;
      for (const { lineId } of before) {
        if (next.some((line) => line.lineId === lineId)) continue;
        standing.delete(lineId);
        telephone().disconnect(lineId);
      }
      for (const { lineId, account } of next) {
        const old = before.find((line) => line.lineId === lineId)?.account;
        if (old === undefined || !isSameAccount(old, account)) connect(lineId, account);
      }
      publish(views());
    },
    renew: (lineId) => {
      const line = lines.find((one) => one.lineId === lineId);
      if (line !== undefined) telephone().connect(lineId, line.account);
    },
    onTelephone: (event) => {
      const now = standing.get(event.lineId);
      // A last word of a line that was given up.
      if (now === undefined) return;
      const change = event.kind === 'messages' ? { messages: event.messages } : { phone: event.phone };
      standing.set(event.lineId, { ...now, ...change });
      publish(views());
    },
  };
}

const nobodys: { readonly pbx: PbxRules; readonly codes: DeskCodes } = { pbx: pbxRulesOf(undefined), codes: codesOf() };
