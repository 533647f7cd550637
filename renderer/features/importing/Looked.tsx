import { useEffect, useId, useRef } from 'react';
import type { SourceStanding } from '#core/caller/directoryImports.ts';
import type { ImportOrder } from '#core/importing/order.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { useFocusTaken } from '../../ui/useFocusTaken.ts';
import { Classes } from './Classes.tsx';
import { Columns } from './Columns.tsx';
import { FirstRows } from './FirstRows.tsx';
import { HowRead } from './HowRead.tsx';
import type { Flow, ImportFlow } from './importFlow.ts';
import styles from './Importing.module.css';
import { sameSource } from './sameSource.ts';

interface LookedProps {
  readonly looked: Extract<Flow, { stage: 'looked' }>;
  readonly sources: readonly SourceStanding[];
  readonly flow: ImportFlow;
}

/** What was understood of a file, where it can be put right, and the first rows as they will be. */
export function Looked({ looked, sources, flow }: LookedProps) {
  const { t } = useWording();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const { name, look, replaces, problem } = looked;
  const { order, count, isCountExact, source } = look;
  const guessed = sameSource(name, order.format, sources);
  const replaced = sources.find(({ sourceId }) => sourceId === replaces);
  // A newer version of a file that was imported before takes its place, unless somebody says otherwise.
  useEffect(() => {
    if (guessed !== null) flow.replace(guessed);
  }, [guessed, flow]);
  useFocusTaken(heading);
  const lacking = lackingIn(order);
  return (
    <div className={styles.part} role="group" aria-labelledby={id}>
      <div>
        <h3 ref={heading} id={id} className={styles.heading} tabIndex={-1}>
          <bdi>{name}</bdi>
        </h3>
        <p className={styles.figures}>
          <span>{t(`importing.kind.${source ?? order.format}`)}</span>
          <span>{t(isCountExact ? 'importing.rows' : 'importing.rowsAbout', { count })}</span>
        </p>
      </div>
      <HowRead order={order} onChange={(wish) => void flow.change(wish)} />
      {order.format === 'csv' && (
        <Columns
          columns={look.columns}
          meanings={order.columns}
          lacking={lacking}
          onChange={(columns) => void flow.change({ columns: [...columns] })}
        />
      )}
      <Classes order={order} unknown={look.unknownClasses} onChange={(wish) => void flow.change(wish)} />
      <FirstRows rows={look.rows} />
      {sources.length > 0 && (
        <SelectField
          label={t('importing.replaces.label')}
          value={replaces ?? ''}
          choices={[
            { value: '', name: t('importing.replaces.none') },
            ...sources.map(({ sourceId, label, contacts }) => ({
              value: sourceId,
              name: t('importing.replaces.source', { count: contacts, name: label }),
            })),
          ]}
          onChange={(sourceId) => flow.replace(sourceId === '' ? null : sourceId)}
        />
      )}
      <div className={styles.foot}>
        <Button look="go" disabled={lacking !== null} onClick={() => void flow.start()}>
          {replaced === undefined ? t('importing.start') : t('importing.startInPlace', { name: replaced.label })}
        </Button>
        <Button onClick={flow.leave}>{t('importing.leave')}</Button>
        <p className={styles.bad} role="alert">
          {problem !== null && t('importing.notStarted', { why: t(`importing.problem.${problem}`) })}
        </p>
      </div>
    </div>
  );
}

/** Without it every row would be refused. */
function lackingIn({ format, columns }: ImportOrder): 'noNumber' | 'noName' | null {
  if (format === 'vcard') return null;
  if (!columns.includes('number')) return 'noNumber';
  const isNamed = columns.some((column) =>
    ['name', 'first-name', 'middle-name', 'last-name', 'company'].includes(column),
  );
  return isNamed ? null : 'noName';
}
