import { memo } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { useEmployee } from '../../state/desk.ts';
import type { TargetAct } from '../../state/handover.ts';
import { Hidden } from '../../ui/Hidden.tsx';
import { Lamp } from '../../ui/Lamp.tsx';
import { LineMark } from '../../ui/LineMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { GiveButton } from './GiveButton.tsx';
import type { OnMore } from './HowMenu.tsx';
import { MoreButton } from './MoreButton.tsx';
import { NowWords } from './NowWords.tsx';
import { lookOf } from '../../ui/lampLook.ts';
import { TakeButton } from './TakeButton.tsx';
import styles from './Office.module.css';
import { type Placed, placedAt } from './placed.ts';

interface EmployeeRowProps extends Placed {
  readonly employeeId: string;
  readonly act: TargetAct;
  readonly isTabStop: boolean;
  /** Enter in the search does what its button does. */
  readonly isForEnter: boolean;
  readonly onMore: OnMore;
}

/** One employee. Her lamp draws this row and no other. */
export const EmployeeRow = memo(function EmployeeRow(props: EmployeeRowProps) {
  const { employeeId, act, isTabStop, isForEnter, onMore } = props;
  const { t } = useWording();
  const employee = useEmployee(employeeId);
  if (employee === undefined) return null;
  const { name, department, extension, line } = employee;
  const look = lookOf(employee);
  const place = [department, extension].filter((one) => one.trim() !== '');
  return (
    <li
      className={isForEnter ? `${styles.row} ${styles.forEnter}` : styles.row}
      data-row={employeeId}
      data-employee={employeeId}
      {...placedAt(props)}
    >
      <Lamp look={look} />
      <div className={styles.who}>
        <strong>
          <Name>{name}</Name>
        </strong>
        <p className={styles.reason}>
          <LineMark line={line} />
          {place.length > 0 && (
            <span>
              {place.length === 2 ? t('office.place', { department, extension }) : place[0]}
              {(look !== 'free' || extension === '') && '.'}
            </span>
          )}{' '}
          {look === 'free' && extension !== '' ? (
            <Hidden>
              <NowWords employee={employee} />
            </Hidden>
          ) : (
            <NowWords employee={employee} />
          )}
        </p>
      </div>
      {act !== 'none' && extension !== '' && (
        <span className={`${styles.acts} ${styles.onReach}`}>
          {act === 'call' && look === 'ringing' && (
            <TakeButton employeeId={employeeId} name={name} tabIndex={isTabStop ? 0 : -1} />
          )}
          {act === 'transfer' && (
            <MoreButton to={{ employeeId }} name={name} onMore={onMore} tabIndex={isTabStop ? 0 : -1} />
          )}
          <GiveButton to={{ employeeId }} name={name} act={act} isForEnter={isForEnter} tabIndex={isTabStop ? 0 : -1} />
        </span>
      )}
    </li>
  );
});
