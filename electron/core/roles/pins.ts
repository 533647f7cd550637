import { z } from 'zod';

/** Roles that a PIN can guard. */
export const GuardedRole = z.enum(['manager', 'administrator']);
export type GuardedRole = z.infer<typeof GuardedRole>;

export const shortestPin = 4;
export const longestPin = 64;

/** Wrong tries of one role's PIN since the last right one. */
const WrongTries = z.object({ count: z.int().min(0), lastAt: z.number() });
type WrongTries = z.infer<typeof WrongTries>;

/** What is kept of the roles on the disk. A PIN itself is nowhere: `pins` has its hash with salt and parameters (PHC string). */
export const KeptRoles = z.object({
  version: z.literal(1),
  pins: z.object({ manager: z.string().nullable(), administrator: z.string().nullable() }),
  /** Minutes without use until a raised session is the receptionist's again. */
  lockMinutes: z.int().min(1).max(480),
  wrong: z.object({ manager: WrongTries, administrator: WrongTries }),
});
export type KeptRoles = z.infer<typeof KeptRoles>;

const noWrongTries: WrongTries = { count: 0, lastAt: 0 };
export const noPins: KeptRoles = {
  version: 1,
  pins: { manager: null, administrator: null },
  lockMinutes: 10,
  wrong: { manager: noWrongTries, administrator: noWrongTries },
};

/** So many slips of the finger cost nothing. */
const freeTries = 3;
const firstWaitMs = 5_000;
const longestWaitMs = 15 * 60_000;

/**
 * How long nobody may try again, milliseconds; 0: now. It doubles with each wrong try. A clock that was set back makes the
 * wait no longer than it was at first.
 */
export function waitAfter({ count, lastAt }: WrongTries, now: number): number {
  if (count < freeTries) return 0;
  const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (count - freeTries));
  return Math.min(wait, Math.max(0, lastAt + wait - now));
}

/** The same PIN, however a keyboard composes its letters. */
export function pinAsTyped(pin: string): string {
  return pin.normalize('NFKC');
}

/** null: it can be used. */
export function faultOfPin(pin: string): 'too-short' | 'too-long' | null {
  const { length } = [...pinAsTyped(pin)];
  if (length < shortestPin) return 'too-short';
  return length > longestPin ? 'too-long' : null;
}
