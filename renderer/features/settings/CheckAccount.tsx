import { useState } from 'react';
import type { AnswerOf, RequestOf } from '#core/contract/contract.ts';
import { kindBySignature, type PbxKind } from '#core/pbx/profiles.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import { type AccountDraft, accountOf, faultsOfAccount } from './accountDraft.ts';
import styles from './Sections.module.css';

type Answer = AnswerOf<'settings.try-account'>;

type Checked =
  | { readonly state: 'none' | 'trying' | 'incomplete' | 'not-asked' }
  /** `second`: null where there is no second server. */
  | { readonly state: 'tried'; readonly account: string; readonly first: Answer; readonly second: Answer | null };

interface CheckAccountProps {
  readonly account: AccountDraft;
  /** Whose kept password is meant where none is typed. */
  readonly lineId: string;
  readonly hasPassword: boolean;
  /** What stands at the other end, as it is chosen. */
  readonly kind: PbxKind;
}

/** Registers with what is typed, at one server after the other, before anything is saved. */
export function CheckAccount({ account: draft, lineId, hasPassword, kind }: CheckAccountProps) {
  const { t } = useWording();
  const [checked, setChecked] = useState<Checked>({ state: 'none' });
  const typed = { ...accountOf(draft), lineId };
  const account = JSON.stringify(typed);

  async function check(): Promise<void> {
    if (Object.values(faultsOfAccount(draft, hasPassword)).some(Boolean)) return setChecked({ state: 'incomplete' });
    setChecked({ state: 'trying' });
    setChecked(await tried(typed, account));
  }

  return (
    <div className={styles.check}>
      <Button disabled={checked.state === 'trying'} onClick={() => void check()}>
        {t('settings.check.button')}
      </Button>
      <div role="status" className={styles.told}>
        <Words checked={checked} account={account} chosen={kind} />
      </div>
    </div>
  );
}

async function tried(typed: RequestOf<'settings.try-account'>, account: string): Promise<Checked> {
  const first = await ask('settings.try-account', typed);
  if (!first.ok) return { state: 'not-asked' };
  if (typed.secondServer === undefined) return { state: 'tried', account, first: first.value, second: null };
  const second = await ask('settings.try-account', { ...typed, server: typed.secondServer });
  return second.ok ? { state: 'tried', account, first: first.value, second: second.value } : { state: 'not-asked' };
}

interface WordsProps {
  readonly checked: Checked;
  readonly account: string;
  readonly chosen: PbxKind;
}

function Words({ checked, account, chosen }: WordsProps) {
  const { t } = useWording();
  if (checked.state === 'none') return null;
  if (checked.state !== 'tried') return <p>{t(`settings.check.${checked.state}`)}</p>;
  // Something else is typed meanwhile: it says nothing of that.
  if (checked.account !== account) return <p>{t('settings.check.changed')}</p>;
  const { first, second } = checked;
  const signature = first.registered ? first.signature : '';
  return (
    <>
      <Outcome of={first} {...(second === null ? {} : { at: 'first' })} />
      {second !== null && <Outcome of={second} at="second" />}
      <Signature signature={signature} chosen={chosen} />
    </>
  );
}

function Outcome({ of, at }: { readonly of: Answer; readonly at?: 'first' | 'second' }) {
  const { t } = useWording();
  const told = of.registered
    ? t('settings.check.registered', { ms: Math.round(of.ms) })
    : t(`settings.check.reason.${of.reason}`);
  return (
    <p className={of.registered ? styles.good : styles.bad}>
      {at === undefined ? told : t(`settings.check.${at}`, { told })}
    </p>
  );
}

/** A suggestion: many exchanges hide or change what they call themselves. */
function Signature({ signature, chosen }: { readonly signature: string; readonly chosen: PbxKind }) {
  const { t } = useWording();
  const kind = kindBySignature(signature);
  if (kind === null || kind === chosen) return null;
  return <p>{t('settings.check.looksLike', { name: signature, kind: t(`settings.system.kinds.${kind}`) })}</p>;
}
