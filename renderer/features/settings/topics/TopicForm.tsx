import { useEffect, useRef } from 'react';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { mostOf, noText } from '#core/routing/playbook.ts';
import type { TopicFault } from '#core/routing/topics.ts';
import { languages } from '../../../i18n/languages.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import { TextField } from '../../../ui/TextField.tsx';
import styles from '../classes/Classes.module.css';
import { type TopicsDraft, offeredIn, offeredTo, renamed } from './topicsDraft.ts';
import topicStyles from './Topics.module.css';

interface TopicFormProps {
  readonly of: CallerClass;
  readonly topic: string;
  readonly name: string;
  readonly draft: TopicsDraft;
  readonly fault: TopicFault['what'] | null;
  readonly canMerge: boolean;
  readonly onChange: (draft: TopicsDraft) => void;
  readonly onMerge: () => void;
}

/** One topic: its names, to whom it is offered, and whether it is at all. */
export function TopicForm({ of, topic, name, draft, fault, canMerge, onChange, onMerge }: TopicFormProps) {
  const { t, kind } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const label = draft.names.find((one) => one.topic === topic)?.label ?? noText;
  const to = offeredTo(draft, topic);
  const isRetired = !to.includes(of);
  const words = fault === null ? null : t(`writing.topics.fault.${fault}`, { count: mostOf.topics });
  return (
    <div ref={form} className={styles.form} role="group" aria-label={name}>
      <div className={panel.pair}>
        {languages.map((one) => (
          <TextField
            key={one.language}
            label={t('classes.form.nameIn', { language: one.name })}
            value={label[one.language]}
            dir={one.direction}
            lang={one.language}
            maxLength={100}
            fault={one.language === desk ? words : null}
            onChange={(text) => onChange(renamed(draft, topic, { ...label, [one.language]: text }))}
          />
        ))}
      </div>
      <p className={panel.soft}>{t('writing.topics.renamed')}</p>
      <fieldset className={topicStyles.kinds}>
        <legend>{t('writing.topics.offeredTo')}</legend>
        {draft.classes.map((one) => (
          <label key={one.class} className={panel.tick}>
            <input
              type="checkbox"
              checked={to.includes(one.class)}
              onChange={({ target }) =>
                onChange(
                  offeredIn(
                    draft,
                    topic,
                    target.checked ? [...to, one.class] : to.filter((other) => other !== one.class),
                  ),
                )
              }
            />
            <bdi>{kind(one.class)}</bdi>
          </label>
        ))}
      </fieldset>
      <div className={styles.retire}>
        <Button onClick={() => onChange(offeredIn(draft, topic, isRetired ? [...to, of] : []))}>
          {t(isRetired ? 'classes.form.bringBack' : 'classes.form.retire')}
        </Button>
        <p className={panel.soft}>{t(isRetired ? 'writing.topics.isRetired' : 'writing.topics.retireHint')}</p>
      </div>
      <div className={styles.retire}>
        <Button disabled={!canMerge} onClick={onMerge}>
          {t('writing.topics.mergeBegin')}
        </Button>
        <p className={panel.soft}>{t(canMerge ? 'writing.topics.mergeHint' : 'writing.topics.saveFirst')}</p>
      </div>
    </div>
  );
}
