import { z } from 'zod';
import type { Role } from '../contract/define.ts';
import type { KeptRoles } from './pins.ts';

/** As whom a session acts. */
export const Level = z.enum(['receptionist', 'manager', 'administrator']);
export type Level = z.infer<typeof Level>;

/** What a page is told of its own session. */
export const SessionView = z.object({
  /** `reading`: a manager's window that changes nothing; `ended`: it was locked, and is of no use any more. */
  seat: z.enum(['desk', 'reading', 'ended']),
  level: Level,
  /** Which PINs are set. */
  pins: z.object({ manager: z.boolean(), administrator: z.boolean() }),
  /** The PINs cannot be read from the disk: nobody can be more than the receptionist. */
  unreadable: z.boolean(),
  /** When it will be locked if it is not used, epoch milliseconds; null: it is not raised. */
  locksAt: z.number().nullable(),
  lockMinutes: z.int(),
  /** Windows for reading that are open or can be opened again. */
  readingWindows: z.int(),
});
export type SessionView = z.infer<typeof SessionView>;

type Pins = KeptRoles['pins'];

/** What a session at the desk is without any PIN entered. */
export function restLevel({ manager, administrator }: Pins): Level {
  if (manager !== null) return 'receptionist';
  return administrator === null ? 'administrator' : 'manager';
}

/** What it becomes by a right PIN; the manager is the administrator too where no PIN of its own guards that. */
export function raisedLevel(by: Exclude<Level, 'receptionist'>, { administrator }: Pins): Level {
  return by === 'manager' && administrator !== null ? 'manager' : 'administrator';
}

const order = Level.options;

export function isAbove(one: Level, other: Level): boolean {
  return order.indexOf(one) > order.indexOf(other);
}

/** Every role of a session at the desk. */
export function rolesAt(level: Level): readonly Role[] {
  return order.slice(0, order.indexOf(level) + 1);
}
