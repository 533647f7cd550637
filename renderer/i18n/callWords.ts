import type { TFunction } from 'i18next';
import type { EndCause, Outcome } from '#core/call/end.ts';
import type { ReturnedView, TransferResult, TransferTarget } from '#core/call/transfer.ts';
import type { CallView } from '#core/call/view.ts';
import type { CallerCard, Classification, Evidence } from '#core/caller/card.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { catalogues } from './catalogues.ts';
import { sentenceOf } from './kinds.ts';

/** What a person reads instead of codes. */
export interface CallWords {
  /** 7 s, 4 min, 1 h 5 min: a length of time in a sentence. Milliseconds. */
  readonly duration: (ms: number) => string;
  /** Name, else number, else that it is withheld. */
  readonly who: (caller: Pick<CallerCard, 'name' | 'number'>) => string;
  readonly kind: (of: CallerClass) => string;
  /** The class as its chip says it: "Applicant, likely". */
  readonly chip: (classification: Pick<Classification, 'class' | 'confidence'>) => string;
  /** "70 % sure"; null where it is certain, or nothing is known. */
  readonly sure: (classification: Pick<Classification, 'class' | 'confidence'>) => string | null;
  readonly evidence: (evidence: Evidence) => string;
  /** That the caller may be of this class too. */
  readonly runnerUp: (of: CallerClass) => string;
  readonly dialled: (dialled: NonNullable<CallerCard['dialled']>) => string;
  /** Who sent a call on, and why; `before`: whoever sent it on earlier still. */
  readonly forwarded: (forward: CallerCard['forwards'][number], before: boolean) => string;
  readonly outcome: (outcome: Outcome | null) => string;
  /** `direction`: a dialled call ends for other reasons than one that came in. */
  readonly cause: (cause: EndCause, direction?: CallView['direction']) => string;
  /** Status and Q.850 cause as they came, for whoever supports the telephone; '' where neither did. */
  readonly causeDetail: (cause: EndCause) => string;
  /** What a target of a transfer is called: the employee's name, else the number. */
  readonly target: (target: TransferTarget) => string;
  /** Why a caller is back, in a sentence; null when the receptionist took her back herself. */
  readonly returnedBy: (returned: ReturnedView) => string | null;
  /** A topic's label: of the card it was noted on, else of the playbooks that Portico comes with, else its own words. */
  readonly topic: (topic: string, known?: readonly TopicLabel[]) => string;
}

type TopicLabel = CallerCard['guidance']['topics'][number];

/** Below this the chip says "likely" (core/caller/card.ts). */
const certain = 0.8;
/** And below this "perhaps". */
const likely = 0.5;

/** What the desk calls a class of callers, and a day. */
interface WordsOfDesk {
  readonly kind: (of: CallerClass) => string;
  readonly dayOf: (at: number) => string;
}

export function callWords(t: TFunction, { kind, dayOf }: WordsOfDesk): CallWords {
  return {
    duration: (ms) => duration(t, ms),
    who: ({ name, number }) =>
      name || number.shown || t(number.kind === 'withheld' ? 'call.who.withheld' : 'call.who.unreadable'),
    kind,
    chip: ({ class: of, confidence }) => {
      if (of === 'unknown' || confidence >= certain) return kind(of);
      return t(confidence < likely ? 'call.perhaps' : 'call.likely', { kind: kind(of) });
    },
    sure: ({ class: of, confidence }) =>
      of === 'unknown' || confidence >= certain ? null : t('call.why.sure', { percent: Math.round(confidence * 100) }),
    evidence: (evidence) => evidenceWords(t, evidence, { kind: kind(evidence.class), dayOf }),
    runnerUp: (of) => t(`call.why.runnerUp.${sentenceOf(of)}`, { kind: kind(of) }),
    dialled: ({ label, shown, source }) =>
      source === ''
        ? t('call.dialled.plain', { label: label || shown })
        : t('call.dialled.from', { label: label || shown, source }),
    forwarded: (forward, before) => forwardWords(t, forward, before),
    outcome: (outcome) => t(`call.outcome.${outcome ?? 'live'}`),
    cause: (cause, direction = 'in') => causeWords(t, cause, direction),
    causeDetail,
    target: (target) => targetWords(t, target),
    returnedBy: (returned) => returnedWords(t, returned),
    topic: (topic, known = []) =>
      known.find((one) => one.topic === topic)?.label ?? (isShippedTopic(topic) ? t(`topics.${topic}`) : topic),
  };
}

