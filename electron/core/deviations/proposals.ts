import type { CallerClass } from '../caller/callerClass.ts';
import { fold } from '../text/fold.ts';
import { type Playbook, type PlaybookTopic, mostOf, noText } from '../routing/playbook.ts';
import { type Result, failed, ok } from '../support/result.ts';
import type { Deviation } from './deviation.ts';

/** What was done in a call that came, as far as habits show in it. */
export interface DoneLately {
  readonly callId: string;
  /** When it ended, epoch milliseconds. */
  readonly at: number;
  readonly class: CallerClass;
  readonly topic: string;
  /** The employee who took it from the desk; '' for nobody. */
  readonly handedTo: string;
  /** null: it was given to the first of those who were free, or to nobody. */
  readonly otherTarget: Extract<Deviation, { kind: 'other-target' }> | null;
}

/** A change of a playbook that would make a habit the rule. `count` of `of` calls since; the calls, newest first. */
export type Proposal = {
  /** The same for the same change. */
  readonly proposalId: string;
  readonly class: CallerClass;
  /** '' for every topic. */
  readonly topic: string;
  readonly count: number;
  readonly of: number;
  readonly callIds: readonly string[];
} & (
  | {
      /** Calls went to her although `insteadOf` was free. */
      readonly kind: 'put-first';
      readonly employee: { readonly employeeId: string; readonly name: string };
      readonly insteadOf: { readonly employeeId: string; readonly name: string };
    }
  /** It is typed again and again, and is none of the class's topics. */
  | { readonly kind: 'add-topic' }
);

/** When a habit becomes a proposal; shown with it. */
export const thresholds = { days: 30, leastCalls: 5, leastShare: 0.7 } as const;

export interface ProposalsInput {
  readonly lately: readonly DoneLately[];
  /** In force, with when they came into force, epoch milliseconds: what was done before is not held against them. */
  readonly playbooks: readonly { readonly playbook: Playbook; readonly since: number }[];
  /** Those who work here, by id. */
  readonly employees: ReadonlyMap<string, string>;
  readonly dismissed: readonly { readonly proposal: string; readonly count: number }[];
}

/** What repeats, as changes of the playbooks, the most frequent first. One that was dismissed comes back at twice its count. */
export function proposalsOf({ lately, playbooks, employees, dismissed }: ProposalsInput): Proposal[] {
  const known = new Map(dismissed.map(({ proposal, count }) => [proposal, count]));
  return playbooks
    .flatMap(({ playbook, since }) => {
      const done = lately.filter((call) => call.class === playbook.class && call.at >= since);
      return [...putFirst(playbook, done, employees), ...addTopic(playbook, done)];
    })
    .filter(({ proposalId, count }) => count >= 2 * (known.get(proposalId) ?? 0))
    .toSorted((a, b) => b.count - a.count || (a.proposalId < b.proposalId ? -1 : 1));
}

function putFirst(playbook: Playbook, done: readonly DoneLately[], employees: ReadonlyMap<string, string>): Proposal[] {
  const byTopic = Map.groupBy(
    done.filter(({ handedTo }) => handedTo !== ''),
    ({ topic }) => (playbook.topics.some((known) => known.topic === topic) ? topic : ''),
  );
  return [...byTopic].flatMap(([topic, calls]): Proposal[] => {
    const byHabit = Map.groupBy(
      calls.flatMap(({ otherTarget, callId }) => (otherTarget?.byPlaybook === true ? [{ otherTarget, callId }] : [])),
      ({ otherTarget }) => `${otherTarget.actual.employeeId ?? ''}|${otherTarget.expected.employeeId ?? ''}`,
    );
    return [...byHabit.values()].flatMap((habit): Proposal[] => {
      const [oldest] = habit;
      const employeeId = oldest?.otherTarget.actual.employeeId ?? '';
      const insteadOf = oldest?.otherTarget.expected.employeeId ?? '';
      const [name, other] = [employees.get(employeeId), employees.get(insteadOf)];
      if (name === undefined || other === undefined || !isHabit(habit.length, calls.length)) return [];
      return [
        {
          proposalId: ['put-first', playbook.class, topic, employeeId].join('|'),
          kind: 'put-first',
          class: playbook.class,
          topic,
          count: habit.length,
          of: calls.length,
          callIds: habit.map(({ callId }) => callId).toReversed(),
          employee: { employeeId, name },
          insteadOf: { employeeId: insteadOf, name: other },
        },
      ];
    });
  });
}

function addTopic(playbook: Playbook, done: readonly DoneLately[]): Proposal[] {
  const topics = new Set(playbook.topics.map(({ topic }) => topic));
  const labels = new Set(playbook.topics.flatMap(({ label }) => Object.values(label).map(fold)));
  const typed = done.filter(({ topic }) => topic !== '' && !topics.has(topic) && !labels.has(fold(topic)));
  return [...Map.groupBy(typed, ({ topic }) => fold(topic))].flatMap(([folded, calls]): Proposal[] => {
    const last = calls.at(-1);
    if (folded === '' || last === undefined || calls.length < thresholds.leastCalls) return [];
    return [
      {
        proposalId: ['add-topic', playbook.class, folded].join('|'),
        kind: 'add-topic',
        class: playbook.class,
        topic: last.topic.trim(),
        count: calls.length,
        of: done.length,
        callIds: calls.map(({ callId }) => callId).toReversed(),
      },
    ];
  });
}

function isHabit(count: number, of: number): boolean {
  return count >= thresholds.leastCalls && count >= of * thresholds.leastShare;
}

/** The playbook with what is proposed, and nothing else changed; 'no-room' where it holds as much already as it can. */
export function accepted(playbook: Playbook, proposal: Proposal): Result<Playbook, 'no-room'> {
  const next = proposal.kind === 'add-topic' ? withTopic(playbook, proposal.topic) : withFirst(playbook, proposal);
  const fits = [next, ...next.topics].every(({ targets }) => targets.length <= mostOf.targets);
  return fits && next.topics.length <= mostOf.topics ? ok(next) : failed('no-room');
}

/** A draft may have it already. */
function withTopic(playbook: Playbook, name: string): Playbook {
  const isThere = playbook.topics.some(({ topic, label }) =>
    [topic, ...Object.values(label)].map(fold).includes(fold(name)),
  );
  if (isThere) return playbook;
  const label = { ...noText, en: name, uk: name, ru: name, ar: name };
  return { ...playbook, topics: [...playbook.topics, blankTopic(name, label)] };
}

function withFirst(playbook: Playbook, proposal: Extract<Proposal, { kind: 'put-first' }>): Playbook {
  const { employeeId } = proposal.employee;
  if (proposal.topic === '') return { ...playbook, targets: first(playbook.targets, employeeId) };
  return {
    ...playbook,
    topics: playbook.topics.map((topic) =>
      topic.topic === proposal.topic
        ? {
            ...topic,
            // A topic without targets of its own has the class's.
            targets: first(topic.targets.length === 0 ? playbook.targets : topic.targets, employeeId),
          }
        : topic,
    ),
  };
}

function first(targets: Playbook['targets'], employeeId: string): Playbook['targets'] {
  const hers = targets.filter((target) => target.employeeId === employeeId);
  const others = targets.filter((target) => target.employeeId !== employeeId);
  // Whoever is named already keeps her hours.
  return [...(hers.length === 0 ? [{ employeeId, windows: [] }] : hers), ...others];
}

/** A topic with nothing of its own. */
export function blankTopic(topic: string, label: PlaybookTopic['label']): PlaybookTopic {
  return { topic, label, greeting: noText, questions: [], promiseMinutes: null, targets: [], whenAway: null };
}
