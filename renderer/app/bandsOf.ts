import type { DeskSlice } from '../state/slice.ts';
import type { Wording } from '../i18n/wording.ts';

/** One thing that is wrong with the desk, what still works and what to do. */
export interface Band {
  readonly kind: 'no-calls' | 'lost' | 'elsewhere' | 'journal' | 'microphone' | 'headset' | 'sound';
  readonly text: string;
  /** Trouble is told at once; the rest waits for a pause of the screen reader. */
  readonly urgent: boolean;
  readonly act: 'take-over' | 'allow-microphone' | 'take-calls' | null;
}

type Told = Pick<
  DeskSlice,
  'noCallsSince' | 'connection' | 'telephone' | 'journal' | 'microphone' | 'sound' | 'headset'
> & {
  /** Somebody is talked to, or held. */
  readonly inCall: boolean;
};

/** The gravest first. Without a connection nothing else is known; without the telephone the sound is another window's. */
export function bandsOf(told: Told, wording: Pick<Wording, 't' | 'time'>): readonly Band[] {
  const { t } = wording;
  const { connection, telephone, journal, microphone, sound } = told;
  if (connection === 'lost') return [{ kind: 'lost', text: t('desk.band.lost'), urgent: true, act: null }];
  const bands: Band[] = [];
  if (told.noCallsSince !== null)
    bands.push({
      kind: 'no-calls',
      text: t('desk.noCalls.since', { time: wording.time(told.noCallsSince) }),
      urgent: false,
      act: telephone === 'another' ? null : 'take-calls',
    });
  if (telephone === 'another')
    bands.push({ kind: 'elsewhere', text: t('desk.band.elsewhere'), urgent: false, act: 'take-over' });
  if (journal.state !== 'written') {
    const waiting = journal.waiting === 0 ? '' : ` ${t('desk.band.waiting', { count: journal.waiting })}`;
    bands.push({ kind: 'journal', text: t(`desk.band.journal.${journal.state}`) + waiting, urgent: true, act: null });
  }
  if (telephone !== 'yours') return bands;
  if (microphone === 'prompt' || microphone === 'refused' || microphone === 'missing')
    bands.push({
      kind: 'microphone',
      text: t(`desk.band.microphone.${microphone}`),
      urgent: microphone !== 'prompt',
      act: microphone === 'prompt' ? 'allow-microphone' : null,
    });
  const headset = headsetTrouble(told);
  if (headset !== null) bands.push({ kind: 'headset', text: t(`headset.band.${headset}`), urgent: false, act: null });
  // Pressing "Allow the microphone" unlocks the sound as well.
  if (sound === 'locked' && microphone !== 'prompt')
    bands.push({ kind: 'sound', text: t('desk.band.sound'), urgent: false, act: null });
  return bands;
}

/** Out of a call an unplugged headset is no trouble: the sign beside the line tells it. */
function headsetTrouble({ headset, inCall }: Told): 'unplugged' | 'shared' | 'not-allowed' | null {
  if (headset.state === 'not-allowed') return 'not-allowed';
  if (headset.state === 'unplugged') return inCall ? 'unplugged' : null;
  return headset.state === 'ready' && headset.shared ? 'shared' : null;
}
