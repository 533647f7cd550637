import { useEffect, useRef, useState } from 'react';
import { troubleWords } from '../../i18n/deviceWords.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { shownName } from '../../media/deviceRules.ts';
import { recordEcho } from '../../media/echoTrial.ts';
import type { MicrophoneFailure } from '../../media/openMicrophone.ts';
import type { VoiceVerdict } from '../../media/voiceVerdict.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Sections.module.css';

type Told =
  | { readonly stage: 'none' | 'speak' }
  | { readonly stage: 'play' | 'done'; readonly verdict: VoiceVerdict; readonly through: string }
  | { readonly stage: 'failed'; readonly failure: MicrophoneFailure };

/** Speak, then hear yourself as callers do, and be told what is the matter with it. */
export function EchoTest() {
  const { t } = useWording();
  const [told, setTold] = useState<Told>({ stage: 'none' });
  const going = useRef<AbortController | null>(null);
  useEffect(() => () => going.current?.abort(), []);
  const isGoing = told.stage === 'speak' || told.stage === 'play';

  async function begin(): Promise<void> {
    const mine = new AbortController();
    going.current = mine;
    setTold({ stage: 'speak' });
    const recorded = await recordEcho(navigator.mediaDevices, mine.signal);
    if (mine.signal.aborted) return recorded.ok ? recorded.value.drop() : undefined;
    if (!recorded.ok) return setTold({ stage: 'failed', failure: recorded.error });
    const { verdict, through, play, drop } = recorded.value;
    setTold({ stage: 'play', verdict, through });
    await play();
    drop();
    if (!mine.signal.aborted) setTold({ stage: 'done', verdict, through });
  }

  function press(): void {
    if (!isGoing) return void begin();
    going.current?.abort();
    setTold({ stage: 'none' });
  }

  return (
    <div className={styles.check}>
      <Button aria-pressed={isGoing} onClick={press}>
        {t('settings.sound.echo.button')}
      </Button>
      <p role="status" className={styles.told}>
        {told.stage === 'failed' && troubleWords(told.failure, t)}
        {isGoing && t(`settings.sound.echo.${told.stage === 'speak' ? 'speak' : 'play'}`)}
        {told.stage === 'done' && (
          <span className={told.verdict === 'good' ? styles.good : styles.bad}>
            {t(`settings.sound.echo.verdict.${told.verdict}`, { name: shownName(told.through) })}
          </span>
        )}
      </p>
    </div>
  );
}
