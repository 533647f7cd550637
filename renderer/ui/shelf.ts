/** What is typed into a form and not saved yet; `key` names the thing it is about. */
export interface Shelved<T> {
  readonly key: string;
  /** As the backend has it. */
  readonly base: T;
  readonly value: T;
}

/** Keeps one form's text while other screens are looked at: a call that comes in never costs what was typed. */
export interface Shelf<T> {
  readonly shelved: () => Shelved<T> | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Opens a thing as the backend has it. What is typed already stays; so does another thing's unsaved text. */
  readonly open: (key: string, base: T) => void;
  readonly change: (changes: Partial<T>) => void;
  /**
   * `draft`, as `shelved` gave it, is on the disk, now called `key`, and the backend has it as `kept`: that is shown, unless
   * something was typed meanwhile, which stays.
   */
  readonly saved: (key: string, draft: T, kept: T) => void;
  readonly drop: () => void;
}

/** `onUnsaved` hears it whenever something becomes unsaved, and when nothing is any more. */
export function createShelf<T extends object>(onUnsaved: (unsaved: boolean) => void): Shelf<T> {
  const listeners = new Set<() => void>();
  let shelved: Shelved<T> | null = null;

  function put(next: Shelved<T> | null): void {
    const before = isUnsaved(shelved);
    shelved = next;
    if (before !== isUnsaved(next)) onUnsaved(isUnsaved(next));
    for (const listener of listeners) listener();
  }

  function change(changes: Partial<T>): void {
    if (shelved !== null) put({ ...shelved, value: { ...shelved.value, ...changes } });
  }

  return {
    shelved: () => shelved,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open(key, base) {
      if (!isUnsaved(shelved)) put({ key, base, value: base });
      else if (shelved?.key === key && !isSame(shelved.base, base)) put({ ...shelved, base });
    },
    change,
    saved(key, draft, kept) {
      if (shelved === null) return;
      const typedAnew = shelved.value !== draft;
      put({ key, base: typedAnew ? draft : kept, value: shelved.value });
      if (!typedAnew) change(kept);
    },
    drop: () => put(null),
  };
}

export function isUnsaved<T>(shelved: Shelved<T> | null): boolean {
  return shelved !== null && !isSame(shelved.base, shelved.value);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
