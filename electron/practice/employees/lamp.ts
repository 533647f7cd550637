import type { CallRecord } from '../callState.ts';
import type { Manner } from './manner.ts';

/** A dialog as RFC 4235 tells of it (section 4.1.2). */
export interface PhoneDialog {
  readonly id: string;
  readonly state: 'early' | 'confirmed' | 'terminated';
}

/** What others may know of a phone. */
export interface Lamp {
  /** The newest last; null while the phone is not registered and nothing is known of it. */
  readonly dialogs: () => readonly PhoneDialog[] | null;
  readonly follow: (id: string, record: CallRecord) => void;
  readonly setManner: (manner: Manner) => void;
  /** Told of every change; the answer takes it back. */
  readonly onChange: (listener: () => void) => () => void;
}

/** Exchanges keep dialogs that ended beside the live ones for a while; this one its last two. */
const keptAfterEnd = 2;

export function createLamp(first: Manner): Lamp {
  let manner = first;
  let dialogs: readonly PhoneDialog[] = [];
  const listeners = new Set<() => void>();

  function show(next: PhoneDialog): void {
    const known = dialogs.find(({ id }) => id === next.id);
    if (known?.state === next.state) return;
    dialogs =
      known === undefined ? [...dialogs, next] : dialogs.map((dialog) => (dialog.id === next.id ? next : dialog));
    const ended = dialogs.filter(({ state }) => state === 'terminated');
    const forgotten = new Set(ended.slice(0, -keptAfterEnd));
    dialogs = dialogs.filter((dialog) => !forgotten.has(dialog));
    for (const listener of listeners) listener();
  }

  /** Of a call that has nothing to do with the desk. */
  const standing = (state: PhoneDialog['state']) => show({ id: 'standing', state });
  if (manner === 'busy') standing('confirmed');

  return {
    dialogs: () => (manner === 'away' ? null : dialogs),
    follow: (id, record) => {
      const follow = () => show({ id, state: dialogState(record) });
      record.onChange(follow);
      follow();
    },
    setManner: (next) => {
      const before = manner;
      manner = next;
      if (next === before) return;
      if (next === 'busy') standing('confirmed');
      else if (before === 'busy') standing('terminated');
      if (next === 'away' || before === 'away') for (const listener of listeners) listener();
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function dialogState(record: CallRecord): PhoneDialog['state'] {
  switch (record.state().stage) {
    case 'preparing':
    case 'calling':
    case 'ringing':
      return 'early';
    case 'talking':
    case 'held':
      return 'confirmed';
    case 'ended':
      return 'terminated';
  }
}
