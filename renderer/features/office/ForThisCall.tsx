import { memo } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useCall, useDesk } from '../../state/desk.ts';
import { currentCall, targetAct, useHandover } from '../../state/handover.ts';
import type { DeskSlice } from '../../state/slice.ts';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { useKeyOf } from '../../ui/keysContext.ts';
import type { OnMore } from './HowMenu.tsx';
import styles from './Office.module.css';
import { Target } from './Target.tsx';
import { useDeskLater } from './useDeskLater.ts';
import { useTargets } from './useTargets.ts';

/** The call that is talked to, else the one that is answered next. */
function callNow({ order, calls }: DeskSlice): string | undefined {
  return currentCall({ order, calls })?.callId ?? order.find((callId) => calls[callId]?.place === 'ringing');
}

export const ForThisCall = memo(function ForThisCall({ onMore }: { readonly onMore: OnMore }) {
  const { t } = useWording();
  const callId = useDeskLater(callNow);
  const how = useHandover((state) => (state.open === null ? null : state.open.how));
  const transferKey = useKeyOf('transfer');
  return (
    <section className={styles.suggested} aria-label={t('office.forCall.region')}>
      <h2 className={styles.heading}>
        {t('office.forCall.region')}
        {how !== null && (
          <span className={styles.hint} role="status">
            {t(how === 'consult' ? 'office.hint.consult' : 'office.hint.assisted')}{' '}
            {how !== 'consult' && transferKey.cap !== '' && (
              <>
                <KeyCap>{transferKey.cap}</KeyCap> {t('office.hint.again')}
              </>
            )}
          </span>
        )}
      </h2>
      {callId === undefined ? (
        <p className={styles.none}>{t('office.forCall.quiet')}</p>
      ) : (
        <Targets callId={callId} onMore={onMore} />
      )}
    </section>
  );
});

function Targets({ callId, onMore }: { readonly callId: string; readonly onMore: OnMore }) {
  const { t } = useWording();
  const targets = useTargets(callId);
  const call = useCall(callId);
  const canGive = useDesk((slice) => targetAct(slice) === 'transfer');
  const how = useHandover((state) => (state.open?.callId === callId ? state.open.how : null));
  // In a consultation the choice is made.
  const best = call?.transfer ? undefined : targets.find(({ can }) => can === 'yes')?.employee.employeeId;
  if (targets.length === 0)
    return (
      <p className={styles.none}>{t(call?.direction === 'out' ? 'office.forCall.quiet' : 'office.forCall.none')}</p>
    );
  return (
    <ol className={styles.targets}>
      {targets.map((target, place) => (
        <Target
          key={target.employee.employeeId}
          target={target}
          nth={place + 1}
          isBest={target.employee.employeeId === best}
          canGive={canGive}
          how={how}
          onMore={onMore}
        />
      ))}
    </ol>
  );
}
