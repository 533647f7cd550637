import { useWording } from '../../i18n/wordingContext.ts';
import { useCall, useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { ClassChip } from '../../ui/ClassChip.tsx';
import { Elapsed } from '../../ui/Elapsed.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import { LineMark } from '../../ui/LineMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './CallStrip.module.css';

/** Above another screen: the call that rings and the call that is talked to, so that neither is forgotten. */
export function CallStrip({ consoleLink }: { readonly consoleLink: string }) {
  const { t } = useWording();
  const first = useDesk(({ order, calls }) => order.find((callId) => calls[callId]?.place === 'ringing'));
  const ringing = useDesk(({ order, calls }) => order.filter((callId) => calls[callId]?.place === 'ringing').length);
  const current = useDesk(({ order, calls }) => order.find((callId) => calls[callId]?.place === 'current'));
  if (first === undefined && current === undefined) return null;
  return (
    <section className={styles.strip} aria-label={t('call.strip.label')}>
      {current !== undefined && <CurrentLine callId={current} consoleLink={consoleLink} />}
      {first !== undefined && <RingingLine callId={first} others={ringing - 1} consoleLink={consoleLink} />}
    </section>
  );
}

function CurrentLine({ callId, consoleLink }: { readonly callId: string; readonly consoleLink: string }) {
  const { t, who, chip } = useWording();
  const call = useCall(callId);
  if (call === undefined) return null;
  return (
    <div className={styles.line}>
      <strong>
        <Name number={call.card.name === ''}>{who(call.card)}</Name>
      </strong>
      <LineMark line={call.line} />
      <ClassChip of={call.card.classification.class}>{chip(call.card.classification)}</ClassChip>
      <span className={styles.time}>
        <Elapsed since={call.answeredAt ?? call.invitedAt} />
      </span>
      <a className={styles.back} href={consoleLink}>
        {t('call.strip.back')}
      </a>
    </div>
  );
}

interface RingingLineProps {
  readonly callId: string;
  readonly others: number;
  readonly consoleLink: string;
}

function RingingLine({ callId, others, consoleLink }: RingingLineProps) {
  const { t, who, chip } = useWording();
  const wish = useWish();
  const key = useKeyOf('answer');
  const call = useCall(callId);
  if (call === undefined) return null;
  return (
    <div className={`${styles.line} ${styles.ringing}`}>
      <span className={styles.soft}>{t('call.ringing.heading')}</span>
      <strong>
        <Name number={call.card.name === ''}>{who(call.card)}</Name>
      </strong>
      <LineMark line={call.line} />
      <ClassChip of={call.card.classification.class}>{chip(call.card.classification)}</ClassChip>
      <span className={styles.time}>
        <Elapsed since={call.invitedAt} />
      </span>
      {others > 0 && <span className={styles.soft}>{t('call.strip.more', { count: others })}</span>}
      <Button
        look="go"
        aria-keyshortcuts={key.shortcuts}
        onClick={() => {
          wish('call.answer', { callId });
          // What to say is there.
          location.hash = consoleLink;
        }}
      >
        {t('call.ringing.answer')}
        <KeyCap>{key.cap}</KeyCap>
      </Button>
    </div>
  );
}
