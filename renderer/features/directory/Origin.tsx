import { useCallback, useEffect, useState } from 'react';
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

/** Where an imported contact comes from, and whether its source says something else by now than what stands here. */
export function Origin({ contactId, base, onTaken }: OriginProps) {
  const { t } = useWording();
  const [origin, setOrigin] = useState<ContactOrigin | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let live = true;
    void ask('directory.origin', { contactId }).then((answer) => {
      if (live) setOrigin(answer.ok ? answer.value.origin : null);
    });
    return () => {
      live = false;
    };
  }, [contactId, base]);
  const take = useCallback(async () => {
    const answer = await ask('directory.take-source', { contactId });
    setRefused(!answer.ok);
    if (answer.ok) onTaken?.();
  }, [contactId, onTaken]);
  if (origin?.source === null || origin?.source === undefined) return null;
  const source = origin.source.label;
  const said = [origin.imported?.name, origin.imported?.company, ...(origin.imported?.numbers ?? [])]
    .filter((text) => text !== undefined && text !== '')
    .join(', ');
  return (
    <div className={styles.origin}>
      <p dir="auto">{t(`directory.origin.${origin.beneath ?? 'from'}`, { source, said })}</p>
      {origin.imported !== null && origin.changedByHand && (
        <Button look="quiet" disabled={onTaken === null} onClick={() => void take()}>
          {t('directory.origin.take', { source })}
        </Button>
      )}
      {refused && <p role="alert">{t('desk.refusal.other')}</p>}
    </div>
  );
}
