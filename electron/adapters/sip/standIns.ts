/**
 * sip.js drops a message with an address it cannot read: no event, no answer. Such a text is replaced by a stand-in
 * before sip.js sees it and put back in everything sip.js sends for the same call, so that From and To of a response
 * equal the request's (RFC 3261 section 8.2.6.2), and the target of a request is the very URI the caller gave.
 */
export interface StandIns {
  /** The Call-ID as sip.js may see it; the same for the same call. */
  readonly callId: (original: string, plain: boolean) => string;
  /**
   * Stand-in for `<uri>` with its name, the same for the same `key`; `uri` is put back where it stands alone, as in a
   * request line.
   */
  readonly address: (callId: string, key: string, original: string, uri: string) => string;
  /** Stand-in for any other text; `shape` makes one of a label. Another `kind` of the same text has another one. */
  readonly text: (callId: string, original: string, shape: (label: string) => string, kind?: string) => string;
  /** Puts a whole header value back: it must be found before the stand-ins inside it. */
  readonly whole: (callId: string, original: string, shown: string) => void;
  /** What sip.js wants to send, with the originals in its head; the body stays untouched. */
  readonly restore: (message: string) => string;
  /** The same for a text that speaks of this call in a message of another one. */
  readonly restoreText: (shownCallId: string, text: string) => string;
}

interface Replaced {
  readonly shown: string;
  readonly original: string;
}

interface CallTexts {
  readonly shownCallId: string;
  /** By kind and original, so that a text met again gets the same stand-in. */
  readonly known: Map<string, string>;
  replaced: readonly Replaced[];
  size: number;
}

/** What is kept of all calls together; the call that was silent for longest is forgotten first. */
const mostCalls = 2_000;
const mostCharacters = 16_000_000;
const mostTextsPerCall = 64;

export const standInHost = 'stand-in.invalid';

export function createStandIns(): StandIns {
  const calls = new Map<string, CallTexts>();
  const shownCallIds = new Map<string, string>();
  let characters = 0;
  let last = 0;

  function nextLabel(): string {
    last += 1;
    return `s${last}`;
  }

  function forget(callId: string): void {
    const call = calls.get(callId);
    if (call === undefined) return;
    calls.delete(callId);
    shownCallIds.delete(call.shownCallId);
    characters -= call.size;
  }

  function touch(callId: string, call: CallTexts): void {
    calls.delete(callId);
    calls.set(callId, call);
  }

  function textsOf(callId: string, shownCallId: string): CallTexts {
    const call = calls.get(callId) ?? { shownCallId, known: new Map<string, string>(), replaced: [], size: 0 };
    touch(callId, call);
    shownCallIds.set(call.shownCallId, callId);
    while (calls.size > mostCalls || (characters > mostCharacters && calls.size > 1)) {
      const oldest = calls.keys().next();
      if (oldest.done === true) break;
      forget(oldest.value);
    }
    return call;
  }

  function keep(call: CallTexts, pairs: readonly Replaced[]): void {
    const size = pairs.reduce((sum, pair) => sum + pair.original.length, 0);
    call.size += size;
    characters += size;
    // The longer stand-in contains the shorter one: it goes first.
    const others = call.replaced.filter((known) => !pairs.some((pair) => pair.shown === known.shown));
    call.replaced = [...others, ...pairs].toSorted((a, b) => b.shown.length - a.shown.length);
  }

  function standIn(callId: string, key: string, make: () => readonly [Replaced, ...Replaced[]]): string {
    const call = textsOf(callId, callId);
    const known = call.known.get(key);
    if (known !== undefined) return known;
    const pairs = make();
    if (call.known.size < mostTextsPerCall) {
      call.known.set(key, pairs[0].shown);
      keep(call, pairs);
    }
    return pairs[0].shown;
  }

  function restored(call: CallTexts, text: string): string {
    return call.replaced.reduce((before, pair) => before.replaceAll(pair.shown, () => pair.original), text);
  }

  return {
    callId: (original, plain) => {
      if (plain) return original;
      const call = textsOf(original, calls.get(original)?.shownCallId ?? `${nextLabel()}@${standInHost}`);
      if (call.replaced.length === 0) keep(call, [{ shown: call.shownCallId, original }]);
      return call.shownCallId;
    },
    address: (callId, key, original, uri) =>
      standIn(callId, `address ${key}`, () => {
        const shown = `sip:${nextLabel()}@${standInHost}`;
        return [
          { shown: `<${shown}>`, original },
          { shown, original: uri.replaceAll(/\s/g, '%20') },
        ];
      }),
    text: (callId, original, shape, kind = '') =>
      standIn(callId, `text ${kind} ${original}`, () => [{ shown: shape(nextLabel()), original }]),
    whole: (callId, original, shown) => void standIn(callId, `whole ${original}`, () => [{ shown, original }]),
    restore: (message) => {
      if (calls.size === 0) return message;
      const headEnd = message.indexOf('\r\n\r\n');
      const head = headEnd < 0 ? message : message.slice(0, headEnd);
      const shownCallId = /^Call-ID:[ \t]*(.*?)[ \t]*$/im.exec(head)?.[1] ?? '';
      const callId = shownCallIds.get(shownCallId) ?? shownCallId;
      const call = calls.get(callId);
      if (call === undefined) return message;
      touch(callId, call);
      return restored(call, head) + (headEnd < 0 ? '' : message.slice(headEnd));
    },
    restoreText: (shownCallId, text) => {
      const call = calls.get(shownCallIds.get(shownCallId) ?? shownCallId);
      return call === undefined ? text : restored(call, text);
    },
  };
}
