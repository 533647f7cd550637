import { useState } from 'react';
import type { SourceStanding } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import panel from '../../ui/Panel.module.css';
import { useToday } from '../../ui/useToday.ts';
import styles from './Importing.module.css';

/** Where contacts came from, and the way to be rid of them again. */
export function Sources({ sources }: { readonly sources: readonly SourceStanding[] }) {
  const { t, shortDate } = useWording();
  const [notRemoved, setNotRemoved] = useState<string | null>(null);
  const today = Date.parse(useToday());
  const [asked, setAsked] = useState<string | null>(null);
  const [kept, setKept] = useState<string | null>(null);

  async function remove(sourceId: string, label: string): Promise<void> {
    const answer = await ask('import.remove-source', { sourceId });
    setNotRemoved(answer.ok ? null : label);
  }

  return (
    <div className={styles.part} role="group" aria-label={t('importing.sources.heading')}>
      <h3 className={styles.heading}>{t('importing.sources.heading')}</h3>
      <p className={styles.bad} role="alert">
        {notRemoved !== null && t('importing.sources.notRemoved', { name: notRemoved })}
      </p>
      <ul className={styles.sources}>
        {sources.map(({ sourceId, label, kind, contacts, readAt }) => (
          <li key={sourceId} className={styles.source}>
            <span className={styles.sourceName}>
              <bdi className={styles.strong}>{label}</bdi>
              <span className={styles.figures}>
                <span>{t(`importing.sources.kind.${kind}`)}</span>
                <span>{t('importing.sources.contacts', { count: contacts })}</span>
                <bdi>{shortDate(readAt, today)}</bdi>
              </span>
            </span>
            {asked === sourceId ? (
              <div
                className={panel.ask}
                role="group"
                aria-label={t('importing.sources.sure', { count: contacts, name: label })}
              >
                <p>{t('importing.sources.sure', { count: contacts, name: label })}</p>
                {kind === 'ldap' && <p>{t('importing.sources.comeBack')}</p>}
                <Button
                  // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed has just gone
                  autoFocus
                  onClick={() => {
                    setAsked(null);
                    setKept(sourceId);
                  }}
                >
                  {t('importing.sources.keep')}
                </Button>
                <Button
                  look="end"
                  onClick={() => {
                    setAsked(null);
                    void remove(sourceId, label);
                  }}
                >
                  {t('importing.sources.removeShort')}
                </Button>
              </div>
            ) : (
              <Button
                look="quiet"
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- back from the question
                autoFocus={kept === sourceId}
                aria-label={t('importing.sources.remove', { name: label })}
                onClick={() => setAsked(sourceId)}
              >
                {t('importing.sources.removeShort')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
