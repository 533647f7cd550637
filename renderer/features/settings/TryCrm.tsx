import { useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import type { OutsideView } from '#core/contract/outsideCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { type CrmDraft, crmChangeOf, crmFaults } from './crmDraft.ts';
import outside from './Outside.module.css';
import styles from './Sections.module.css';

type Answer = AnswerOf<'settings.try-crm'>;
type Tried =
  | { readonly state: 'none' | 'trying' | 'incomplete' | 'notAsked' }
  | { readonly state: 'tried'; readonly typed: string; readonly answer: Answer };

interface TryCrmProps {
  readonly draft: CrmDraft;
  readonly view: OutsideView['crm'];
}

/** The card is not kept waiting for longer. */
const inTimeMs = 800;

/** Asks the CRM about one number with what is typed, before anything is saved. */
export function TryCrm({ draft, view }: TryCrmProps) {
  const { t } = useWording();
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState<Tried>({ state: 'none' });
  const typed = JSON.stringify([crmChangeOf(draft), number]);

  async function tryIt(): Promise<void> {
    if (crmFaults(draft, view).any) return setTried({ state: 'incomplete' });
    setTried({ state: 'trying' });
    const answer = await ask('settings.try-crm', { crm: crmChangeOf(draft), number });
    setTried(answer.ok ? { state: 'tried', typed, answer: answer.value } : { state: 'notAsked' });
  }

  return (
    <div className={styles.tone}>
      <TextField
        label={t('outside.crm.tryNumber')}
        value={number}
        dir="ltr"
        inputMode="tel"
        maxLength={100}
        onChange={setNumber}
      />
      <Button disabled={tried.state === 'trying'} onClick={() => void tryIt()}>
        {t('outside.try')}
      </Button>
      <div role="status" className={outside.below}>
        <Told tried={tried} typed={typed} />
      </div>
    </div>
  );
}

function Told({ tried, typed }: { readonly tried: Tried; readonly typed: string }) {
  const { t } = useWording();
  if (tried.state === 'none') return null;
  if (tried.state === 'trying') return <p>{t('outside.crm.trying')}</p>;
  if (tried.state !== 'tried') return <p>{t(`outside.${tried.state}`)}</p>;
  if (tried.typed !== typed) return <p>{t('outside.changed')}</p>;
  const { answer } = tried;
  if (!answer.answered)
    return (
      <p className={styles.bad}>
        {answer.fault === 'incomplete' ? t('outside.incomplete') : t(`outside.crm.reason.${answer.fault}`)}
      </p>
    );
  const ms = Math.round(answer.ms);
  if (answer.found === null) return <p className={styles.good}>{t('outside.crm.nobody', { ms })}</p>;
  return (
    <>
      <p className={styles.good}>{t('outside.crm.found', { ms })}</p>
      <Found found={answer.found} />
      {ms > inTimeMs && <p>{t('outside.crm.slow')}</p>}
    </>
  );
}

function Found({ found }: { readonly found: NonNullable<Extract<Answer, { answered: true }>['found']> }) {
  const { t, kind } = useWording();
  const { name, company, responsible, note, link } = found;
  const told = [
    ['name', name],
    ['company', company],
    ['class', found.class === null ? '' : kind(found.class)],
    ['responsible', responsible],
    ['note', note],
    ['link', link ?? ''],
  ] as const;
  return (
    <ul className={outside.found}>
      {told
        .filter(([, text]) => text !== '')
        .map(([what, text]) => (
          <li key={what} className={outside.person}>
            <span>{t(`outside.crm.path.${what}`)}:</span>
            <bdi>{text}</bdi>
          </li>
        ))}
    </ul>
  );
}
