import type { RefusalCode } from '#core/contract/define.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import type { Result } from '#core/support/result.ts';

type Class = Playbook['class'];

/** What the backend does not have yet; null: the draft was given up. */
export type Unkept = ReadonlyMap<Class, Playbook | null>;

/** What is written into playbooks, until the backend has it. */
export interface PlaybookDrafts {
  /** The same object until it changes. */
  readonly unkept: () => Unkept;
  /** Why what was written last is not kept; null where all is, or is under way. */
  readonly problem: () => RefusalCode | null;
  /** Kept after a pause in the typing. */
  readonly change: (draft: Playbook) => void;
  readonly giveUp: (cls: Class) => void;
  /** Tries at once; what the backend does not take stays. */
  readonly keep: () => Promise<void>;
  /** It was published: nothing of it is to be kept as a draft. */
  readonly published: (cls: Class) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A pause in the typing after which a draft is kept; milliseconds. */
const pauseMs = 400;

export function createPlaybookDrafts(
  save: (cls: Class, draft: Playbook | null) => Promise<Result<unknown, RefusalCode>>,
): PlaybookDrafts {
  const listeners = new Set<() => void>();
  let unkept: Unkept = new Map();
  let problem: RefusalCode | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;

  function put(next: Unkept, refused: RefusalCode | null): void {
    unkept = next;
    problem = refused;
    for (const listener of listeners) listener();
  }

  function without(cls: Class): Unkept {
    return new Map([...unkept].filter(([other]) => other !== cls));
  }

  async function keep(): Promise<void> {
    if (pause !== null) clearTimeout(pause);
    pause = null;
    for (const [cls, draft] of unkept) {
      const answer = await save(cls, draft);
      // Typed on meanwhile: that is kept by its own pause.
      const isLast = unkept.get(cls) === draft;
      if (answer.ok) put(isLast ? without(cls) : unkept, null);
      else put(unkept, answer.error);
    }
  }

  return {
    unkept: () => unkept,
    problem: () => problem,
    change: (draft) => {
      put(new Map(unkept).set(draft.class, draft), problem);
      if (pause !== null) clearTimeout(pause);
      pause = setTimeout(() => void keep(), pauseMs);
    },
    giveUp: (cls) => {
      put(new Map(unkept).set(cls, null), problem);
      void keep();
    },
    keep,
    published: (cls) => put(without(cls), null),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
