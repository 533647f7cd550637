import type { TelephoneCall } from './telephone.ts';

/** What linphonec prints, understood: its calls by their states and whether it is registered. */
export interface LinphoneLines {
  readonly hear: (line: string) => void;
  readonly calls: () => readonly TelephoneCall[];
  readonly registered: () => boolean;
}

/** A line may begin with the prompt and what was typed there; names of callers may hold anything. */
const states: readonly (readonly [line: RegExp, state: TelephoneCall['state']])[] = [
  [/Establishing call id to .*, assigned id (\d+)$/, 'calling'],
  [/Receiving new incoming call from .*, assigned id (\d+)$/, 'ringing'],
  [/Media streams established with .* for call (\d+) \(.*\)\.$/, 'talking'],
  [/Call (\d+) with .* is now paused\.$/, 'holding'],
  [/Call (\d+) has been paused by .*\.$/, 'held'],
  [/Call (\d+) with .* ended \((.*)\)\.$/, 'ended'],
  [/Call (\d+) with .* (error)\.$/, 'ended'],
];

/** Tells each change of a call. */
export function linphoneLines(changed: (call: TelephoneCall) => void): LinphoneLines {
  const calls = new Map<string, TelephoneCall>();
  let registered = false;
  return {
    hear(line) {
      if (line.includes('registered, identity=')) registered = true;
      for (const [pattern, state] of states) {
        const [, id, because = ''] = pattern.exec(line) ?? [];
        if (id === undefined) continue;
        const call: TelephoneCall = { id, state, because };
        calls.set(id, call);
        changed(call);
      }
    },
    calls: () => [...calls.values()],
    registered: () => registered,
  };
}
