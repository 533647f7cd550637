import type { HandlersOf } from '#core/contract/server.ts';
import type { Level } from '#core/roles/session.ts';
import { ok } from '#core/support/result.ts';
import { type BulkAsker, type BulkCorrections, type BulkPorts, createBulkCorrections } from './bulk.ts';
import { type CorrectionsPorts, createCorrections } from './corrections.ts';
import { type TopicsPorts, createTopics } from './topics.ts';

export type WritingPorts = Omit<BulkPorts, 'corrections' | 'labelOf'> &
  Omit<CorrectionsPorts, 'labelOf'> &
  Omit<TopicsPorts, 'bulk'>;

interface Session {
  readonly name: string;
  readonly level: () => Level;
}

export interface Writing extends Pick<BulkCorrections, 'findPerson' | 'forgetPerson'> {
  /** The topic that is noted where this one is chosen or typed. */
  readonly notedAs: (typed: string) => string;
  readonly handlersFor: (session: Session) => HandlersOf<'correct'> & HandlersOf<'bulk'> & HandlersOf<'topics'>;
  readonly close: () => Promise<void>;
}

/** What is written into the journal afterwards: corrections of one call and of many, and the office's list of topics. */
export function createWriting(ports: WritingPorts): Writing {
  const labelOf = (topic: string): string => topics.labelOf(topic);
  const corrections = createCorrections({ ...ports, labelOf });
  const bulk = createBulkCorrections({ ...ports, corrections, labelOf });
  const topics = createTopics({ ...ports, bulk });
  const stopWaiting = ports.timers.after(0, () => void topics.goOn().catch(() => null));

  return {
    notedAs: topics.notedAs,
    findPerson: bulk.findPerson,
    forgetPerson: bulk.forgetPerson,
    handlersFor: (session) => {
      const asker = (): BulkAsker => ({ by: session.level(), session: session.name });
      return {
        'correct.call': async ({ callId, change, why }) => {
          const { by, session: name } = asker();
          const corrected = await corrections.one(callId, change, { by, session: name, why: why.trim() });
          return corrected.ok ? ok({}) : corrected;
        },
        'bulk.preview': bulk.preview,
        'bulk.start': (order) => bulk.start({ ...order, why: order.why.trim() }, asker()),
        'bulk.stop': async () => {
          await bulk.stop();
          return ok({});
        },
        'bulk.undo': async ({ bulkId }) => {
          const undone = await bulk.undo(bulkId, asker());
          return undone.ok ? ok({}) : undone;
        },
        'bulk.list': () => ok({ bulks: [...bulk.list()] }),
        ...topics.handlersFor(asker),
      };
    },
    close: async () => {
      stopWaiting();
      await bulk.close();
    },
  };
}
