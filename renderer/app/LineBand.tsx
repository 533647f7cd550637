import type { DeskState } from '#core/contract/contract.ts';
import { useWording } from '../i18n/wordingContext.ts';
import { ask } from '../state/ask.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Bands.module.css';
import { NextTry } from './NextTry.tsx';
import { useLine } from './useLine.ts';

/** What another try may mend; a wrong password is none of it. */
const ofTheLink: ReadonlySet<DeskState['phone']['reason']> = new Set([
  'unreachable',
  'link-lost',
  'no-answer',
  'certificate',
]);

/** How the line to the telephone system stands, where that is worth a line: what still works, and the next try. */
export function LineBand({ inCall }: { readonly inCall: boolean }) {
  const { t } = useWording();
  const phone = useDesk((slice) => slice.phone);
  const isLinked = useDesk((slice) => slice.connection !== 'lost');
  const line = useLine(phone);
  // Without the backend nothing is known of its line.
  if (line === null || !isLinked) return null;
  if (line === 'back')
    return (
      <div data-band="line" className={`${styles.band} ${styles.good}`} role="status">
        <p>{t('desk.band.line.back')}</p>
      </div>
    );
  const { state, retryAt, reason } = phone;
  const waits = state === 'not-registered' && retryAt !== null;
  return (
    <div data-band="line" className={`${styles.band} ${styles.urgent}`}>
      <Icon name="warning" />
      <p>
        <span role="alert">{t(inCall ? 'desk.band.line.downInCall' : 'desk.band.line.down')}</span>{' '}
        {/* Outside of the alert: a countdown must not be read out every second. */}
        {waits && <NextTry at={retryAt} />}
      </p>
      {waits && ofTheLink.has(reason) && (
        <Button onClick={() => void ask('line.test', {})}>{t('desk.band.line.tryNow')}</Button>
      )}
    </div>
  );
}
