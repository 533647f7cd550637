import type { JournalCall } from '#core/journal/entry.ts';
import { type SoundSummary, pointsOf } from '#core/quality/summary.ts';
import { clockFace } from '../../i18n/formats.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { SoundSign } from '../../ui/SoundSign.tsx';
import styles from './CallSound.module.css';

/** What the journal kept of a call's sound; nothing where it kept nothing. */
export function CallSound({ course }: { readonly course: JournalCall['course'] }) {
  const { t } = useWording();
  const kept = course.findLast(({ body }) => body.kind === 'sound-measured')?.body;
  if (kept?.kind !== 'sound-measured') return null;
  const { sound } = kept;
  return (
    <section className={styles.sound} aria-label={t('sound.kept.heading')}>
      <h3 className={styles.heading}>{t('sound.kept.heading')}</h3>
      <Sentence sound={sound} />
      <Spells sound={sound} />
      <Curve curve={sound.curve} />
      <Figures sound={sound} />
      <p className={styles.small}>{t('sound.details.note')}</p>
    </section>
  );
}

interface SoundProps {
  readonly sound: SoundSummary;
}

function Sentence({ sound }: SoundProps) {
  const { t, duration } = useWording();
  const tenth = useTenth();
  const { mos, unmeasuredS, measuredS } = sound;
  const word = wordOf(sound);
  return (
    <>
      {word !== null && (
        <p className={styles.sentence}>
          <SoundSign word={word === 'none' ? 'no-sound' : word} />
          {t(`sound.kept.${word}`)}
        </p>
      )}
      {mos !== null && (
        <p>
          {t('sound.kept.mos', {
            mean: tenth(mos.mean),
            least: tenth(mos.least),
            time: duration(measuredS * 1000),
          })}
        </p>
      )}
      {unmeasuredS > 0 && <p>{t('sound.kept.unmeasured', { time: duration(unmeasuredS * 1000) })}</p>}
    </>
  );
}

/** As the sign would have said it of the whole call (G.109 table 1); null where nothing was measured. */
function wordOf({ mos }: SoundSummary): 'good' | 'fair' | 'poor' | 'none' | null {
  if (mos === null) return null;
  if (mos.mean >= 4) return 'good';
  if (mos.mean >= 3.1) return 'fair';
  return mos.mean > 1 ? 'poor' : 'none';
}

function Spells({ sound: { oneWay, spells } }: SoundProps) {
  const { t, duration } = useWording();
  if (oneWay.length === 0) return null;
  const more = spells - oneWay.length;
  return (
    <ul className={styles.spells}>
      {oneWay.map(({ fromS, forS, side }) => (
        <li key={fromS}>
          {t(`sound.kept.spell.${side}`, { from: clockFace(fromS * 1000), time: duration(forS * 1000) })}
        </li>
      ))}
      {more > 0 && <li>{t('sound.kept.more', { count: more })}</li>}
    </ul>
  );
}

function Figures({ sound }: SoundProps) {
  const { t, locale } = useWording();
  const tenth = useTenth();
  const percent = (n: number) =>
    t('sound.details.percent', { n: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(n) });
  const ms = (n: number | undefined) => (n === undefined ? t('sound.details.unknown') : t('sound.details.ms', { n }));
  const { mosThere, codec, lossPercent, jitterMs, rttMs } = sound;
  return (
    <p className={styles.small}>
      {t('sound.kept.figures', {
        codec: codec || t('sound.details.unknown'),
        loss: percent(lossPercent.mean),
        lossMost: percent(lossPercent.most),
        jitter: ms(jitterMs?.mean),
        jitterMost: ms(jitterMs?.most),
        rtt: ms(rttMs?.mean),
      })}{' '}
      {mosThere !== null && t('sound.kept.there', { mean: tenth(mosThere.mean), least: tenth(mosThere.least) })}
    </p>
  );
}

const [width, height] = [240, 48];
const [lowest, highest] = [1, 4.5];

/** MOS from the answer to the end; what was held or not measured is left open. Time runs as one reads. */
function Curve({ curve }: { readonly curve: SoundSummary['curve'] }) {
  const { t } = useWording();
  const tenth = useTenth();
  const points = pointsOf(curve.mos);
  const known = points.filter((point) => point !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const at = clockFace(points.indexOf(least) * curve.everyS * 1000);
  const label = t('sound.kept.curve', { least: tenth(least), most: tenth(most), at });
  const x = (place: number) => (place / Math.max(1, points.length - 1)) * width;
  const y = (mos: number) => height - ((mos - lowest) / (highest - lowest)) * height;
  const path = points
    .map((mos, place) => {
      if (mos === null) return '';
      const isOn = place > 0 && points[place - 1] !== null;
      return `${isOn ? 'L' : 'M'}${x(place).toFixed(1)} ${y(mos).toFixed(1)}`;
    })
    .join('');
  return (
    <figure className={styles.figure}>
      <svg className={styles.curve} viewBox={`-2 -2 ${width + 4} ${height + 4}`} role="img" aria-label={label}>
        <title>{label}</title>
        {/* Below it nearly all are dissatisfied (G.109: R 60). */}
        <path className={styles.limit} d={`M0 ${y(3.1)}H${width}`} />
        <path className={styles.drawn} d={path} />
      </svg>
      <figcaption className={styles.axis} aria-hidden="true">
        <bdi dir="ltr">0:00</bdi>
        <bdi dir="ltr">{clockFace(points.length * curve.everyS * 1000)}</bdi>
      </figcaption>
    </figure>
  );
}

function useTenth(): (value: number) => string {
  const { locale } = useWording();
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return (value) => format.format(value);
}
