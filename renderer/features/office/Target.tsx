import type { TransferHow } from '#core/call/transfer.ts';
import type { RankedTarget } from '#core/routing/rank.ts';
import type { Wording } from '../../i18n/wording.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { KeyCap } from '../../ui/KeyCap.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { Name } from '../../ui/Name.tsx';
import { targetButtonId } from '../../ui/places.ts';
import type { OnMore } from './HowMenu.tsx';
import { Spoken } from '../../ui/Spoken.tsx';
import { MoreButton } from './MoreButton.tsx';
import { NowWords } from './NowWords.tsx';
import { lookOf } from '../../ui/lampLook.ts';
import styles from './Office.module.css';
import { useGiveTo } from './useGiveTo.ts';

interface TargetProps {
  readonly target: RankedTarget;
  /** From 1, as its digit. */
  readonly nth: number;
  readonly isBest: boolean;
  readonly canGive: boolean;
  /** What its digit does now; null: digits are topics. */
  readonly how: TransferHow | null;
  readonly onMore: OnMore;
}

/** One of those whom the rules name: whether she can take the call, why she is named, and the way to give it to her. */
export function Target({ target, nth, isBest, canGive, how, onMore }: TargetProps) {
  const wording = useWording();
  const { t } = wording;
  const giveTo = useGiveTo();
  const { employee, can, now } = target;
  const { employeeId, name, mobile } = employee;
  const to = { employeeId };
  return (
    <li className={isBest ? `${styles.target} ${styles.best}` : styles.target} data-employee={employeeId}>
      <Lamp look={lookOf(employee)} />
      <div className={styles.who}>
        <strong>
          <Name>{name}</Name>
        </strong>
        <p className={styles.reason}>
          <span>{reasonWords(target, wording)}.</span> <NowWords employee={employee} />
        </p>
      </div>
      {canGive && now.kind === 'no-telephone' && mobile !== '' && (
        <span className={styles.acts}>
          <Button
            id={targetButtonId(nth)}
            aria-keyshortcuts={how === null ? undefined : String(nth)}
            onClick={(event) => event.detail < 2 && giveTo({ employeeId, at: 'mobile' })}
          >
            <Spoken shown={t('office.how.mobile.name')} spoken={t('office.to.mobile', { name })} />
            {how !== null && <KeyCap>{String(nth)}</KeyCap>}
          </Button>
        </span>
      )}
      {canGive && now.kind !== 'no-telephone' && (
        <span className={styles.acts}>
          <MoreButton to={to} name={name} onMore={onMore} />
          <Button
            id={targetButtonId(nth)}
            look={isBest && can === 'yes' ? 'go' : 'plain'}
            aria-keyshortcuts={how === null ? undefined : String(nth)}
            onClick={(event) => event.detail < 2 && giveTo(to)}
          >
            <Spoken
              shown={t(how === 'consult' ? 'office.consult' : 'office.transfer')}
              spoken={t(how === 'consult' ? 'office.to.consult' : 'office.to.transfer', { name })}
            />
            {how !== null && <KeyCap>{String(nth)}</KeyCap>}
          </Button>
        </span>
      )}
    </li>
  );
}

function reasonWords({ why, standsInFor, forTopic }: RankedTarget, { t }: Wording): string {
  switch (why.kind) {
    case 'responsible':
      return t('office.why.responsible');
    case 'number-owner':
      return t('office.why.numberOwner');
    case 'deputy':
      return standsInFor === null ? t('office.why.deputy') : t('office.why.deputyOf', { name: standsInFor.name });
    case 'urgent':
      return t('playbook.urgent.target');
    case 'playbook':
      return forTopic ? t('office.why.topic') : t('office.why.class');
  }
}
