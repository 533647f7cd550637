import { useEffect, useRef, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import { type BulkChange, mostExcepted } from '#core/journal/bulk.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { writingRefusal } from '../../../i18n/writingRefusal.ts';
import { ask } from '../../../state/ask.ts';
import { Button } from '../../../ui/Button.tsx';
import { useClasses } from '../../../ui/classesContext.ts';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { CallsChosen } from '../choosing/chosen.ts';
import { BulkRows } from './BulkRows.tsx';
import styles from './Correcting.module.css';
import { useBulkPreview } from './useBulkPreview.ts';
import { useTopicNames } from './useTopicNames.ts';

interface BulkFormProps {
  readonly calls: CallsChosen;
  /** How many were ticked one by one; null: the whole list is meant. */
  readonly ticked: number | null;
  readonly onDone: (how: 'begun' | 'left') => void;
}

const none = '~none';

/** What the calls are to have, how many and which they are, and why; nothing is done before the button is pressed. */
export function BulkForm({ calls, ticked, onDone }: BulkFormProps) {
  const { filter } = calls;
  const { t, kind } = useWording();
  const classes = useClasses().filter(({ retired }) => !retired);
  const topics = useTopicNames(true);
  const [field, setField] = useState<BulkChange['field']>('topic');
  const [to, setTo] = useState('');
  const [why, setWhy] = useState('');
  const [except, setExcept] = useState(calls.except);
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);
  // Other calls are chosen: what was left out of the former ones counts no more.
  const [shown, setShown] = useState(calls);
  if (shown !== calls) {
    setShown(calls);
    setExcept(calls.except);
  }
  const change: BulkChange | null =
    to === '' ? null : field === 'class' ? { field, to } : { field, to: to === none ? '' : to };
  const reading = useBulkPreview(filter, except, change);
  const preview = reading?.state === 'read' ? reading.preview : null;
  const labelled =
    field === 'class' ? kind(to) : (topics.find(({ topic }) => topic === to)?.name ?? t('writing.bulk.noTopic'));

  async function start(): Promise<void> {
    if (change === null) return;
    const answer = await ask('bulk.start', { filter, except: [...except], change, why });
    if (answer.ok) onDone('begun');
    else setRefused(answer.error);
  }

  const choices =
    field === 'class'
      ? classes.map((one) => ({ value: one.class, name: kind(one.class) }))
      : [
          ...topics.map(({ topic, name }) => ({ value: topic, name })),
          { value: none, name: t('writing.bulk.noTopic') },
        ];
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('writing.bulk.region')}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p className={styles.soft}>
        {ticked === null ? t('writing.bulk.about') : t('writing.bulk.aboutTicked', { count: ticked })}
      </p>
      <div className={styles.pair}>
        <SelectField
          label={t('writing.bulk.field')}
          value={field}
          choices={[
            { value: 'topic', name: t('writing.correct.topic') },
            { value: 'class', name: t('writing.correct.class') },
          ]}
          onChange={(value) => {
            setField(value === 'class' ? 'class' : 'topic');
            setTo('');
            setExcept(calls.except);
          }}
        />
        <SelectField
          label={t('writing.bulk.to')}
          value={to}
          choices={[{ value: '', name: t('writing.topics.merge.choose') }, ...choices]}
          onChange={(value) => {
            setTo(value);
            setExcept(calls.except);
            setRefused(null);
          }}
        />
        <TextField label={t('writing.why')} value={why} maxLength={500} onChange={setWhy} />
      </div>
      <div role="status" className={styles.told}>
        {reading?.state === 'reading' && <p>{t('writing.bulk.reading')}</p>}
        {reading?.state === 'refused' && <p className={styles.bad}>{t(writingRefusal(reading.code))}</p>}
        {refused !== null && <p className={styles.bad}>{t(writingRefusal(refused))}</p>}
        {preview !== null && (
          <p>
            {preview.calls === 0 ? t('writing.bulk.none') : t('writing.bulk.calls', { count: preview.calls })}{' '}
            {preview.left.same > 0 && t('writing.bulk.left.same', { count: preview.left.same })}{' '}
            {preview.left.atDesk > 0 && t('writing.bulk.left.atDesk', { count: preview.left.atDesk })}
          </p>
        )}
      </div>
      {preview !== null && preview.first.length > 0 && change !== null && (
        <BulkRows
          rows={preview.first}
          field={field}
          to={labelled}
          except={except}
          isFull={except.length >= mostExcepted}
          onExcept={setExcept}
        />
      )}
      <div className={styles.acts}>
        <Button look="go" submits disabled={preview === null || preview.calls === 0}>
          {t('writing.bulk.act', { count: preview?.calls ?? 0 })}
        </Button>
        <Button look="quiet" onClick={() => onDone('left')}>
          {t('writing.leave')}
        </Button>
      </div>
    </form>
  );
}
