import { useEffect, useRef, useState } from 'react';
import type { ContactOrigin } from '#core/caller/directoryImports.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { ask } from '../../state/ask.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Origin.module.css';

interface OriginProps {
  readonly contactId: string;
  /** The contact as it is on the disk: asked anew when it changes. */
  readonly base: unknown;
  /** null: something is unsaved, which would be lost. */
  readonly onTaken: (() => void) | null;
}

/**
 * Where an imported contact comes from, and whether its source says something else by now than what stands here; and who was
 * made one with it.
 */
export function Origin({ contactId, base, onTaken }: OriginProps) {
  const { t } = useWording();
  const [origin, setOrigin] = useState<ContactOrigin | null>(null);
  const [isRefused, setRefused] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let live = true;
    void ask('directory.origin', { contactId }).then((answer) => {
      if (live) setOrigin(answer.ok ? answer.value.origin : null);
    });
    return () => {
      live = false;
    };
  }, [contactId, base]);

  async function change(asked: Promise<{ readonly ok: boolean }>): Promise<void> {
    // The button that was pressed may go.
    place.current?.focus();
    const { ok } = await asked;
    setRefused(!ok);
    if (ok) onTaken?.();
  }

  if (origin === null || (origin.source === null && origin.merged.length === 0)) return null;
  const source = origin.source?.label ?? '';
  const said = [origin.imported?.name, origin.imported?.company, ...(origin.imported?.numbers ?? [])]
    .filter((text) => text !== undefined && text !== '')
    .join(', ');
  return (
    <div ref={place} className={styles.origin} role="group" aria-label={t('directory.origin.label')} tabIndex={-1}>
      {origin.source !== null && (
        <p dir="auto">{t(`directory.origin.${origin.beneath ?? 'from'}`, { source, said })}</p>
      )}
      {origin.imported !== null && origin.changedByHand && (
        <Button
          look="quiet"
          disabled={onTaken === null}
          onClick={() => void change(ask('directory.take-source', { contactId }))}
        >
          {t('directory.origin.take', { source })}
        </Button>
      )}
      {origin.merged.length > 0 && <p>{t('directory.origin.merged')}</p>}
      {origin.merged.map((other) => (
        <Button
          key={other.contactId}
          look="quiet"
          disabled={onTaken === null}
          onClick={() => void change(ask('import.bring-back', { contactId: other.contactId }))}
        >
          {t('directory.origin.part', { name: other.name })}
        </Button>
      ))}
      <p role="alert" className={styles.bad}>
        {isRefused && t('directory.origin.refused')}
      </p>
    </div>
  );
}
