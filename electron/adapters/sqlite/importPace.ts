import type { ImportProgress } from '#core/caller/directoryImports.ts';
import { standStill } from './hush.ts';
import { stepBack } from './priority.ts';

/**
 * What the import's thread and the desk's tell each other without waiting: four-byte numbers in memory that both see.
 * The desk asks to stop; the import says how far it is.
 */
const places = ['cancelled', 'stage', 'rows', 'refused', 'readKiB', 'ofKiB', 'perMille'] as const;
type Place = (typeof places)[number];

export type ImportSigns = Int32Array<SharedArrayBuffer>;

const stages = ['reading', 'ordering', 'indexing'] as const;
type Stage = ImportProgress['stage'];

/** A millisecond's work, or less: so often each thread asks whether it may go on. */
export const rowsBetweenRests = 32;

/** Whoever imports a few hundred contacts waits for them. */
const longMs = 2_000;

/** No share of the work is known. */
const unknown = -1;

/**
 * Of a thread of the import, in megabytes: it needs some tens, and with less in sight it collects sooner what it has done
 * with. A row of a million letters fits in many times.
 */
export const importMemory = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 } as const;

export function createSigns(): ImportSigns {
  const signs = new Int32Array(new SharedArrayBuffer(places.length * 4));
  set(signs, 'ofKiB', unknown);
  set(signs, 'perMille', unknown);
  return signs;
}

export function cancelImport(signs: ImportSigns): void {
  set(signs, 'cancelled', 1);
}

export function progressOf(signs: ImportSigns): Omit<ImportProgress, 'importId' | 'source'> {
  const of = get(signs, 'ofKiB');
  const done = get(signs, 'perMille');
  return {
    stage: stages[get(signs, 'stage')] ?? 'reading',
    bytes: of === unknown ? null : { read: get(signs, 'readKiB') * 1_024, of: of * 1_024 },
    rows: get(signs, 'rows'),
    refused: get(signs, 'refused'),
    done: done === unknown ? null : done / 1_000,
  };
}

/** The import's side: asked between two handfuls of rows, in each of its threads. */
export interface ImportPace {
  readonly signs: ImportSigns;
  /** False: somebody cancelled. Returns late while somebody rings. */
  readonly goOn: () => boolean;
  readonly tell: (told: Partial<Record<'rows' | 'refused', number>>) => void;
  readonly reading: (bytes: number, of: number | null) => void;
  /** `share` of this stage that is done, 0 to 1. */
  readonly at: (stage: Stage, share: number) => void;
}

/** How much of the work each stage is, as it was measured with a million rows. */
const begins: Readonly<Record<Stage, number>> = { reading: 0, ordering: 0.35, indexing: 0.37 };
const lasts: Readonly<Record<Stage, number>> = { reading: 0.35, ordering: 0.02, indexing: 0.63 };

/** `stepsBack`: in a thread of the import's own, which gives way to all others when it works for long. */
export function paceOf(signs: ImportSigns, stepsBack = false): ImportPace {
  const begunAt = performance.now();
  let isBack = !stepsBack;
  return {
    signs,
    goOn: () => {
      if (!isBack && performance.now() - begunAt > longMs) {
        isBack = true;
        stepBack();
      }
      standStill();
      return get(signs, 'cancelled') === 0;
    },
    tell: ({ rows, refused }) => {
      if (rows !== undefined) set(signs, 'rows', rows);
      if (refused !== undefined) set(signs, 'refused', refused);
    },
    reading: (bytes, of) => {
      set(signs, 'readKiB', Math.floor(bytes / 1_024));
      if (of === null) return;
      set(signs, 'ofKiB', Math.ceil(of / 1_024));
      tellShare(signs, 'reading', of === 0 ? 1 : bytes / of);
    },
    at: (stage, share) => tellShare(signs, stage, share),
  };
}

function tellShare(signs: ImportSigns, stage: Stage, share: number): void {
  set(signs, 'stage', stages.indexOf(stage));
  set(signs, 'perMille', Math.floor((begins[stage] + lasts[stage] * Math.min(1, share)) * 1_000));
}

function get(signs: ImportSigns, place: Place): number {
  return Atomics.load(signs, places.indexOf(place));
}

function set(signs: ImportSigns, place: Place, value: number): void {
  Atomics.store(signs, places.indexOf(place), value);
}
