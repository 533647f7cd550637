import { type KeyboardEvent, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import { callWords } from '../../../i18n/callWords.ts';
import { kindsIn } from '../../../i18n/kinds.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { Button } from '../../../ui/Button.tsx';
import { Chip } from '../../../ui/Chip.tsx';
import { ClassSign } from '../../../ui/ClassSign.tsx';
import { LongField } from '../../../ui/LongField.tsx';
import panel from '../../../ui/Panel.module.css';
import { TextField } from '../../../ui/TextField.tsx';
import outside from '../Outside.module.css';
import styles from './Classes.module.css';
import { type ClassesDraft, typedClassesOf } from './classesDraft.ts';
import { entryOf } from '#core/caller/callerClass.ts';

type Tried =
  | { readonly state: 'none' | 'notAsked' }
  | { readonly state: 'tried'; readonly typed: string; readonly caller: AnswerOf<'classes.try'> };

/** Who would be what, by what is typed above, before anything is saved. */
export function TryCaller({ draft }: { readonly draft: ClassesDraft }) {
  const { t } = useWording();
  const [number, setNumber] = useState('');
  const [dialled, setDialled] = useState('');
  const [headers, setHeaders] = useState('');
  const [tried, setTried] = useState<Tried>({ state: 'none' });
  const typed = JSON.stringify([typedClassesOf(draft), number, dialled, headers]);

  async function tryIt(): Promise<void> {
    const answer = await ask('classes.try', { office: typedClassesOf(draft), number, dialled, headers });
    setTried(answer.ok ? { state: 'tried', typed, caller: answer.value } : { state: 'notAsked' });
  }

  /** Enter would save the whole section. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void tryIt();
  }

  return (
    <section className={panel.group} aria-label={t('classes.try.heading')}>
      <h3 className={styles.heading}>{t('classes.try.heading')}</h3>
      <p className={panel.soft}>{t('classes.try.about')}</p>
      <div className={panel.group}>
        <div className={panel.pair}>
          <TextField
            label={t('classes.try.number')}
            value={number}
            dir="ltr"
            inputMode="tel"
            maxLength={100}
            onChange={setNumber}
            onKeyDown={onKeyDown}
          />
          <TextField
            label={t('classes.try.dialled')}
            value={dialled}
            dir="ltr"
            inputMode="tel"
            maxLength={100}
            onChange={setDialled}
            onKeyDown={onKeyDown}
          />
        </div>
        <LongField
          label={t('classes.try.headers')}
          value={headers}
          maxLength={20_000}
          placeholder="X-IVR-Choice: 2"
          hint={t('classes.try.headersHint')}
          onChange={setHeaders}
        />
      </div>
      <div>
        <Button onClick={() => void tryIt()}>{t('classes.try.act')}</Button>
      </div>
      <div role="status" className={outside.below}>
        {tried.state === 'notAsked' && <p>{t('outside.notAsked')}</p>}
        {tried.state === 'tried' &&
          (tried.typed === typed ? <Told caller={tried.caller} draft={draft} /> : <p>{t('outside.changed')}</p>)}
      </div>
    </section>
  );
}

interface ToldProps {
  readonly caller: AnswerOf<'classes.try'>;
  readonly draft: ClassesDraft;
}

/** As the card would say it, in the words that are typed above. */
function Told({ caller: { shown, name, classification }, draft }: ToldProps) {
  const { t, language, shortDate } = useWording();
  const kind = kindsIn(t, language, draft.classes);
  const words = callWords(t, { kind, dayOf: (at) => shortDate(at, at) });
  const { colour, icon } = entryOf(draft.classes, classification.class);
  const sure = words.sure(classification);
  return (
    <div className={styles.tried}>
      <p className={styles.triedWho}>
        <Chip tone={colour} icon={<ClassSign icon={icon} />}>
          {words.chip(classification)}
        </Chip>
        {sure !== null && <span>{sure}</span>}
        {name !== '' && <bdi>{name}</bdi>}
        {shown !== '' && <bdi dir="ltr">{shown}</bdi>}
      </p>
      {classification.evidence.length === 0 ? (
        <p>{t('call.why.nothing')}</p>
      ) : (
        <ul aria-label={t('call.why.label')}>
          {classification.evidence.map((evidence) => (
            <li key={JSON.stringify(evidence)}>{words.evidence(evidence)}</li>
          ))}
        </ul>
      )}
      {classification.runnerUp !== null && <p className={panel.soft}>{words.runnerUp(classification.runnerUp)}</p>}
    </div>
  );
}
