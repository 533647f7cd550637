import type { AwayAdvice } from '#core/caller/card.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useCall, useDesk } from '../../state/desk.ts';
import { lineOfCall } from '../../state/lines.ts';
import { useNobodyFree } from '../../state/nobodyFree.ts';
import { Button } from '../../ui/Button.tsx';
import { useWish } from '../../ui/wish.ts';
import styles from './Guidance.module.css';

/** Appears by itself as soon as none of those whom the playbook names can take the call. */
export function WhenAway({ callId, advice }: { readonly callId: string; readonly advice: AwayAdvice }) {
  const { t } = useWording();
  const nobodyFree = useNobodyFree(callId);
  if (!nobodyFree) return null;
  return (
    <section className={styles.away} aria-label={t('playbook.away.heading')}>
      <h3 className={styles.heading}>{t('playbook.away.heading')}</h3>
      {advice.kind === 'say' ? (
        <p className={styles.say} dir="auto" lang={advice.language}>
          {advice.text}
        </p>
      ) : advice.kind === 'message' ? (
        <p>{t('playbook.away.message')}</p>
      ) : (
        <Elsewhere callId={callId} advice={advice} />
      )}
    </section>
  );
}

interface ElsewhereProps {
  readonly callId: string;
  readonly advice: Extract<AwayAdvice, { kind: 'voicemail' | 'mobile' }>;
}

function Elsewhere({ callId, advice: { kind, employeeId, name } }: ElsewhereProps) {
  const { t } = useWording();
  const wish = useWish();
  const call = useCall(callId);
  const canBeDialled = useDesk((slice) =>
    kind === 'mobile'
      ? (slice.employees[employeeId]?.mobile ?? '') !== ''
      : lineOfCall(slice, slice.calls[callId])?.voicemail === true,
  );
  const isTalked = call !== undefined && call.transfer === null && (call.stage === 'talking' || call.stage === 'held');
  return (
    <div className={styles.elsewhere}>
      <p>{t(`playbook.away.${kind}`, { name })}</p>
      {isTalked && canBeDialled && (
        <Button
          onClick={() =>
            wish('call.transfer', {
              callId,
              // A machine answers at once: nobody waits for it.
              how: kind === 'voicemail' ? 'blind' : 'assisted',
              to: { employeeId, at: kind },
            })
          }
        >
          {t('office.transfer')}
        </Button>
      )}
    </div>
  );
}
