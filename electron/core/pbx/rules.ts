import { z } from 'zod';
import { IdentitySource } from '../caller/identity.ts';
import { PbxKind, pbxProfiles } from './profiles.ts';

/** By which header the caller is told to a target, where the PBX was set up to believe the desk. */
export const CallerBy = z.enum(['none', 'p-asserted-identity', 'remote-party-id']);

/** What the settings say of the telephone system; what is left out is the profile's or off. */
export const PbxSettings = z.strictObject({
  kind: PbxKind.optional(),
  /** Dialled before numbers outside the house: 0, 9; left out: numbers go out as E.164. */
  outsidePrefix: z
    .string()
    .regex(/^[0-9*#]{0,6}$/)
    .optional(),
  /** Dialled before an extension to reach its voicemail; left out: the profile's. */
  voicemailPrefix: z
    .string()
    .regex(/^[0-9*#]{0,8}$/)
    .optional(),
  /** Left out: by none. */
  callerBy: CallerBy.optional(),
  /** The note of a call goes to the employee it is transferred to. */
  passesNote: z.boolean().optional(),
  /** Headers in which its word on who is calling counts, the most believed first; left out: the profile's. */
  believes: z
    .array(IdentitySource)
    .min(1)
    .max(3)
    .refine((sources) => new Set(sources).size === sources.length)
    .optional(),
});
type PbxSettings = z.infer<typeof PbxSettings>;

/** The same with nothing left out. */
export const PbxRules = PbxSettings.required();
export type PbxRules = z.infer<typeof PbxRules>;

export function pbxRulesOf(said: PbxSettings | undefined): PbxRules {
  const kind = said?.kind ?? 'generic';
  return {
    kind,
    outsidePrefix: said?.outsidePrefix ?? '',
    voicemailPrefix: said?.voicemailPrefix ?? pbxProfiles[kind].voicemailPrefix.is,
    callerBy: said?.callerBy ?? 'none',
    passesNote: said?.passesNote ?? false,
    believes: said?.believes ?? [...pbxProfiles[kind].believes.is],
  };
}
