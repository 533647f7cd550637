import { useState } from 'react';
import type { SessionView } from '#core/roles/session.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import styles from './Roles.module.css';

/** A window of its own for the manager: it reads, and can neither take a call nor change anything. */
export function ReadingWindows({ session }: { readonly session: SessionView }) {
  const { t } = useWording();
  const [link, setLink] = useState<string | null>(null);
  const [told, setTold] = useState<'none' | 'copied' | 'not-opened'>('none');

  async function open(): Promise<void> {
    const answer = await ask('roles.open-reading', {});
    if (!answer.ok) return;
    setLink(answer.value.link);
    setTold(answer.value.link === null ? 'not-opened' : 'none');
  }

  async function copy(address: string): Promise<void> {
    await navigator.clipboard.writeText(address).catch(() => undefined);
    setTold('copied');
  }

  return (
    <div className={styles.role} role="group" aria-label={t('roles.reading.heading')}>
      <h3 className={panel.groupHeading}>{t('roles.reading.heading')}</h3>
      <p className={panel.soft}>{t('roles.reading.advice', { count: session.lockMinutes })}</p>
      <div className={styles.act}>
        <Button onClick={() => void open()}>{t('roles.reading.make')}</Button>
        {session.readingWindows > 0 && (
          <Button
            onClick={() => {
              setLink(null);
              void ask('roles.end-reading', {});
            }}
          >
            {t('roles.reading.endAll', { count: session.readingWindows })}
          </Button>
        )}
        <p className={styles.told} role="status">
          {told !== 'none' && t(`roles.reading.${told === 'copied' ? 'copied' : 'notOpened'}`)}
        </p>
      </div>
      {link !== null && session.readingWindows > 0 && (
        <div className={styles.act}>
          <a className={styles.link} href={link} target="_blank" rel="noreferrer">
            {t('roles.reading.open')}
          </a>
          <Button look="quiet" onClick={() => void copy(link)}>
            {t('roles.reading.copy')}
          </Button>
        </div>
      )}
    </div>
  );
}
