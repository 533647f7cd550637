import { useState } from 'react';
import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import type { SoughtPerson } from '#core/privacy/person.ts';
import type { PersonCounts } from '#core/privacy/receipt.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { TextField } from '../../ui/TextField.tsx';
import { FoundOfPerson } from './FoundOfPerson.tsx';
import styles from './Privacy.module.css';

type Step =
  | { readonly kind: 'typing' | 'looking' | 'begun' }
  | { readonly kind: 'fault'; readonly why: 'nothing-typed' | 'bad-number' | 'not-found-out' | 'at-desk' | 'hindered' }
  | { readonly kind: 'found'; readonly person: SoughtPerson; readonly found: PersonCounts };

/** One person is forgotten everywhere: looked for first, then one press. */
export function ErasePerson({ state }: { readonly state: PrivacyState }) {
  const { t } = useWording();
  const [names, setNames] = useState('');
  const [numbers, setNumbers] = useState('');
  const [step, setStep] = useState<Step>({ kind: 'typing' });
  const { doing, waitsFor } = state;
  const isErasing = doing?.what === 'erase' || waitsFor !== null;

  async function look(): Promise<void> {
    const person = await readPerson(names, numbers);
    if (person === null) return setStep({ kind: 'fault', why: 'bad-number' });
    if (person.names.length + person.numbers.length === 0) return setStep({ kind: 'fault', why: 'nothing-typed' });
    setStep({ kind: 'looking' });
    const answer = await ask('privacy.find', person);
    if (!answer.ok || answer.value.found === null) return setStep({ kind: 'fault', why: 'not-found-out' });
    setStep({ kind: 'found', person, found: answer.value.found });
  }

  async function erase(person: SoughtPerson): Promise<void> {
    const answer = await ask('privacy.erase', person);
    if (!answer.ok) return setStep({ kind: 'fault', why: answer.error === 'busy-with-calls' ? 'at-desk' : 'hindered' });
    setNames('');
    setNumbers('');
    setStep({ kind: 'begun' });
  }

  return (
    <form
      className={panel.group}
      aria-label={t('privacy.erase.heading')}
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <h3 className={panel.groupHeading}>{t('privacy.erase.heading')}</h3>
      <p className={panel.soft}>{t('privacy.erase.advice')}</p>
      <div className={panel.pair}>
        <TextField
          label={t('privacy.erase.name')}
          hint={t('privacy.erase.nameHint')}
          value={names}
          maxLength={200}
          onChange={(text) => {
            setNames(text);
            setStep({ kind: 'typing' });
          }}
        />
        <TextField
          label={t('privacy.erase.numbers')}
          hint={t('privacy.erase.numbersHint')}
          dir="ltr"
          inputMode="tel"
          value={numbers}
          maxLength={500}
          onChange={(text) => {
            setNumbers(text);
            setStep({ kind: 'typing' });
          }}
        />
      </div>
      <div className={styles.act}>
        <Button submits disabled={step.kind === 'looking' || isErasing}>
          {t('privacy.erase.look')}
        </Button>
        <p className={step.kind === 'fault' ? styles.bad : styles.told} role="status">
          {step.kind === 'looking' && t('privacy.looking')}
          {step.kind === 'fault' && t(`privacy.erase.fault.${step.why}`)}
          {step.kind !== 'fault' && waitsFor !== null && t(`privacy.erase.waits.${waitsFor}`)}
          {doing?.what === 'erase' && t('privacy.erase.doing')}
        </p>
        {doing !== null && doing.percent !== null && (
          <span className={styles.told}>{t('keeping.percent', { percent: doing.percent })}</span>
        )}
      </div>
      {step.kind === 'found' && (
        <FoundOfPerson
          found={step.found}
          onErase={() => void erase(step.person)}
          onBack={() => setStep({ kind: 'typing' })}
        />
      )}
    </form>
  );
}

/** null: one of the numbers is none. */
async function readPerson(names: string, numbers: string): Promise<SoughtPerson | null> {
  const typed = numbers.split(/[,;\n]/).flatMap((one) => one.trim() || []);
  const read = await Promise.all(
    typed.map(async (text) => {
      const answer = await ask('directory.number', { text });
      if (!answer.ok) return null;
      // An extension of the house is no number from outside, and is known as it is written.
      return answer.value.number?.e164 ?? (/^\d{2,6}$/.test(text) ? text : null);
    }),
  );
  const known = read.filter((one) => one !== null);
  if (known.length < typed.length) return null;
  return { names: names.split(/[,;\n]/).flatMap((one) => one.trim() || []), numbers: known };
}
