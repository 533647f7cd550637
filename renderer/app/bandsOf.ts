import type { DeskSlice } from '../state/slice.ts';
import type { Wording } from '../i18n/wording.ts';
import type { Band } from './band.ts';
import { soundBands, type SoundTold } from './soundBands.ts';

type Told = Pick<
  DeskSlice,
  'noCallsSince' | 'connection' | 'telephone' | 'journal' | 'keeping' | 'sound' | 'headset'
> & { readonly isReading: boolean } & SoundTold;

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
  if (told.isReading) bands.push({ kind: 'reading', text: t('roles.reading.band'), urgent: false, act: null });
  else if (telephone === 'another')
    bands.push({ kind: 'elsewhere', text: t('desk.band.elsewhere'), urgent: false, act: 'take-over' });
  if (journal.state !== 'written') {
    const waiting = journal.waiting === 0 ? '' : ` ${t('desk.band.waiting', { count: journal.waiting })}`;
    const { dropped } = journal;
    const lost =
      dropped === undefined
        ? ''
        : ` ${t('desk.band.dropped', { count: dropped.facts, time: wording.time(dropped.since) })}`;
    bands.push({
      kind: 'journal',
      text: t(`desk.band.journal.${journal.state}`) + waiting + lost,
      urgent: true,
      act: null,
    });
  }
  const { damage, doing } = told.keeping;
  if (damage !== null)
    bands.push({
      kind: 'keeping',
      text: doing?.what === 'mend' ? t('keeping.doing.mend') : t(`keeping.band.${damage.kind}`),
      urgent: true,
      act: 'open-journal',
    });
  if (telephone !== 'yours') return bands;
  bands.push(...soundBands(told, t));
  const headset = headsetTrouble(told);
  if (headset !== null) bands.push({ kind: 'headset', text: t(`headset.band.${headset}`), urgent: false, act: null });
  // Pressing "Allow the microphone" unlocks the sound as well.
  if (sound === 'locked' && microphone !== 'prompt')
    bands.push({ kind: 'sound', text: t('desk.band.sound'), urgent: false, act: null });
  return bands;
}

/** Out of a call an unplugged headset is no trouble: the sign beside the line tells it; and what stands in for it is said once. */
function headsetTrouble({ headset, inCall, voice }: Told): 'unplugged' | 'shared' | 'not-allowed' | null {
  if (headset.state === 'not-allowed') return 'not-allowed';
  if (headset.state === 'unplugged')
    return inCall && voice.insteadOf === null && voice.failure === null ? 'unplugged' : null;
  return headset.state === 'ready' && headset.shared ? 'shared' : null;
}
