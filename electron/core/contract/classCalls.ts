import { z } from 'zod';
import { CallerClass } from '../caller/callerClass.ts';
import { Classification } from '../caller/card.ts';
import { Circumstance } from '../caller/circumstance.ts';
import { ClassFault, OfficeClasses, TypedClasses } from '../caller/officeClasses.ts';
import { CorrectedCall } from '../journal/entry.ts';
import { call, change, everyRole } from './define.ts';

const nothing = z.object({});

/** A caller that was tried: nobody rang. */
export const TriedCaller = z.object({
  /** The number as it is understood; '' where it is withheld or not told. */
  shown: z.string(),
  /** Of the contact; '' for nobody. */
  name: z.string(),
  classification: Classification,
});
export type TriedCaller = z.infer<typeof TriedCaller>;

/** What calls under the same circumstances turned out to be. Counts are whole calls. */
export const LearnedLine = z.object({
  /** As it is asked to be forgotten. */
  circumstances: z.string(),
  /** Coarse to fine. */
  parts: z.array(Circumstance),
  /** So many of them are said by the line above that it lies within. */
  inherited: z.int(),
  /** Lines that it lies within. */
  depth: z.int(),
  calls: z.int(),
  classes: z.array(
    z.object({
      class: CallerClass,
      /** Shown so, and nobody corrected it. */
      stood: z.int(),
      /** Somebody said so. */
      corrected: z.int(),
    }),
  ),
});
export type LearnedLine = z.infer<typeof LearnedLine>;

/** Questions about kinds of callers: what the office says of them, and what was learnt. Every desk reads, managers change. */
export const classCalls = {
  /** `revision`: of what is read, to be given back with a change. */
  'classes.read': call(nothing, z.object({ revision: z.int(), office: OfficeClasses }), everyRole),
  /**
   * For calls that come from now on; prefixes as a person writes them. Nothing is changed where something is wrong. Refused with changed-meanwhile when another page changed it since it was read.
   */
  'classes.change': change(
    z.object({ revision: z.int(), office: TypedClasses }),
    z.object({ revision: z.int(), faults: z.array(ClassFault) }),
    'manager',
  ),
  /**
   * Of what class a caller would be by what is typed, saved or not; rules that are wrong are left out. `number` and `dialled` as a person writes them, '' for
   * none; `headers` as they are copied from a trace.
   */
  'classes.try': call(
    z.object({
      office: TypedClasses,
      number: z.string().max(100),
      dialled: z.string().max(100),
      headers: z.string().max(20_000),
    }),
    TriedCaller,
    everyRole,
  ),
  /** What calls taught, the most frequent circumstances first; `more`: so many are not told. `corrections`: newest first. */
  'classes.learned': call(
    nothing,
    z.object({
      calls: z.int(),
      corrected: z.int(),
      /** Calendar day at the desk since when calls count, ISO 8601. */
      since: z.string(),
      lines: z.array(LearnedLine),
      more: z.int(),
      corrections: z.array(CorrectedCall),
    }),
    everyRole,
  ),
  /** What calls until now taught under these circumstances and finer ones is forgotten; '' for all of it. */
  'classes.forget': change(z.object({ circumstances: z.string().max(4_000) }), nothing, 'manager'),
} as const;
