import { useState } from 'react';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { seenHeadsets } from '../../state/webHid.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Sections.module.css';

type Told = 'none' | 'choosing' | 'seen' | 'nothing' | 'failed' | 'missing';

/** Where the system tells the browser alone how a headset's buttons are laid out, the browser is asked, once. */
export function HeadsetPermission({ onSeen }: { readonly onSeen: () => void }) {
  const { t } = useWording();
  const { hid } = navigator;
  const [told, setTold] = useState<Told>(hid === undefined ? 'missing' : 'none');

  async function look(): Promise<void> {
    if (hid === undefined) return;
    setTold('choosing');
    const seen = await seenHeadsets(hid, window.portico === undefined);
    if (seen === null || seen.length === 0) return setTold(seen === null ? 'failed' : 'nothing');
    const answers = await Promise.all(seen.map((one) => ask('headset.collections', one)));
    setTold(answers.every(({ ok }) => ok) ? 'seen' : 'failed');
    onSeen();
  }

  return (
    <div className={styles.advice}>
      <p role="status">{told !== 'none' && t(`headset.permission.${told}`)}</p>
      {hid !== undefined && (
        <Button look="go" onClick={() => void look()}>
          {t('headset.permission.button')}
        </Button>
      )}
    </div>
  );
}
