import { useEffect, useId, useRef, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { JournalCall } from '#core/journal/entry.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { writingRefusal } from '../../../i18n/writingRefusal.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { useClasses } from '../../../ui/classesContext.ts';
import { Button } from '../../../ui/Button.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import styles from './Correcting.module.css';
import { type CallDraft, corrections, draftOf } from './callDraft.ts';
import { useTopicNames } from './useTopicNames.ts';

interface CorrectFormProps {
  readonly call: JournalCall;
  readonly onDone: () => void;
}

/** What a call's line says, to be said otherwise; each field that differs becomes a correction with the same reason. */
export function CorrectForm({ call, onDone }: CorrectFormProps) {
  const { t, kind, topic: topicWords } = useWording();
  const { entry, card } = call;
  const classes = useClasses().filter((one) => !one.retired || one.class === entry.class);
  const topics = useTopicNames(true);
  const employees = useDesk((slice) => slice.employees);
  const shownTopic = topicWords(entry.topic, card?.guidance.topics);
  const [draft, setDraft] = useState<CallDraft>(() => draftOf(entry, shownTopic));
  const [why, setWhy] = useState('');
  const [told, setTold] = useState<RefusalCode | 'nothing' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const essence = useId();
  const [topicList, employeeList] = [useId(), useId()];
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const isErased = card === null && call.course.some(({ body }) => body.kind === 'person-erased');
  const staff = Object.values(employees);

  function set(changes: Partial<CallDraft>): void {
    setTold(null);
    setDraft({ ...draft, ...changes });
  }

  async function save(): Promise<void> {
    const wanted = corrections(draft, draftOf(entry, shownTopic), { topics, employees: staff });
    if (wanted.length === 0) return setTold('nothing');
    for (const change of wanted) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other: the first that is refused is told
      const answer = await ask('correct.call', { callId: entry.callId, change, why });
      if (!answer.ok) return setTold(answer.error);
    }
    onDone();
  }

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('writing.correct.region')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={styles.soft}>{t('writing.correct.about')}</p>
      <TextField
        label={t('writing.correct.topic')}
        value={draft.topic}
        maxLength={200}
        list={topicList}
        onChange={(topic) => set({ topic })}
      />
      <datalist id={topicList}>
        {topics.map(({ topic, name }) => (
          <option key={topic} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {!isErased && (
        <>
          <div className={styles.field}>
            <label className={styles.label} htmlFor={essence}>
              {t('writing.correct.essence')}
            </label>
            <textarea
              id={essence}
              className={styles.essence}
              dir="auto"
              rows={3}
              maxLength={20_000}
              value={draft.essence}
              onChange={({ target }) => set({ essence: target.value })}
            />
          </div>
          <div className={styles.pair}>
            <TextField
              label={t('writing.correct.name')}
              value={draft.name}
              maxLength={200}
              onChange={(name) => set({ name })}
            />
            <TextField
              label={t('writing.correct.company')}
              value={draft.company}
              maxLength={200}
              onChange={(company) => set({ company })}
            />
            <SelectField
              label={t('writing.correct.class')}
              value={draft.class}
              choices={classes.map((one) => ({ value: one.class, name: kind(one.class) }))}
              onChange={(of) => set({ class: of })}
            />
            <TextField
              label={t('writing.correct.transferredTo')}
              value={draft.transferredTo}
              maxLength={200}
              list={employeeList}
              onChange={(transferredTo) => set({ transferredTo })}
            />
            <datalist id={employeeList}>
              {staff.map(({ employeeId, name }) => (
                <option key={employeeId} value={name}>
                  {name}
                </option>
              ))}
            </datalist>
          </div>
        </>
      )}
      <TextField label={t('writing.why')} value={why} maxLength={500} onChange={setWhy} />
      <div className={styles.acts}>
        <Button look="go" submits>
          {t('writing.correct.save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('writing.leave')}
        </Button>
        <p role="status" className={told === null || told === 'nothing' ? styles.soft : styles.bad}>
          {told === 'nothing' && t('writing.correct.nothing')}
          {told !== null && told !== 'nothing' && t(writingRefusal(told))}
        </p>
      </div>
    </form>
  );
}
