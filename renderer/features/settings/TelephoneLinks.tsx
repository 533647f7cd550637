import { useState } from 'react';
import { linkAddress } from '../../carrier/handedLink.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Sections.module.css';

/** Numbers that are pressed in mails, pages and the CRM are offered here to be called. */
export function TelephoneLinks() {
  const { t } = useWording();
  const [told, setTold] = useState<'none' | 'asked' | 'failed'>('none');

  async function take(): Promise<void> {
    const taken = await ask('link.take', {});
    setTold(taken.ok && (taken.value.by === 'system' || askBrowser()) ? 'asked' : 'failed');
  }

  return (
    <div className={styles.check}>
      <Button onClick={() => void take()}>{t('settings.links.take')}</Button>
      <p className={styles.told} role="status">
        {t(told === 'none' ? 'settings.links.hint' : `settings.links.${told}`)}
      </p>
    </div>
  );
}

/** It asks the person; false where it cannot be asked. */
function askBrowser(): boolean {
  try {
    navigator.registerProtocolHandler('tel', linkAddress(location));
    return true;
  } catch {
    return false;
  }
}
