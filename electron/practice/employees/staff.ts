import type { Employee } from '../exchange.ts';
import { type Line, speech } from '../media/sound.ts';
import type { Say } from '../scenarios/prompts.ts';
import type { Manner } from './manner.ts';

/** An employee of the sample company, as the practice exchange must know her. */
export interface StaffMember {
  readonly employeeId: string;
  readonly name: string;
  readonly extension: string;
}

/**
 * So that the first callers meet each way a transfer can go: the client's account manager answers, Human Resources do not
 * pick up, whoever looks after the partner is in a call; the impatient client's seller has no phone connected today.
 * Everybody else answers.
 */
const manners: ReadonlyMap<string, Manner> = new Map([
  ['olena-kovalenko', 'answers'],
  ['daria-shevchenko', 'never-answers'],
  ['layla-haddad', 'busy'],
  ['james-thornton', 'away'],
]);
const men = new Set(['andrii-melnyk', 'felix-neumann', 'james-thornton', 'hassan-karimi', 'jan-kowalski']);

/** She says at once who is there, and listens in between. */
const firstMs = 400;
const listeningMs = 4000;

/** `say` reads a prompt; nothing where it is missing. */
export function staffOf(members: readonly StaffMember[], say: Say): Employee[] {
  return members.map(({ employeeId, name, extension }) => {
    const voice = men.has(employeeId) ? 'employee-m' : 'employee-f';
    return {
      name,
      extension,
      manner: manners.get(employeeId) ?? 'answers',
      sound: () => {
        const lines = [`${voice}-1`, `${voice}-2`].flatMap(say);
        return speech(
          lines.map((spoken): Line => ({ speech: spoken, pauseMs: listeningMs })),
          firstMs,
        );
      },
    };
  });
}
