import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { blankTopic } from '../deviations/proposals.ts';
import { Level } from '../roles/session.ts';
import { fold } from '../text/fold.ts';
import { InLanguages, type Playbook, type PlaybookTopic, mostOf } from './playbook.ts';

/**
 * Topics live in the playbooks, each class with its own list; here they are seen together. A topic is its key: under it the
 * journal keeps its calls, in whatever classes it is offered.
 */
const topicKey = z.string().min(1).max(200);

/** One place in a class's list. */
const TopicPlace = z.object({ topic: topicKey, retired: z.boolean() });

const TopicsOfClass = z.object({
  class: CallerClass,
  /** Of the playbook that was read. */
  version: z.int(),
  /** In the order in which they are offered. */
  topics: z.array(TopicPlace).max(200),
});
export type TopicsOfClass = z.infer<typeof TopicsOfClass>;

const TopicName = z.object({ topic: topicKey, label: InLanguages });
export type TopicName = z.infer<typeof TopicName>;

/**
 * A topic that was merged into another one. Its calls were corrected to that by facts of the journal: so counts, filters,
 * exports and proposals agree with what is shown, without each of them having to know of merges, and the chain of facts keeps
 * what was noted and who merged it. Whoever notes or types it from now on notes the other one.
 */
export const TopicMerge = z.object({
  topic: topicKey,
  into: topicKey,
  at: z.number(),
  by: Level,
  /** The bulk correction of its calls. */
  bulkId: z.string(),
  /** Classes that offered it then; in those of `added` the other one was not offered yet. */
  retired: z.array(CallerClass),
  added: z.array(CallerClass),
  /** Saved views that named it, with the topics that they had. */
  views: z.array(z.object({ viewId: z.string(), topics: z.array(z.string()) })),
});
export type TopicMerge = z.infer<typeof TopicMerge>;

export const TopicsView = z.object({
  /** Of each class with a playbook of its own, first in the queue first. */
  classes: z.array(TopicsOfClass),
  names: z.array(TopicName),
  /** How many calls have each, as far as that is counted; typed ones among them. */
  calls: z.array(z.object({ topic: z.string(), label: z.string(), calls: z.int() })),
  merges: z.array(TopicMerge),
});
export type TopicsView = z.infer<typeof TopicsView>;

/** The lists as they are to be. A topic that is left out of one stays there as it is. */
export const TopicChanges = z.object({
  classes: z.array(TopicsOfClass).max(60),
  names: z.array(TopicName).max(1_000),
  /** Stands with each version that is published. */
  note: z.string().max(500),
});
export type TopicChanges = z.infer<typeof TopicChanges>;

export const TopicFault = z.object({
  class: CallerClass,
  topic: z.string(),
  what: z.enum(['no-name', 'name-taken', 'full']),
});
export type TopicFault = z.infer<typeof TopicFault>;

/** What a merge would touch. */
export const TopicMergeLook = z.object({
  calls: z.int(),
  /** Classes whose playbooks offer it. */
  classes: z.array(CallerClass),
  /** Names of saved views that filter by it. */
  views: z.array(z.string()),
});
export type TopicMergeLook = z.infer<typeof TopicMergeLook>;

/** The lists and names as the playbooks have them; where a topic is called differently, the first class has the word. */
export function topicsIn(playbooks: readonly Playbook[]): Pick<TopicsView, 'classes' | 'names'> {
  const names = new Map<string, InLanguages>();
  for (const { topics } of playbooks)
    for (const { topic, label } of topics) if (!names.has(topic)) names.set(topic, label);
  return {
    classes: playbooks.map(({ class: of, version, topics }) => ({
      class: of,
      version,
      topics: topics.map(({ topic, retired = false }) => ({ topic, retired })),
    })),
    names: [...names].map(([topic, label]) => ({ topic, label })),
  };
}

