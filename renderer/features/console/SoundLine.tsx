import { useId } from 'react';
import type { CallView } from '#core/call/view.ts';
import { codecFigures } from '#core/quality/codecs.ts';
import type { SoundView } from '#core/quality/view.ts';
import { partyOf, soundWords } from '../../i18n/soundWords.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk, useSound } from '../../state/desk.ts';
import { isToldAbove } from '../../state/toldAbove.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import { SoundSign } from '../../ui/SoundSign.tsx';
import styles from './SoundLine.module.css';

/**
 * How the current call sounds, in a line above its bar. The line has its place from the first ring on; a long sentence
 * takes it from what scrolls above, so that no button moves.
 */
export function SoundLine({ call }: { readonly call: CallView }) {
  const { t } = useWording();
  const sound = useSound(call.callId);
  const voice = useDesk((slice) => slice.voice);
  const detailsId = useId();
  return (
    <div className={styles.line} data-sound={sound?.word}>
      {sound !== undefined && (
        <>
          <button type="button" className={styles.sign} popoverTarget={detailsId}>
            <SoundSign word={sound.word} />
            <span>{soundWords(t, sound, partyOf(call), (fault) => isToldAbove(fault, voice))}</span>
            <Hidden>{t('sound.details.open')}</Hidden>
          </button>
          <Details id={detailsId} sound={sound} />
        </>
      )}
    </div>
  );
}

function Details({ id, sound }: { readonly id: string; readonly sound: SoundView }) {
  const { t, locale } = useWording();
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const unknown = t('sound.details.unknown');
  const mos = (value: number | null) =>
    value === null ? unknown : t('sound.details.mos', { mos: tenth.format(value) });
  const percent = (value: number | null) => (value === null ? unknown : t('sound.details.percent', { n: value }));
  const ms = (value: number | null) => (value === null ? unknown : t('sound.details.ms', { n: value }));
  return (
    <div id={id} popover="auto" className={styles.details} role="group" aria-label={t('sound.details.open')}>
      <dl>
        <Figure name={t('sound.details.here')} told={mos(sound.mos)} />
        <Figure name={t('sound.details.loss.here')} told={percent(sound.lossPercent)} />
        <Figure name={t('sound.details.there')} told={mos(sound.mosThere)} />
        <Figure name={t('sound.details.loss.there')} told={percent(sound.lossTherePercent)} />
        <Figure name={t('sound.details.jitter')} told={ms(sound.jitterMs)} />
        <Figure name={t('sound.details.rtt')} told={ms(sound.rttMs)} />
        <Figure name={t('sound.details.codec')} told={sound.codec || unknown} />
      </dl>
      <p>{t('sound.details.note')}</p>
      {codecFigures(sound.codec).assumed && <p>{t('sound.details.assumed')}</p>}
    </div>
  );
}

function Figure({ name, told }: { readonly name: string; readonly told: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{told}</bdi>
      </dd>
    </div>
  );
}
