import type { CorrectedCall } from '#core/journal/entry.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import styles from './Classes.module.css';

interface CorrectionsProps {
  readonly corrections: readonly CorrectedCall[];
  readonly callLink: (callId: string) => string;
  readonly onChanged: () => void;
}

/** What was said by hand lately, each with its call, and to be taken back. */
export function Corrections({ corrections, callLink, onChanged }: CorrectionsProps) {
  const { t, kind, shortDate, time } = useWording();
  const takeBack = async (callId: string): Promise<void> => {
    await ask('call.correct-class', { callId, to: null });
    onChanged();
  };
  return (
    <section className={panel.group} aria-label={t('classes.corrections.heading')}>
      <h3 className={styles.heading}>{t('classes.corrections.heading')}</h3>
      <p className={panel.soft}>{t('classes.corrections.about')}</p>
      {corrections.length === 0 && <p>{t('classes.corrections.none')}</p>}
      <ul>
        {corrections.map(({ callId, invitedAt, name, numberShown, class: now, shown }) => {
          const who = name || numberShown || t('call.who.withheld');
          const when = `${shortDate(invitedAt, invitedAt)} ${time(invitedAt)}`;
          const changed = t('classes.corrections.changed', { kind: kind(now), before: kind(shown) });
          return (
            <li key={callId} className={styles.correction}>
              <span>
                <bdi>{who}</bdi>: {changed}
              </span>
              <a href={callLink(callId)} aria-label={t('classes.corrections.callOf', { who, when })}>
                {when}
              </a>
              <Button
                look="quiet"
                aria-label={t('classes.corrections.takeBackOf', { who, kind: kind(shown) })}
                onClick={() => void takeBack(callId)}
              >
                {t('classes.corrections.takeBack')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