/** A playbook with these topics, their steps kept; names change where they differ from `before`. */
export function withTopics(
  playbook: Playbook,
  wanted: TopicsOfClass['topics'],
  names: readonly TopicName[],
  before: readonly TopicName[],
): Playbook {
  const known = new Map(playbook.topics.map((topic) => [topic.topic, topic]));
  const named = new Map(names.map(({ topic, label }) => [topic, label]));
  const were = new Map(before.map(({ topic, label }) => [topic, JSON.stringify(label)]));
  const listed = new Set(wanted.map(({ topic }) => topic));
  const topics = wanted.flatMap(({ topic, retired }): PlaybookTopic[] => {
    const label = named.get(topic);
    const own = known.get(topic) ?? (label === undefined ? undefined : blankTopic(topic, label));
    if (own === undefined) return [];
    const isRenamed = label !== undefined && JSON.stringify(label) !== were.get(topic);
    return [offered({ ...own, label: isRenamed ? label : own.label }, !retired)];
  });
  return { ...playbook, topics: [...topics, ...playbook.topics.filter(({ topic }) => !listed.has(topic))] };
}

/** Offered for new calls, or kept for old ones only. */
function offered({ retired: _, ...topic }: PlaybookTopic, isOffered: boolean): PlaybookTopic {
  return isOffered ? topic : { ...topic, retired: true };
}

/** The playbook with one topic merged into another; null: it does not offer it. `isAdded`: the other one came with it. */
export function merged(
  playbook: Playbook,
  topic: string,
  into: TopicName,
): { readonly playbook: Playbook; readonly isAdded: boolean } | null {
  const own = playbook.topics.find((one) => one.topic === topic && one.retired !== true);
  if (own === undefined) return null;
  const isThere = playbook.topics.some((one) => one.topic === into.topic && one.retired !== true);
  const rest = playbook.topics.filter((one) => isThere || one.topic !== into.topic);
  const topics = rest.flatMap((one): PlaybookTopic[] => {
    if (one !== own) return [one];
    // What was said and whom it was given to under the old name is so under the new one.
    return isThere ? [offered(own, false)] : [{ ...own, topic: into.topic, label: into.label }, offered(own, false)];
  });
  return { playbook: { ...playbook, topics }, isAdded: !isThere };
}

/** `playbook` as it was before the merge, whatever else was changed since. */
export function unmerged(playbook: Playbook, { topic, into, retired, added }: TopicMerge): Playbook {
  if (!retired.includes(playbook.class)) return playbook;
  return {
    ...playbook,
    topics: playbook.topics.map((one) => {
      if (one.topic === topic) return offered(one, true);
      return one.topic === into && added.includes(playbook.class) ? offered(one, false) : one;
    }),
  };
}

/** What is wrong with lists as they are wanted. `nameOf`: what a topic is called where the fault is read. */
export function faultsOfTopics(
  { classes, names }: Pick<TopicChanges, 'classes' | 'names'>,
  nameOf: (label: InLanguages) => string,
): TopicFault[] {
  const called = new Map(names.map(({ topic, label }) => [topic, fold(nameOf(label))]));
  return classes.flatMap(({ class: of, topics }): TopicFault[] => {
    const inUse = topics.filter(({ retired }) => !retired).map(({ topic }) => topic);
    const overflow = topics[mostOf.topics];
    return [
      ...(overflow === undefined ? [] : [{ class: of, topic: overflow.topic, what: 'full' as const }]),
      ...inUse.flatMap((topic, place): TopicFault[] => {
        const name = called.get(topic);
        if (name === undefined) return [];
        if (name === '') return [{ class: of, topic, what: 'no-name' }];
        const isTaken = inUse.slice(0, place).some((other) => called.get(other) === name);
        return isTaken ? [{ class: of, topic, what: 'name-taken' }] : [];
      }),
    ];
  });
}

/** The topic that is noted where this one is chosen or typed. */
export function notedAs(merges: readonly TopicMerge[], typed: string): string {
  const sought = fold(typed);
  let noted = typed;
  // A topic may have been merged into one that was merged in its turn.
  for (let step = 0; step < merges.length; step += 1) {
    const of = noted === typed ? sought : fold(noted);
    const found = of === '' ? undefined : merges.find(({ topic }) => fold(topic) === of);
    if (found === undefined || found.into === noted) return noted;
    noted = found.into;
  }
  return noted;
}
