import { type LineView, worstPhone } from '#core/call/line.ts';
import { useWording } from '../i18n/wordingContext.ts';
import type { Wording } from '../i18n/wording.ts';
import { useDesk } from '../state/desk.ts';
import styles from './PhoneStatus.module.css';

/** The state of the lines in words, with what to do about it: one sentence when all is well, else which of them is away. */
export function PhoneStatus() {
  const wording = useWording();
  const lines = useDesk((slice) => slice.lines);
  const state = worstPhone(lines);
  const troubled = state === 'not-registered' || state === 'not-configured';
  return (
    <div className={troubled ? `${styles.status} ${styles.troubled}` : styles.status}>
      <span className={`${styles.lamp} ${styles[state]}`} aria-hidden="true" />
      <p role="status" aria-label={wording.t('desk.phone.label')}>
        {sentence(lines, wording)}
      </p>
    </div>
  );
}

function sentence(lines: readonly LineView[], wording: Wording): string {
  const { t, listed } = wording;
  const [first, ...others] = lines;
  if (first === undefined) return '';
  if (others.length === 0) return toldOf(first, wording);
  const unwell = lines.filter(({ phone }) => phone.state !== 'registered' || phone.second === true);
  if (unwell.length === 0) return t('telephony.line.allRegistered', { count: lines.length });
  const up = lines.filter(({ phone }) => phone.state === 'registered');
  return [
    ...unwell.map((line) => t('telephony.line.told', { name: line.name, told: toldOf(line, wording) })),
    ...(up.length === 0 || up.length === lines.length
      ? []
      : [t('telephony.line.stillArrive', { names: listed(up.map(({ name }) => name)) })]),
  ].join(' ');
}

function toldOf({ phone: { state, reason, second } }: LineView, { t }: Wording): string {
  if (state === 'not-registered' && reason !== null) return t(`desk.phone.reason.${reason}`);
  return t(state === 'registered' && second === true ? 'desk.phone.registeredAtSecond' : `desk.phone.${state}`);
}
