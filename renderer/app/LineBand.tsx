import type { LineView } from '#core/call/line.ts';
import type { PhoneState } from '#core/call/phone.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { ask } from '../state/ask.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Bands.module.css';
import { NextTry } from './NextTry.tsx';
import { useLine } from './useLine.ts';

/** What another try may mend; a wrong password is none of it. */
const ofTheLink: ReadonlySet<PhoneState['reason']> = new Set(['unreachable', 'link-lost', 'no-answer', 'certificate']);

/** How each line to its telephone system stands, where that is worth a line: what still works, and the next try. */
export function LineBands() {
  const lines = useDesk((slice) => slice.lines);
  const isLinked = useDesk((slice) => slice.connection !== 'lost');
  // Without the backend nothing is known of its lines.
  return lines.map((line) => <LineBand key={line.lineId} line={line} isShown={isLinked} />);
}

function LineBand({ line, isShown }: { readonly line: LineView; readonly isShown: boolean }) {
  const { t } = useWording();
  const { name, phone } = line;
  const told = useLine(phone);
  const inCall = useDesk(({ calls }) =>
    Object.values(calls).some(
      (call) =>
        (call.place === 'current' || call.place === 'held') && (name === '' || call.line?.lineId === line.lineId),
    ),
  );
  const othersUp = useDesk(({ lines }) => lines.some(({ phone: { state } }) => state === 'registered'));
  if (told === null || !isShown) return null;
  if (told === 'back')
    return (
      <div data-band="line" data-line={line.lineId} className={`${styles.band} ${styles.good}`} role="status">
        <p>{name === '' ? t('desk.band.line.back') : t('telephony.line.back', { name })}</p>
      </div>
    );
  const { state, retryAt, reason } = phone;
  const waits = state === 'not-registered' && retryAt !== null;
  const words = inCall ? 'downInCall' : 'down';
  return (
    <div data-band="line" data-line={line.lineId} className={`${styles.band} ${styles.urgent}`}>
      <Icon name="warning" />
      <p>
        <span role="alert">
          {name === ''
            ? t(`desk.band.line.${words}`)
            : t(`telephony.line.${words}.${othersUp ? 'othersUp' : 'alone'}`, { name })}
        </span>{' '}
        {/* Outside of the alert: a countdown must not be read out every second. */}
        {waits && <NextTry at={retryAt} />}
      </p>
      {waits && ofTheLink.has(reason) && (
        <Button onClick={() => void ask('line.test', {})}>{t('desk.band.line.tryNow')}</Button>
      )}
    </div>
  );
}