function forwardWords(t: TFunction, { who, reason }: CallerCard['forwards'][number], before: boolean): string {
  if (reason === 'unknown') return before ? t('identity.before', { who }) : t('call.forwarded', { who });
  const told = { who, reason: t(`identity.reason.${reason}`) };
  return before ? t('identity.beforeWhy', told) : t('identity.forwardedWhy', told);
}

function causeWords(t: TFunction, cause: EndCause, direction: CallView['direction']): string {
  const why = endWords(t, cause, direction);
  return cause.sound === undefined ? why : `${why} ${t(`cause.sound.${cause.sound}`)}`;
}

function endWords(t: TFunction, { by, code }: EndCause, direction: CallView['direction']): string {
  if (direction === 'out' && isDialledCause(code) && !(code === 'hung-up' && by !== 'caller'))
    return t(`cause.dialled.${code}`);
  return code === 'hung-up' ? t(`cause.hung-up.${by}`) : t(`cause.${code}`);
}

function isDialledCause(code: EndCause['code']): code is keyof typeof catalogues.en.cause.dialled {
  return Object.hasOwn(catalogues.en.cause.dialled, code);
}

/** The same in every language: whoever runs the exchange looks it up. */
function causeDetail({ status, q850 }: EndCause): string {
  return [status === null ? '' : `SIP ${status}`, q850 === null ? '' : `Q.850 ${q850}`].filter(Boolean).join(' · ');
}

function targetWords(t: TFunction, { name, number, at }: TransferTarget): string {
  if (at === 'call') return name || number || t('call.who.withheld');
  if (at === 'park') return t('telephony.park.at', { slot: number });
  return at === undefined ? name || number : t(`call.transfer.at.${at}`, { name });
}

/** What the target did itself; the rest is the telephone's. */
const byTarget: ReadonlySet<TransferResult> = new Set(['busy', 'no-answer', 'refused', 'target-hung-up']);

function returnedWords(t: TFunction, { target, result }: ReturnedView): string | null {
  if (result === 'taken-back') return null;
  const told = { name: targetWords(t, target), result: t(`call.transfer.result.${result}`) };
  if (target.at === 'call') return t('telephony.together.notConnected', told);
  return t(byTarget.has(result) ? 'call.transfer.returned' : 'call.transfer.notHandedOver', told);
}

interface InEvidence {
  readonly kind: string;
  readonly dayOf: (at: number) => string;
}

function evidenceWords(t: TFunction, evidence: Evidence, { kind, dayOf }: InEvidence): string {
  const of = sentenceOf(evidence.class);
  switch (evidence.kind) {
    case 'directory':
      return evidence.since === null
        ? t(`call.why.directory.${of}`, { kind })
        : t(`call.why.directorySince.${of}`, { kind, year: String(evidence.since) });
    case 'crm':
      return t('call.why.crm', { kind });
    case 'number-rule':
      return t(`call.why.rule.${of}`, { kind, note: evidence.note });
    case 'dialled-number':
      return t(`call.why.dialled.${of}`, { kind, label: evidence.label });
    case 'history':
      return t(`call.why.history.${of}`, { kind, count: evidence.count, of: evidence.of });
    case 'header':
      return t('call.why.header', { kind, note: evidence.note });
    case 'correction':
      return t('call.why.correction', { kind, day: dayOf(evidence.at) });
    case 'learned':
      return t('call.why.learned', { kind, count: evidence.count, of: evidence.of, like: likeWords(t, evidence) });
  }
}

/** Under which circumstances the calls were alike: "not in the directory, called Careers". */
function likeWords(t: TFunction, { listed, dialled, from }: Extract<Evidence, { kind: 'learned' }>): string {
  return [
    t(listed ? 'call.why.like.listed' : 'call.why.like.outside'),
    ...(dialled === '' ? [] : [t('call.why.like.dialled', { label: dialled })]),
    ...(from === '' ? [] : [t('call.why.like.from', { number: from })]),
  ].join(t('call.why.like.comma'));
}

function duration(t: TFunction, ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return t('desk.duration.seconds', { n: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('desk.duration.minutes', { n: minutes });
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  return m === 0 ? t('desk.duration.hours', { n: h }) : t('desk.duration.hoursMinutes', { h, m });
}

function isShippedTopic(topic: string): topic is keyof typeof catalogues.en.topics {
  return Object.hasOwn(catalogues.en.topics, topic);
}
