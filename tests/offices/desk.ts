import type { CallerCard } from '#core/caller/card.ts';
import { type Contact, emptyCompany } from '#core/caller/company.ts';
import { knownCaller } from '#core/caller/directory.ts';
import type { LastSeen } from '#core/caller/belief.ts';
import { learnedFrom } from '#core/caller/learned.ts';
import { type LessonCount, countsOf } from '#core/caller/lesson.ts';
import { dayAt } from '#core/journal/day.ts';
import type { FactBody } from '#core/journal/fact.ts';
import { type ProjectedCall, lastSeenOf, lessonOf, project } from '#core/journal/project.ts';
import { noHistory } from '#core/journal/store.ts';
import { alwaysOpen } from '#core/routing/hours.ts';
import { mainLine } from '#core/call/line.ts';
import { callId } from '#core/support/ids.ts';
import { createRecognition } from '../../electron/services/recognition/recognition.ts';
import { type GeneratedCall, careersNumber, mainNumber } from './office.ts';

const zone = 'Europe/Kyiv';
/** What was learnt is looked at anew after so many calls; the product does it after each. */
const callsPerLook = 20;

/** A desk that knows, classifies and learns by the product's own code, its journal in memory. */
export interface LearningDesk {
  readonly ring: (call: GeneratedCall) => CallerCard;
  /** The call is over; null: the class stood. Answers the class that the journal has. */
  readonly end: (card: CallerCard, call: GeneratedCall, corrected: string | null) => string;
}

export function openDesk(contacts: readonly Contact[]): LearningDesk {
  let at = 0;
  const { contacts: _, version: __, ...nothing } = emptyCompany;
  const publicNumbers = [
    { number: mainNumber, label: 'Main number', source: '' },
    { number: careersNumber, label: 'Careers', source: '' },
  ];
  const recognition = createRecognition({
    office: { ...nothing, publicNumbers },
    country: 'UA',
    published: [],
    playbooks: { version: 1, playbooks: [] },
    ownName: () => 'desk',
    language: () => 'en',
    now: () => at,
    zone: () => zone,
    pbx: () => ({ kind: 'generic', believes: ['from'] }),
    hours: () => alwaysOpen,
  });
  const byNumber = Map.groupBy(contacts, ({ numbers }) => numbers[0]);
  const seen = new Map<string, LastSeen>();
  const counts = new Map<string, LessonCount>();
  let calls = 0;

  return {
    ring: (call) => {
      ({ at } = call);
      if (calls % callsPerLook === 0) recognition.setLearned(learnedFrom([...counts.values()], dayAt(at, zone)));
      calls += 1;
      const from = call.number === null ? 'anonymous@anonymous.invalid' : `${call.number}@pbx.example`;
      const identity = recognition.identify(
        [
          { name: 'From', value: `<sip:${from}>` },
          { name: 'To', value: `<sip:${call.dialled}@pbx.example>` },
        ],
        mainLine,
      );
      const number = call.number ?? '';
      const contact = knownCaller(byNumber.get(number) ?? []);
      const history = { ...noHistory, last: seen.get(number) ?? null };
      return recognition.recognise(identity, { contact, forwarders: [], history });
    },
    end: (card, call, to) => {
      const shown = card.classification.class;
      const facts: readonly FactBody[] = [
        invited(call),
        { kind: 'recognised', card },
        { kind: 'answered' },
        ...(to === null ? [] : [{ kind: 'class-corrected', from: shown, to, by: 'receptionist' } as const]),
        { kind: 'ended', outcome: 'answered', cause: { by: 'caller', status: null, q850: 16, code: 'hung-up' } },
      ];
      const projected = facts.reduce<ProjectedCall | null>(
        (before, body) =>
          project(
            before,
            { callId: callId(`call-${calls}`), at: call.at, body },
            { day: dayAt(call.at, zone), card: null },
          ),
        null,
      );
      if (projected === null) return 'unknown';
      const lesson = lessonOf(projected);
      for (const count of lesson === null ? [] : countsOf(lesson)) add(counts, count);
      const last = lastSeenOf(projected);
      if (last !== null) seen.set(projected.entry.number, last);
      return projected.entry.class;
    },
  };
}

function add(counts: Map<string, LessonCount>, more: LessonCount): void {
  const key = `${more.circumstances} ${more.day} ${more.class}`;
  const known = counts.get(key);
  counts.set(
    key,
    known === undefined
      ? more
      : { ...known, stood: known.stood + more.stood, to: known.to + more.to, from: known.from + more.from },
  );
}

function invited({ number, dialled }: GeneratedCall): FactBody {
  return {
    kind: 'invited',
    direction: 'in',
    number: number ?? '',
    numberShown: number ?? '',
    displayName: '',
    dialled,
    verification: 'not-said',
    sipCallId: '',
    headers: [],
  };
}
