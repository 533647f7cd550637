import type { Tried } from '#core/contract/rolesCalls.ts';
import { type GuardedRole, type KeptRoles, longestPin, noPins, pinAsTyped, waitAfter } from '#core/roles/pins.ts';
import type { PinPort } from '#core/roles/ports.ts';
import type { Clock, Log } from '#core/support/ports.ts';
import { createTurns } from '#core/support/turns.ts';

export interface Tries {
  readonly kept: () => KeptRoles;
  readonly isUnreadable: boolean;
  /** False when the disk refuses; nothing is changed then. */
  readonly change: (changes: Partial<KeptRoles>) => Promise<boolean>;
  /** Whether this is the PIN of the role; one try after the other. */
  readonly tryPin: (of: GuardedRole, pin: string) => Promise<Tried>;
}

/** Looks at PINs, and makes whoever guesses wait. */
export function createTries(ports: PinPort & { readonly clock: Clock; readonly log: Log }): Tries {
  const { clock } = ports;
  const inTurn = createTurns();
  const isUnreadable = ports.kept === 'unreadable';
  let kept = ports.kept === 'unreadable' ? noPins : ports.kept;

  async function change(changes: Partial<KeptRoles>): Promise<boolean> {
    const changed = { ...kept, ...changes };
    if (!(await ports.save(changed))) return false;
    kept = changed;
    return true;
  }

  /** In memory also where the disk refuses: a full disk must not make guessing free. */
  async function noteTry(of: GuardedRole, tried: KeptRoles['wrong'][GuardedRole]): Promise<void> {
    kept = { ...kept, wrong: { ...kept.wrong, [of]: tried } };
    if (!(await ports.save(kept))) ports.log.warn('pin-try-not-noted');
  }

  async function look(of: GuardedRole, pin: string): Promise<Tried> {
    if (isUnreadable) return { done: false, why: 'unreadable', waitMs: 0 };
    const hash = kept.pins[of];
    if (hash === null) return { done: false, why: 'no-pin', waitMs: 0 };
    const wrong = kept.wrong[of];
    const waitMs = waitAfter(wrong, clock.now());
    if (waitMs > 0) return { done: false, why: 'wait', waitMs };
    const typed = pinAsTyped(pin);
    // Counted before it is looked at: whoever ends the program meanwhile has tried all the same.
    const counted = { count: wrong.count + 1, lastAt: clock.now() };
    await noteTry(of, counted);
    if (typed.length > longestPin * 4 || !(await ports.isRight(typed, hash)))
      return { done: false, why: 'wrong', waitMs: waitAfter(counted, clock.now()) };
    await noteTry(of, { count: 0, lastAt: 0 });
    return { done: true };
  }

  return { kept: () => kept, isUnreadable, change, tryPin: (of, pin) => inTurn(() => look(of, pin)) };
}
