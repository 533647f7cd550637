import { z } from 'zod';
import { call } from './define.ts';

const callIdOnly = z.object({ callId: z.string() });
const nothing = z.object({});

/** What the PBX does by codes; refused with bad-number where the settings have none. */
export const parkCalls = {
  /** The caller waits at the PBX, at a slot of the settings. Refused with no-slot when none is free. */
  'park.call': call(callIdOnly, nothing, ['receptionist']),
  /** Calls the slot at which the caller of this call waits; the caller stays in the list until that is answered. */
  'park.pick-up': call(callIdOnly, callIdOnly, ['receptionist']),
  /** Calls a place at which somebody waits, as its lamp shows, whom this desk has not parked. */
  'park.pick-up-at': call(z.object({ slot: z.string().max(100), lineId: z.string().max(100) }), callIdOnly, [
    'receptionist',
  ]),
  /** Somebody else has picked the caller up: away from the list. */
  'park.forget': call(callIdOnly, nothing, ['receptionist']),
  /** Takes the call that rings at this employee's telephone. */
  'park.take-ringing': call(z.object({ employeeId: z.string() }), callIdOnly, ['receptionist']),
} as const;
