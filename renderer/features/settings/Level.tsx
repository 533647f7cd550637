import { useEffect, useRef, useState } from 'react';
import { troubleWords } from '../../i18n/deviceWords.ts';
import { useWording } from '../../i18n/wordingContext.ts';
import { deviceChoice, onDeviceChoice } from '../../media/deviceChoice.ts';
import { type MicrophoneTrial, tryMicrophone } from '../../media/deviceTrial.ts';
import type { MicrophoneFailure } from '../../media/openMicrophone.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './Sections.module.css';

/** As loud as silence in a quiet room; above it somebody speaks. */
const heardFrom = 0.25;
/** A screen reader is not hurried: the meter's words change so often. Milliseconds. */
const readMs = 250;

/** Shows how loud the chosen microphone is, as long as it is wanted. */
export function Level() {
  const { t } = useWording();
  const [wanted, setWanted] = useState(false);
  const [told, setTold] = useState<'none' | 'silent' | 'heard' | MicrophoneFailure>('none');
  const bar = useRef<HTMLDivElement>(null);
  const meter = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!wanted) return undefined;
    let trial: MicrophoneTrial | null = null;
    let frame = 0;
    let round = 0;
    let readAt = -Infinity;
    let microphone = deviceChoice().microphone;

    function draw(): void {
      const level = trial?.level() ?? 0;
      if (bar.current !== null) bar.current.style.transform = `scaleX(${level})`;
      if (level > heardFrom) setTold('heard');
      if (performance.now() - readAt > readMs) {
        readAt = performance.now();
        meter.current?.setAttribute('aria-valuenow', String(Math.round(level * 100)));
        const word = level < 0.05 ? 'nothing' : level > heardFrom ? 'loud' : 'quiet';
        meter.current?.setAttribute('aria-valuetext', t(`settings.sound.level.words.${word}`));
      }
      frame = requestAnimationFrame(draw);
    }

    async function listen(): Promise<void> {
      round += 1;
      const mine = round;
      trial?.stop();
      const opened = await tryMicrophone(navigator.mediaDevices);
      if (mine !== round) return opened.ok ? opened.value.stop() : undefined;
      trial = opened.ok ? opened.value : null;
      setTold(opened.ok ? 'silent' : opened.error);
    }

    void listen();
    frame = requestAnimationFrame(draw);
    const stopFollowing = onDeviceChoice(() => {
      if (microphone === deviceChoice().microphone) return;
      microphone = deviceChoice().microphone;
      void listen();
    });
    return () => {
      round += 1;
      cancelAnimationFrame(frame);
      stopFollowing();
      trial?.stop();
      setTold('none');
    };
  }, [wanted, t]);

  return (
    <div className={styles.check}>
      <Button aria-pressed={wanted} onClick={() => setWanted(!wanted)}>
        {t('settings.sound.tryMicrophone')}
      </Button>
      {wanted && (
        <div
          ref={meter}
          className={styles.meter}
          role="meter"
          aria-label={t('settings.sound.level.label')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={0}
        >
          <div ref={bar} className={styles.level} style={{ transform: 'scaleX(0)' }} />
        </div>
      )}
      <p role="status" className={styles.told}>
        {told === 'silent' || told === 'heard'
          ? t(`settings.sound.level.${told}`)
          : told !== 'none' && troubleWords(told, t)}
      </p>
    </div>
  );
}
