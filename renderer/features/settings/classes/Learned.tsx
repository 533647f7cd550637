import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf } from '#core/contract/contract.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { ask } from '../../../state/ask.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import panel from '../../../ui/Panel.module.css';
import outside from '../Outside.module.css';
import { SectionPanel } from '../SectionPanel.tsx';
import styles from './Classes.module.css';
import { Corrections } from './Corrections.tsx';
import { LearnedLines } from './LearnedLines.tsx';
import { Sure } from './Sure.tsx';

interface LearnedProps {
  /** Address of a call in the journal. */
  readonly callLink: (callId: string) => string;
}

/** What earlier calls taught of kinds of callers, to be read and to be forgotten. */
export function Learned({ callLink }: LearnedProps) {
  const { t, shortDay } = useWording();
  const { learned, readAgain } = useLearned();
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<'none' | 'forgotten' | 'failed'>('none');
  if (learned === null) return null;
  const { calls, corrected, since, lines, more, corrections } = learned;

  async function forget(circumstances: string): Promise<void> {
    const answer = await ask('classes.forget', { circumstances });
    setTold(answer.ok ? 'forgotten' : 'failed');
    setAsking(false);
    readAgain();
  }

  return (
    <SectionPanel section="learned" save={null}>
      <p className={panel.soft}>{t('classes.learned.about')}</p>
      <p role="status">{told === 'none' ? '' : t(`classes.learned.told.${told}`)}</p>
      <section className={panel.group} aria-label={t('classes.learned.heading')}>
        <h3 className={styles.heading}>{t('classes.learned.heading')}</h3>
        <p>
          {calls === 0
            ? t('classes.learned.none')
            : `${t('classes.learned.calls', { count: calls, day: shortDay(since) })} ${t('classes.learned.corrected', { count: corrected })}`}
        </p>
        <LearnedLines lines={lines} onForget={(circumstances) => void forget(circumstances)} />
        {more > 0 && <p className={panel.soft}>{t('classes.learned.more', { count: more })}</p>}
        {calls > 0 &&
          (asking ? (
            <Sure
              question={t('classes.learned.sureAll')}
              act={t('classes.learned.forgetAll')}
              onSure={() => void forget('')}
              onLeave={() => setAsking(false)}
            />
          ) : (
            <div>
              <Button onClick={() => setAsking(true)}>{t('classes.learned.forgetAll')}</Button>
            </div>
          ))}
      </section>
      <div className={outside.area}>
        <Corrections corrections={corrections} callLink={callLink} onChanged={readAgain} />
      </div>
    </SectionPanel>
  );
}

/** Read anew whenever a call changes. */
function useLearned() {
  const [learned, setLearned] = useState<AnswerOf<'classes.learned'> | null>(null);
  const connection = useDesk((slice) => slice.connection);
  const version = useDesk((slice) => slice.journalVersion);
  const readAgain = useCallback(() => {
    void ask('classes.learned', {}).then((answer) => {
      if (answer.ok) setLearned(answer.value);
    });
  }, []);
  useEffect(() => {
    if (connection === 'open') readAgain();
  }, [connection, version, readAgain]);
  return { learned, readAgain };
}
