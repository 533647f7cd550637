import { z } from 'zod';
import { CallerCard } from '../caller/card.ts';
import { IdentitySource } from '../caller/identity.ts';
import { call, everyRole } from './define.ts';

const Said = z.object({ source: IdentitySource, shown: z.string(), name: z.string() });

/** How the last call that came is understood, if these headers are believed. */
export const LastCaller = z.object({
  /** When it came, epoch milliseconds. */
  at: z.number(),
  /** What each header says by itself, also those that are not believed; `shown` '' for a withheld or unreadable number. */
  said: z.array(Said),
  /** What is made of it. */
  shown: z.string(),
  kind: CallerCard.shape.number.shape.kind,
  name: z.string(),
  source: IdentitySource,
  verification: CallerCard.shape.verification,
});
export type LastCaller = z.infer<typeof LastCaller>;

/** Questions about who the network says is calling. */
export const identityCalls = {
  /** null: no call has come yet, or its headers are not known any more. */
  'identity.last-caller': call(
    /** `lineId`: of the last call on that line; left out: on the first. */
    z.object({ believes: z.array(IdentitySource).min(1).max(3), lineId: z.string().max(100).optional() }),
    z.object({ caller: LastCaller.nullable() }),
    everyRole,
  ),
  /** `callId`: the call that was called forged. Its number is no longer warned of; what was on the call's card stays. */
  'identity.forget-forged': call(z.object({ callId: z.string() }), z.object({}), ['receptionist']),
} as const;
