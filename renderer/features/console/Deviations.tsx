import { useId, useState } from 'react';
import { type DeviationsView, suggestedReasons } from '#core/deviations/deviation.ts';
import { deviationWords } from '../../i18n/deviationWords.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { useWish } from '../../ui/wish.ts';
import { useKeptAsTyped } from '../../ui/useKeptAsTyped.ts';
import styles from './Deviations.module.css';

type Found = DeviationsView['deviations'][number];

/** On a note to finish: what went otherwise than the playbook says, with room for the reason. It blocks nothing. */
export function Deviations({ callId }: { readonly callId: string }) {
  const { t } = useWording();
  const headingId = useId();
  const found = useDesk((slice) => slice.deviations.find((view) => view.callId === callId)?.deviations);
  if (found === undefined) return null;
  return (
    <section className={styles.deviations} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {t('playbook.deviation.heading')}
      </h3>
      <ul>
        {found.map((one) => (
          <Explained key={`${callId} ${one.deviation.kind}`} callId={callId} found={one} />
        ))}
      </ul>
    </section>
  );
}

function Explained({ callId, found: { deviation, explained } }: { readonly callId: string; readonly found: Found }) {
  const { t, duration } = useWording();
  const wish = useWish();
  const sentenceId = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const what = deviation.kind;
  const words = typed ?? explained?.words ?? '';
  const keepWords = useKeptAsTyped(typed, (text) => {
    if (text.trim() !== (explained?.words ?? ''))
      wish('call.explain', { callId, what, reason: explained?.reason ?? '', words: text });
  });
  return (
    <li className={styles.deviation}>
      <p id={sentenceId}>{deviationWords(deviation, t, duration)}</p>
      <span className={styles.reasons} role="group" aria-labelledby={sentenceId}>
        {suggestedReasons[what].map((reason) => (
          <Button
            key={reason}
            aria-pressed={explained?.reason === reason}
            onClick={() =>
              wish('call.explain', { callId, what, reason: explained?.reason === reason ? '' : reason, words })
            }
          >
            {t(`playbook.reason.${reason === '' ? 'not-needed' : reason}`)}
          </Button>
        ))}
      </span>
      <input
        className={styles.words}
        aria-label={t('playbook.deviation.why')}
        aria-describedby={sentenceId}
        placeholder={t('playbook.deviation.why')}
        dir={words === '' ? undefined : 'auto'}
        maxLength={500}
        value={words}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={keepWords}
        onKeyDown={(event) => event.key === 'Enter' && keepWords()}
      />
    </li>
  );
}
