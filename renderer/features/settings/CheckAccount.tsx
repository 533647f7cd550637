import { useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import { kindBySignature, type PbxKind } from '#core/pbx/profiles.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Sections.module.css';
import { accountOf, faultsOfTelephone, type TelephoneDraft } from './telephoneDraft.ts';

type Checked =
  | { readonly state: 'none' | 'trying' | 'incomplete' | 'not-asked' }
  | { readonly state: 'tried'; readonly account: string; readonly answer: AnswerOf<'settings.try-account'> };

interface CheckAccountProps {
  readonly draft: TelephoneDraft;
  readonly hasPassword: boolean;
}

/** Registers with what is typed, before anything is saved. */
export function CheckAccount({ draft, hasPassword }: CheckAccountProps) {
  const { t } = useWording();
  const [checked, setChecked] = useState<Checked>({ state: 'none' });
  const account = JSON.stringify(accountOf(draft));

  async function check(): Promise<void> {
    if (Object.values(faultsOfTelephone(draft, hasPassword)).some(Boolean)) return setChecked({ state: 'incomplete' });
    setChecked({ state: 'trying' });
    const answer = await ask('settings.try-account', accountOf(draft));
    setChecked(answer.ok ? { state: 'tried', account, answer: answer.value } : { state: 'not-asked' });
  }

  return (
    <div className={styles.check}>
      <Button disabled={checked.state === 'trying'} onClick={() => void check()}>
        {t('settings.check.button')}
      </Button>
      <p role="status" className={styles.told}>
        <Words checked={checked} account={account} chosen={draft.pbx.kind} />
      </p>
    </div>
  );
}

interface WordsProps {
  readonly checked: Checked;
  readonly account: string;
  readonly chosen: PbxKind;
}

function Words({ checked, account, chosen }: WordsProps) {
  const { t } = useWording();
  if (checked.state === 'none') return null;
  if (checked.state !== 'tried') return t(`settings.check.${checked.state}`);
  // Something else is typed meanwhile: it says nothing of that.
  if (checked.account !== account) return t('settings.check.changed');
  const { answer } = checked;
  return answer.registered ? (
    <>
      <span className={styles.good}>{t('settings.check.registered', { ms: Math.round(answer.ms) })}</span>{' '}
      <Signature signature={answer.signature} chosen={chosen} />
    </>
  ) : (
    <span className={styles.bad}>{t(`settings.check.reason.${answer.reason}`)}</span>
  );
}

/** A suggestion: many exchanges hide or change what they call themselves. */
function Signature({ signature, chosen }: { readonly signature: string; readonly chosen: PbxKind }) {
  const { t } = useWording();
  const kind = kindBySignature(signature);
  if (kind === null || kind === chosen) return null;
  return t('settings.check.looksLike', { name: signature, kind: t(`settings.system.kinds.${kind}`) });
}
