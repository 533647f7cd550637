import type { FactBody } from '../journal/fact.ts';
import type { ProjectedCall } from '../journal/project.ts';
import { type PersonLook, lookFor, textsIn } from './person.ts';

/** Facts that are about the caller whatever they say. */
const aboutTheCaller: ReadonlySet<FactBody['kind']> = new Set([
  'invited',
  'recognised',
  'essence-noted',
  'deviation-explained',
]);

/** Reasons typed for one call may say anything; those of a bulk correction are about no single caller. */
function isAboutTheCaller(body: FactBody): boolean {
  if (body.kind === 'corrected')
    return (body.field !== 'topic' && body.field !== 'transferredTo') || isOwnReason(body.why, body.bulk);
  return aboutTheCaller.has(body.kind) || (body.kind === 'class-corrected' && isOwnReason(body.why, body.bulk));
}

function isOwnReason(why = '', bulk?: string): boolean {
  return why !== '' && bulk === undefined;
}

/** What is taken from one call. */
export interface Blanking {
  /** The line that stays: every figure, and nothing of the person. */
  readonly left: ProjectedCall;
  /** Whether this fact goes. */
  readonly takes: (body: FactBody) => boolean;
}

/** `look` null: the caller, whoever it was; else one person, who may be the caller or only be spoken of. */
export function blanking(call: ProjectedCall, look: PersonLook | null): Blanking {
  const { entry } = call;
  const isCaller = look === null || look.isNumber(entry.number) || look.isName(entry.name);
  const own = lookFor({ names: [entry.name, entry.company].filter(Boolean), numbers: [entry.number].filter(Boolean) });
  const mentions = (text: string): boolean => look?.mentions(text) === true || (isCaller && own.mentions(text));
  const clean = (text: string): string => (mentions(text) ? '' : text);
  const takes = (body: FactBody): boolean => (isCaller && isAboutTheCaller(body)) || textsIn(body).some(mentions);
  const kept = {
    ...entry,
    topic: clean(entry.topic),
    transferredTo: clean(entry.transferredTo),
    urgent: clean(entry.urgent),
    dialled: clean(entry.dialled),
  };
  if (!isCaller)
    return {
      left: {
        ...call,
        topicLabel: clean(call.topicLabel),
        entry: { ...kept, name: clean(entry.name), company: clean(entry.company), essence: clean(entry.essence) },
      },
      takes,
    };
  return {
    left: {
      ...call,
      erased: true,
      topicLabel: clean(call.topicLabel),
      entry: {
        ...kept,
        name: '',
        company: '',
        number: '',
        numberShown: '',
        essence: '',
        // Nobody can be called back any more.
        callback: entry.callback === null ? null : 'closed',
      },
    },
    takes,
  };
}
