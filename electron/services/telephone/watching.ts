import type { Telephone } from '#core/call/telephone.ts';

/** Whose telephones and which places are watched at a line's exchange: two ask for it, each for its own. */
export interface Watching {
  readonly people: (lineId: string, extensions: readonly string[]) => void;
  readonly places: (lineId: string, extensions: readonly string[]) => void;
}

export function createWatching(watch: Telephone['watch']): Watching {
  const people = new Map<string, readonly string[]>();
  const places = new Map<string, readonly string[]>();
  const ask = (lineId: string): void => watch(lineId, people.get(lineId) ?? [], places.get(lineId) ?? []);
  const taking = (list: Map<string, readonly string[]>) => (lineId: string, extensions: readonly string[]) => {
    if ((list.get(lineId) ?? []).join('\n') === extensions.join('\n')) return;
    list.set(lineId, extensions);
    ask(lineId);
  };
  return { people: taking(people), places: taking(places) };
}
