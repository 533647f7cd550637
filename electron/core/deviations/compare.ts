import type { CallerCard } from '../caller/card.ts';
import type { FactBody } from '../journal/fact.ts';
import { adviceFor } from '../routing/advice.ts';
import type { Standing } from '../routing/staff.ts';
import type { Deviation } from './deviation.ts';

/** A call's facts in their order, epoch milliseconds. */
export type Course = readonly { readonly at: number; readonly body: FactBody }[];

/** What the call itself does not tell of the desk. */
export interface DeskMeanwhile {
  /** Of the time until the answer or the end, how long the desk was talking to somebody else; milliseconds. */
  readonly otherCallMs: number;
  /** The office was open when the call came. */
  readonly open: boolean;
}

/** Who rings for a shorter time gives nobody a chance. */
const leastRingMs = 10_000;
/** Shorter talks are wrong numbers and slips: no topic is expected of them. */
const leastTalkMs = 10_000;

const notThere: ReadonlySet<Standing> = new Set([
  'ringing',
  'busy',
  'away',
  'meeting',
  'do-not-disturb',
  'lunch',
  'off-hours',
  'absent',
]);

type Started = Extract<FactBody, { kind: 'transfer-started' }>;

/**
 * What was done otherwise than the playbook says, as it was shown with the call. Of calls that came and have ended, else none.
 * Each kind at most once.
 */
export function compare(course: Course, desk: DeskMeanwhile): Deviation[] {
  const told = summaryOf(course);
  if (told === null) return [];
  const { card, invitedAt, answeredAt, endedAt, outcome } = told;
  const waitMs = Math.max(0, (answeredAt ?? endedAt) - invitedAt);
  const withinMs = card.guidance.answerSeconds === undefined ? null : card.guidance.answerSeconds * 1_000;
  if (answeredAt === null) return outcome === 'missed' ? missed(waitMs, withinMs, told.doNotDisturb, desk) : [];
  const slow: Deviation[] =
    withinMs !== null && waitMs > withinMs
      ? [{ kind: 'slow-answer', waitMs, withinMs, otherCallMs: Math.min(waitMs, Math.round(desk.otherCallMs)) }]
      : [];
  return [...slow, ...handedOver(course), ...noted(course, card, endedAt - answeredAt)];
}

function missed(waitMs: number, withinMs: number | null, turnedAway: boolean, desk: DeskMeanwhile): Deviation[] {
  const freeMs = Math.round(waitMs - desk.otherCallMs);
  return desk.open && !turnedAway && freeMs >= Math.max(leastRingMs, withinMs ?? 0)
    ? [{ kind: 'missed-while-free', freeMs }]
    : [];
}

/** The last time that the call was given to somebody counts: what came before it was a try. */
function handedOver(course: Course): Deviation[] {
  const started = course.flatMap(({ body }) => (body.kind === 'transfer-started' ? [body] : []));
  const last = started.at(-1);
  if (last === undefined) return [];
  const { target, ranked = [] } = last;
  const tried = new Set(started.slice(0, -1).map((one) => one.target.employeeId));
  const expected = ranked.find(({ employeeId, now }) => now === 'free' && !tried.has(employeeId));
  const actual = somebody(last);
  const now = target.at === undefined ? last.targetNow : undefined;
  return [
    ...(expected !== undefined && expected.employeeId !== target.employeeId && target.at !== 'park'
      ? [
          {
            kind: 'other-target' as const,
            expected: { employeeId: expected.employeeId, name: expected.name },
            actual,
            ...(expected.byPlaybook === true ? { byPlaybook: true } : {}),
          },
        ]
      : []),
    ...(now !== undefined && notThere.has(now) ? [{ kind: 'busy-target' as const, target: actual, now }] : []),
  ];
}

function somebody({ target }: Started): { employeeId: string | null; name: string } {
  return { employeeId: target.employeeId, name: target.name || target.number };
}

function noted(course: Course, { guidance }: CallerCard, talkMs: number): Deviation[] {
  const facts = course.map(({ body }) => body);
  const topic = facts.findLast((body) => body.kind === 'topic-noted')?.topic ?? '';
  const advice = adviceFor(guidance, topic);
  const ticked = new Map(
    facts.flatMap((body) => (body.kind === 'question-asked' ? [[body.question, body.asked]] : [])),
  );
  const anyTicked = [...ticked.values()].includes(true);
  const skipped = anyTicked ? advice.questions.filter((question) => ticked.get(question) !== true) : [];
  const tried = facts.some((body) => body.kind === 'transfer-started' && body.target.at !== 'park');
  const taken = facts.some(
    (body) => body.kind === 'transfer-ended' && (body.result === 'taken' || body.result === 'not-confirmed'),
  );
  const promised = facts.some((body) => body.kind === 'promise-given');
  return [
    ...(skipped.length > 0 ? [{ kind: 'question-skipped' as const, questions: skipped }] : []),
    ...(topic === '' && talkMs >= leastTalkMs ? [{ kind: 'no-topic' as const }] : []),
    ...(advice.promiseMinutes !== null && tried && !taken && !promised
      ? [{ kind: 'no-promise' as const, minutes: advice.promiseMinutes }]
      : []),
  ];
}

interface Summary {
  readonly card: CallerCard;
  readonly invitedAt: number;
  readonly answeredAt: number | null;
  readonly endedAt: number;
  readonly outcome: string;
  readonly doNotDisturb: boolean;
}

/** null: a call that was dialled, that is live, or of which too little is known. */
function summaryOf(course: Course): Summary | null {
  const first = course.find(({ body }) => body.kind === 'invited');
  const end = course.find(({ body }) => body.kind === 'ended');
  const shown = course.findLast(({ body }) => body.kind === 'recognised')?.body;
  if (first?.body.kind !== 'invited' || first.body.direction === 'out') return null;
  if (end?.body.kind !== 'ended' || shown?.kind !== 'recognised') return null;
  return {
    card: shown.card,
    invitedAt: first.at,
    answeredAt: course.find(({ body }) => body.kind === 'answered')?.at ?? null,
    endedAt: end.at,
    outcome: end.body.outcome,
    doNotDisturb: end.body.cause.code === 'do-not-disturb',
  };
}
