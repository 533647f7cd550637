import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import type { RefusalCode } from '#core/contract/define.ts';
import type { TopicsView } from '#core/routing/topics.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { writingRefusal } from '../../../i18n/writingRefusal.ts';
import { nameIn } from './topicsDraft.ts';
import topicStyles from './Topics.module.css';

interface MergeTopicProps {
  readonly topic: string;
  readonly name: string;
  readonly view: TopicsView;
  readonly onDone: () => void;
}

/** Into which other topic, what that touches, and why; nothing is done before the button is pressed. */
export function MergeTopic({ topic, name, view, onDone }: MergeTopicProps) {
  const { t, kind, listed } = useWording();
  const desk = useDesk((slice) => slice.preferences.language);
  const [into, setInto] = useState('');
  const [why, setWhy] = useState('');
  const [look, setLook] = useState<AnswerOf<'topics.look-at-merge'> | null>(null);
  const [refused, setRefused] = useState<RefusalCode | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector('select')?.focus();
  }, []);
  useEffect(() => {
    if (into === '') return;
    void ask('topics.look-at-merge', { topic, into }).then((answer) => {
      if (answer.ok) setLook(answer.value);
      setRefused(answer.ok ? null : answer.error);
    });
  }, [topic, into]);
  const offered = new Set(
    view.classes.flatMap(({ topics }) => topics.filter(({ retired }) => !retired).map((one) => one.topic)),
  );
  const choices = view.names
    .filter((one) => one.topic !== topic && offered.has(one.topic))
    .map((one) => ({ value: one.topic, name: nameIn(view.names, one.topic, desk) }));

  async function merge(): Promise<void> {
    const answer = await ask('topics.merge', { topic, into, why });
    if (answer.ok) onDone();
    else setRefused(answer.error);
  }

  return (
    <div ref={box} className={topicStyles.merge} role="group" aria-label={t('writing.topics.merge.heading', { name })}>
      <h3 className={panel.groupHeading}>{t('writing.topics.merge.heading', { name })}</h3>
      <SelectField
        label={t('writing.topics.merge.into')}
        value={into}
        choices={[{ value: '', name: t('writing.topics.merge.choose') }, ...choices]}
        onChange={setInto}
      />
      <div role="status" className={topicStyles.told}>
        {into !== '' && look !== null && (
          <>
            <p>{t('writing.topics.merge.calls', { count: look.calls, name: nameIn(view.names, into, desk) })}</p>
            {look.classes.length > 0 && (
              <p>{t('writing.topics.merge.kinds', { kinds: listed(look.classes.map((one) => kind(one))) })}</p>
            )}
            {look.views.length > 0 && <p>{t('writing.topics.merge.views', { views: listed(look.views) })}</p>}
            <p className={panel.soft}>{t('writing.topics.merge.stays')}</p>
          </>
        )}
        {refused !== null && <p className={panel.bad}>{t(writingRefusal(refused))}</p>}
      </div>
      <TextField
        label={t('writing.why')}
        value={why}
        maxLength={500}
        onChange={setWhy}
        // Enter would save the section around it.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
      <div className={topicStyles.acts}>
        <Button look="go" disabled={into === '' || look === null} onClick={() => void merge()}>
          {t('writing.topics.merge.act')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('writing.leave')}
        </Button>
      </div>
    </div>
  );
}
