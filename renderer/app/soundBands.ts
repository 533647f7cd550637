import type { Wording } from '../i18n/wording.ts';
import { troubleWords } from '../i18n/deviceWords.ts';
import type { DeskSlice } from '../state/slice.ts';
import type { Band } from './band.ts';

export type SoundTold = Pick<DeskSlice, 'microphone' | 'voice' | 'away' | 'isRingOff'> & {
  /** Somebody is talked to, or held. */
  readonly inCall: boolean;
};

/** What is wrong with the devices for sound, the gravest first. */
export function soundBands(told: SoundTold, t: Wording['t']): readonly Band[] {
  const { microphone, voice, away, isRingOff, inCall } = told;
  const bands: Band[] = [];
  const band = (kind: Band['kind'], text: string, urgent: boolean, act: Band['act'] = null) =>
    void bands.push({ kind, text, urgent, act });

  if (microphone === 'prompt') band('microphone', t('devices.band.unallowed'), false, 'allow-microphone');
  else if (inCall && voice.failure !== null)
    band('microphone', `${t('devices.band.unheard')} ${troubleWords(voice.failure, t)}`, true);
  else if (microphone === 'refused' || microphone === 'missing')
    band('microphone', `${t('devices.band.unready')} ${troubleWords(microphone, t)}`, true);
  else if (inCall && voice.silenced) band('microphone', t('devices.band.silenced'), true);
  else if (inCall && voice.insteadOf !== null) {
    const { name, why } = voice.insteadOf;
    const names = {
      chosen: name || t('devices.systems.microphone'),
      name: voice.name || t('devices.systems.microphone'),
    };
    band('microphone', t(`devices.band.${why}`, names), true);
  }
  const missed: string[] = (['microphone', 'speaker', 'ring', 'alsoRing'] as const).flatMap((use) => {
    const name = away[use];
    // In a call it is told above through what one speaks.
    return name === undefined || (use === 'microphone' && (inCall || bands.length > 0))
      ? []
      : [t(`devices.band.not.${use}`, { name })];
  });
  if (isRingOff) missed.push(t('devices.band.ringOff'));
  if (missed.length > 0) band('devices', missed.join(' '), false);
  return bands;
}
