import { useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import type { OutsideView } from '#core/contract/outsideCalls.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { type LdapDraft, ldapChangeOf, ldapFaults } from './ldapDraft.ts';
import outside from './Outside.module.css';
import styles from './Sections.module.css';

type Answer = AnswerOf<'settings.try-ldap'>;
type Tried =
  | { readonly state: 'none' | 'trying' | 'incomplete' | 'notAsked' }
  | { readonly state: 'tried'; readonly typed: string; readonly answer: Answer };

interface TryLdapProps {
  readonly draft: LdapDraft;
  readonly view: OutsideView['ldap'];
}

/** Signs in with what is typed and shows the first people, before anything is saved. */
export function TryLdap({ draft, view }: TryLdapProps) {
  const { t } = useWording();
  const [tried, setTried] = useState<Tried>({ state: 'none' });
  const typed = JSON.stringify(ldapChangeOf(draft));

  async function tryIt(): Promise<void> {
    if (Object.values(ldapFaults(draft, view)).some(Boolean)) return setTried({ state: 'incomplete' });
    setTried({ state: 'trying' });
    const answer = await ask('settings.try-ldap', ldapChangeOf(draft));
    setTried(answer.ok ? { state: 'tried', typed, answer: answer.value } : { state: 'notAsked' });
  }

  return (
    <div className={styles.check}>
      <Button disabled={tried.state === 'trying'} onClick={() => void tryIt()}>
        {t('outside.try')}
      </Button>
      <div role="status" className={styles.told}>
        <Told tried={tried} typed={typed} />
      </div>
    </div>
  );
}

function Told({ tried, typed }: { readonly tried: Tried; readonly typed: string }) {
  const { t } = useWording();
  if (tried.state === 'none') return null;
  if (tried.state === 'trying') return <p>{t('outside.ldap.trying')}</p>;
  if (tried.state !== 'tried') return <p>{t(`outside.${tried.state}`)}</p>;
  if (tried.typed !== typed) return <p>{t('outside.changed')}</p>;
  const { answer } = tried;
  if (!answer.found)
    return (
      <p className={styles.bad}>
        {answer.fault === 'incomplete' ? t('outside.incomplete') : t(`outside.ldap.reason.${answer.fault}`)}
      </p>
    );
  return (
    <>
      <p className={styles.good}>{t('outside.ldap.found')}</p>
      <ul className={outside.found}>
        {answer.people.map(({ name, company, department, numbers, extension }, place) => (
          // Two people may be called the same.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={place} className={outside.person}>
            <bdi>{name}</bdi>
            {company !== '' && company !== name && <bdi>{company}</bdi>}
            {department !== '' && <bdi>{department}</bdi>}
            {extension !== '' && <bdi dir="ltr">{extension}</bdi>}
            {numbers.map((number) => (
              <bdi key={number} dir="ltr">
                {number}
              </bdi>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
