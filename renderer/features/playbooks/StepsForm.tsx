import type { Employee, Language } from '#core/caller/company.ts';
import { mostOf, noText, type PlaybookSteps } from '#core/routing/playbook.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { AwayField } from './AwayField.tsx';
import { earlier } from './order.ts';
import styles from './Playbooks.module.css';
import { Targets } from './Targets.tsx';
import { TextIn } from './TextIn.tsx';

interface StepsFormProps {
  readonly steps: PlaybookSteps;
  readonly language: Language;
  readonly employees: readonly Employee[];
  /** Of one topic: what is left empty is as for the whole class. */
  readonly isTopic: boolean;
  readonly onChange: (changes: Partial<PlaybookSteps>) => void;
}

/** What is said, asked, promised and done: of a class, or of one of its topics. */
export function StepsForm({ steps, language, employees, isTopic, onChange }: StepsFormProps) {
  const { t } = useWording();
  const { greeting, questions, promiseMinutes, targets, whenAway } = steps;
  const hours = promiseMinutes === null ? '' : String(promiseMinutes / 60);
  return (
    <>
      {isTopic && <p className={panel.soft}>{t('playbook.edit.asForClass')}</p>}
      <TextIn
        label={t(isTopic ? 'playbook.edit.sayForTopic' : 'playbook.edit.greeting')}
        text={greeting}
        language={language}
        onChange={(text) => onChange({ greeting: text })}
      />
      {!isTopic && <p className={panel.soft}>{t('playbook.edit.company', { company: '{{company}}' })}</p>}
      <div className={panel.group} role="group" aria-label={t('playbook.edit.questions')}>
        <h3 className={panel.groupHeading}>{t('playbook.edit.questions')}</h3>
        {questions.map((question, nth) => (
          // oxlint-disable-next-line react/no-array-index-key -- a question has no name of its own
          <div key={nth} className={styles.question}>
            <TextIn
              label={t('playbook.edit.question', { n: nth + 1 })}
              text={question}
              language={language}
              rows={1}
              onChange={(text) => onChange({ questions: questions.map((one, at) => (at === nth ? text : one)) })}
            />
            {nth > 0 && (
              <Button
                look="quiet"
                square
                aria-label={t('playbook.edit.earlier', { name: t('playbook.edit.question', { n: nth + 1 }) })}
                onClick={() => onChange({ questions: earlier(questions, nth) })}
              >
                <Icon name="up" />
              </Button>
            )}
            <Button
              look="quiet"
              square
              aria-label={t('playbook.edit.remove', { name: t('playbook.edit.question', { n: nth + 1 }) })}
              onClick={() => onChange({ questions: questions.filter((_, at) => at !== nth) })}
            >
              <Icon name="cross" />
            </Button>
          </div>
        ))}
        {questions.length < mostOf.questions && (
          <div>
            <Button onClick={() => onChange({ questions: [...questions, noText] })}>
              <Icon name="plus" />
              {t('playbook.edit.addQuestion')}
            </Button>
          </div>
        )}
      </div>
      <Targets targets={targets} employees={employees} onChange={(changed) => onChange({ targets: changed })} />
      <AwayField
        whenAway={whenAway}
        employees={employees}
        language={language}
        isTopic={isTopic}
        onChange={(changed) => onChange({ whenAway: changed })}
      />
      <TextField
        label={t('playbook.edit.promise')}
        hint={t('playbook.edit.promiseHint')}
        type="number"
        inputMode="decimal"
        min={0}
        max={336}
        step={0.25}
        value={hours}
        onChange={(text) => onChange({ promiseMinutes: minutesOf(text) })}
      />
    </>
  );
}

/** Hours as typed; null for none. */
function minutesOf(text: string): number | null {
  const minutes = Math.round(Number(text.replace(',', '.')) * 60);
  return text.trim() === '' || Number.isNaN(minutes) || minutes < 1 ? null : Math.min(minutes, 60 * 24 * 14);
}
