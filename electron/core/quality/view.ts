import { z } from 'zod';

/** Why one of the two does not hear the other. */
export const SoundFault = z.enum([
  /** Nothing gets through, either way. */
  'link-broken',
  /** The desk does not hear the caller: no packets come, or packets of silence alone. */
  'no-packets',
  'only-silence',
  /** The caller does not hear the desk: the microphone, our sending, or the way there. */
  'microphone-gone',
  'microphone-muted',
  'microphone-silent',
  'not-sent',
  'not-arriving',
]);
export type SoundFault = z.infer<typeof SoundFault>;

/** The sound of one call as its sign tells it; figures are rounded, so that they change only when they mean something. */
export const SoundView = z.object({
  callId: z.string(),
  /** `not-measured`: the page that carries the sound tells nothing. */
  word: z.enum(['good', 'fair', 'poor', 'no-sound', 'not-measured']),
  /** With `no-sound`, at most one for each direction. */
  faults: z.array(SoundFault).readonly(),
  /** Whose words suffer where the sound is fair or poor: the caller's on their way here, or the desk's on their way there. */
  suffers: z.enum(['heard', 'sent']),
  /** MOS of what is heard here, and there; estimated after ITU-T G.107. null: not known. */
  mos: z.number().nullable(),
  mosThere: z.number().nullable(),
  lossPercent: z.number().nullable(),
  lossTherePercent: z.number().nullable(),
  jitterMs: z.number().nullable(),
  rttMs: z.number().nullable(),
  codec: z.string(),
});
export type SoundView = z.infer<typeof SoundView>;

/** Which direction a fault is about. */
export function sideOf(faults: readonly SoundFault[]): 'caller-not-heard' | 'desk-not-heard' | 'neither-heard' | null {
  if (faults.length === 0) return null;
  const ear = faults.some((fault) => fault === 'no-packets' || fault === 'only-silence');
  if (faults.includes('link-broken') || (ear && faults.length > 1)) return 'neither-heard';
  return ear ? 'caller-not-heard' : 'desk-not-heard';
}

const worstFirst: readonly SoundView['word'][] = ['no-sound', 'poor', 'fair', 'not-measured', 'good'];

export function isWorse(word: SoundView['word'], than: SoundView['word']): boolean {
  return worstFirst.indexOf(word) < worstFirst.indexOf(than);
}
