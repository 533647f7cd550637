import type { z } from 'zod';

/** Who may ask. Until PINs exist every session is both. */
export type Role = 'receptionist' | 'manager';
export const everyRole = ['receptionist', 'manager'] as const satisfies readonly Role[];

export interface CallDefinition<Request extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly request: Request;
  readonly answer: Answer;
  readonly roles: readonly Role[];
}

/** One question the page may ask the backend. */
export function call<Request extends z.ZodType, Answer extends z.ZodType>(
  request: Request,
  answer: Answer,
  roles: readonly Role[],
): CallDefinition<Request, Answer> {
  return { request, answer, roles };
}

/** Codes with which any call may be refused; wording is the page's. */
export type RefusalCode =
  /** The request does not fit its schema. */
  | 'bad-request'
  | 'not-allowed'
  | 'unknown-call-name'
  /** The telephone call is gone, or in a stage that does not allow it. */
  | 'call-gone'
  | 'answering-another'
  /** A transfer is under way that does not allow it. */
  | 'transferring'
  /** The two calls are at different exchanges, which cannot connect them. */
  | 'other-line'
  /** It cannot be dialled, or nobody is there under it. */
  | 'bad-number'
  /** Another entry has it already. */
  | 'taken'
  /** Every slot for parked callers is taken. */
  | 'no-slot'
  /** The contact or employee was removed meanwhile, or cannot be removed while others name it. */
  | 'not-there'
  | 'still-named'
  /** The playbook, or its draft, holds as many topics or people as it can. */
  | 'no-room'
  /** Another page has published a version since this one was begun. */
  | 'changed-meanwhile'
  /** The telephone cannot be started anew while a call is live. */
  | 'busy-with-calls'
  /** Another page owns the telephone. */
  | 'owned-by-another'
  | 'not-practising'
  | 'not-written'
  | 'disk-full'
  /** An import is at work; one at a time. */
  | 'busy-importing'
  /** Longer than a file that is imported may be. */
  | 'too-large'
  /** The carrier closed before the answer. */
  | 'carrier-lost'
  /** A bug; its details are in the log. */
  | 'internal';
