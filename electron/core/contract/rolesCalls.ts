import { z } from 'zod';
import { GuardedRole } from '../roles/pins.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});
/** A PIN as it is typed; what is longer than any PIN is not looked at. */
const TypedPin = z.string().max(500);

/** `waitMs`: nobody can try again before. */
const NotTried = z.object({
  done: z.literal(false),
  why: z.enum(['wrong', 'wait', 'no-pin', 'unreadable']),
  waitMs: z.number(),
});
const Tried = z.discriminatedUnion('done', [z.object({ done: z.literal(true) }), NotTried]);
export type Tried = z.infer<typeof Tried>;
const PinSet = z.discriminatedUnion('done', [
  z.object({ done: z.literal(true) }),
  NotTried.extend({ why: z.enum([...NotTried.shape.why.options, 'too-short', 'too-long']) }),
]);

/** Who sits at the desk; what comes of it is told by `desk.changed`, `session`. */
export const rolesCalls = {
  'roles.raise': call(z.object({ as: GuardedRole, pin: TypedPin }), Tried, ['receptionist']),
  /** The receptionist's again; a window for reading is ended. */
  'roles.lock': call(nothing, nothing, everyRole),
  /** Somebody is at work in this page: it is not locked meanwhile. */
  'roles.used': call(nothing, nothing, everyRole),
  /**
   * Sets, changes or (`pin` null) removes a PIN. `old`: the one that is set; the administrator needs not know the manager's.
   */
  'roles.set-pin': change(
    z.object({ of: GuardedRole, pin: TypedPin.nullable(), old: TypedPin.nullable() }),
    PinSet,
    'manager',
  ),
  /** Minutes without use until a raised session is locked. */
  'roles.set-lock': change(z.object({ minutes: z.int().min(1).max(480) }), nothing, 'manager'),
  /** The address of a window in which a manager reads, on this machine; null: none can be opened here. */
  'roles.open-reading': change(nothing, z.object({ link: z.string().nullable() }), 'manager'),
  /** Ends every window for reading. */
  'roles.end-reading': change(nothing, nothing, 'manager'),
} as const;
