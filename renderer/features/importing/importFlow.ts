import type { ImportLook, LookWish } from '#core/importing/lookView.ts';
import type { ImportOrder } from '#core/importing/order.ts';
import type { Result } from '#core/support/result.ts';
import type { Ask } from '../../state/ask.ts';
import { type FileProblem, problemOf } from './fileProblem.ts';

/** Sends a file; answers how the backend calls it. */
type SendFile = (sending: {
  readonly ask: Ask;
  readonly file: File;
  readonly onSent: (bytes: number) => void;
  readonly isWanted: () => boolean;
}) => Promise<Result<string, FileProblem>>;

/** A file on its way into the directory, as far as this page has brought it. */
export type Flow =
  | { readonly stage: 'none' }
  | { readonly stage: 'sending'; readonly name: string; readonly sent: number; readonly of: number }
  | {
      readonly stage: 'looked';
      readonly uploadId: string;
      readonly name: string;
      readonly look: ImportLook;
      /** What somebody said instead of what was found. */
      readonly wish: LookWish;
      /** The source whose contacts these are anew; null: they are new. */
      readonly replaces: string | null;
      /** Why it did not begin. */
      readonly problem: FileProblem | null;
    }
  | { readonly stage: 'refused'; readonly name: string; readonly problem: FileProblem };

export interface ImportFlow {
  readonly flow: () => Flow;
  readonly subscribe: (listener: () => void) => () => void;
  readonly choose: (file: File) => Promise<void>;
  readonly refuse: (name: string, problem: FileProblem) => void;
  /** What was sent is forgotten. */
  readonly leave: () => void;
  /** How the file is to be read; the first rows follow. */
  readonly change: (wish: LookWish) => Promise<void>;
  readonly replace: (sourceId: string | null) => void;
  readonly start: () => Promise<void>;
}

/** Stays while other screens are looked at. Of several looks only the answer to the last counts. */
export function createImportFlow(ask: Ask, sendFile: SendFile): ImportFlow {
  const listeners = new Set<() => void>();
  let flow: Flow = { stage: 'none' };
  let turn = 0;
  /** It was asked to begin and has not answered yet: pressed twice it begins once. */
  let isStarting = false;

  function show(next: Flow): void {
    flow = next;
    for (const listener of listeners) listener();
  }

  async function look(uploadId: string, name: string, wish: LookWish, replaces: string | null): Promise<void> {
    const mine = turn;
    const answer = await ask('import.look', { uploadId, wish });
    if (mine !== turn) return;
    if (!answer.ok) return show({ stage: 'refused', name, problem: problemOf(answer.error) });
    const { look: seen, problem } = answer.value;
    if (seen === null) return show({ stage: 'refused', name, problem: problemOf(problem ?? 'not-text') });
    show({ stage: 'looked', uploadId, name, look: seen, wish, replaces, problem: null });
  }

  return {
    flow: () => flow,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async choose(file) {
      turn += 1;
      const mine = turn;
      const { name } = file;
      show({ stage: 'sending', name, sent: 0, of: file.size });
      const sent = await sendFile({
        ask,
        file,
        onSent: (bytes) => mine === turn && show({ stage: 'sending', name, sent: bytes, of: file.size }),
        isWanted: () => mine === turn,
      });
      if (mine !== turn) return;
      if (sent.ok) await look(sent.value, name, {}, null);
      else show({ stage: 'refused', name, problem: sent.error });
    },
    refuse(name, problem) {
      turn += 1;
      show({ stage: 'refused', name, problem });
    },
    leave() {
      if (isStarting) return;
      turn += 1;
      if (flow.stage === 'looked') void ask('import.forget', { uploadId: flow.uploadId });
      show({ stage: 'none' });
    },
    async change(wish) {
      if (flow.stage !== 'looked' || isStarting) return;
      turn += 1;
      const { uploadId, name, replaces } = flow;
      const whole = { ...(readsAnew(wish) ? withoutColumns(flow.wish) : flow.wish), ...wish };
      // What was chosen stands at once; what follows from it a moment later.
      show({ ...flow, wish: whole, look: { ...flow.look, order: wished(flow.look.order, wish) } });
      await look(uploadId, name, whole, replaces);
    },
    replace(sourceId) {
      if (flow.stage === 'looked') show({ ...flow, replaces: sourceId });
    },
    async start() {
      if (flow.stage !== 'looked' || isStarting) return;
      const current = flow;
      isStarting = true;
      const { uploadId, name, replaces, look: seen } = current;
      const answer = await ask('import.start', { uploadId, name: name.slice(0, 300), order: seen.order, replaces });
      isStarting = false;
      turn += 1;
      if (answer.ok) show({ stage: 'none' });
      else if (answer.error === 'not-there') show({ stage: 'refused', name, problem: 'other' });
      else show({ ...current, problem: problemOf(answer.error) });
    },
  };
}

function wished(order: ImportOrder, wish: LookWish): ImportOrder {
  return {
    format: wish.format ?? order.format,
    encoding: wish.encoding ?? order.encoding,
    delimiter: wish.delimiter ?? order.delimiter,
    hasHeader: wish.hasHeader ?? order.hasHeader,
    columns: wish.columns ?? order.columns,
    class: wish.class ?? order.class,
    classWords: wish.classWords ?? order.classWords,
  };
}

/** The columns are then others. */
function readsAnew(wish: LookWish): boolean {
  return ['format', 'encoding', 'delimiter', 'hasHeader'].some((key) => key in wish);
}

function withoutColumns({ columns: _, ...wish }: LookWish): LookWish {
  return wish;
}
