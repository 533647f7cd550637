import type { z } from 'zod';

/**
 * Who may ask. Whoever sits at the desk is the receptionist, and beside that what no PIN guards or whose PIN was entered
 * (core/roles). A manager who is not the receptionist only reads.
 */
export type Role = 'receptionist' | 'manager' | 'administrator';
/** For what changes nothing. */
export const everyRole: readonly Role[] = ['receptionist', 'manager', 'administrator'];

export interface CallDefinition<Request extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
  readonly request: Request;
  readonly answer: Answer;
  /** One of them is enough. */
  readonly roles: readonly Role[];
  /** It changes something: of no use to a session that only reads. */
  readonly changes: boolean;
}

/** One question the page may ask the backend. */
export function call<Request extends z.ZodType, Answer extends z.ZodType>(
  request: Request,
  answer: Answer,
  roles: readonly Role[],
): CallDefinition<Request, Answer> {
  return { request, answer, roles, changes: false };
}

/** One wish that changes what is everybody's, for whoever at the desk has this role. */
export function change<Request extends z.ZodType, Answer extends z.ZodType>(
  request: Request,
  answer: Answer,
  role: 'manager' | 'administrator',
): CallDefinition<Request, Answer> {
  return { request, answer, roles: [role], changes: true };
}

/** Why a session with these roles may not ask; null: it may. */
export function refusalOf(
  { roles: allowed, changes }: Pick<CallDefinition, 'roles' | 'changes'>,
  held: readonly Role[],
): 'not-allowed' | 'only-reads' | 'needs-manager' | 'needs-administrator' | null {
  if (held.length === 0) return 'not-allowed';
  const mayAsk = held.some((role) => allowed.includes(role));
  if (!held.includes('receptionist') && (changes || !mayAsk)) return 'only-reads';
  if (mayAsk) return null;
  if (allowed.includes('manager')) return 'needs-manager';
  return allowed.includes('administrator') ? 'needs-administrator' : 'not-allowed';
}

/** Codes with which any call may be refused; wording is the page's. */
export type RefusalCode =
  /** The request does not fit its schema. */
  | 'bad-request'
  /** The session has no role any more. */
  | 'not-allowed'
  /** A window for reading changes nothing. */
  | 'only-reads'
  /** The manager's, or the administrator's, PIN must be entered first. */
  | 'needs-manager'
  | 'needs-administrator'
  | 'unknown-call-name'
  /** The telephone call is gone, or in a stage that does not allow it. */
  | 'call-gone'
  | 'answering-another'
  /** A transfer is under way that does not allow it. */
  | 'transferring'
  /** The two calls are at different exchanges, which cannot connect them. */
  | 'other-line'
  /** The employee's telephone is at another exchange than the call. */
  | 'other-exchange'
  /** It cannot be dialled, or nobody is there under it. */
  | 'bad-number'
  /** Another entry has it already. */
  | 'taken'
  /** Every slot for parked callers is taken. */
  | 'no-slot'
  /** As many are kept as can be. */
  | 'too-many'
  /** A newer question of the same page makes it worthless. */
  | 'superseded'
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
  /** The disk does not give it: its drive is away, or it fails. */
  | 'not-readable'
  | 'disk-full'
  /** An import is at work; one at a time. */
  | 'busy-importing'
  /** A file of calls is being made; one at a time. */
  | 'busy-exporting'
  /** A bulk correction is at work; one at a time. */
  | 'busy-correcting'
  /** Older calls cannot be found by a filter yet. */
  | 'not-complete'
  /** The call lasts, or its note is open on the console. */
  | 'at-desk'
  /** The person was taken out of the call. */
  | 'erased'
  /** Longer than a file that is imported may be. */
  | 'too-large'
  /** The carrier closed before the answer. */
  | 'carrier-lost'
  /** A bug; its details are in the log. */
  | 'internal';
