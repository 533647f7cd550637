import { useEffect, useRef, useState } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { deskStore } from '../state/desk.ts';

/** Long enough to be read twice; milliseconds. */
const readMs = 6000;

/** The chosen microphone is there again and taken, in words, for a while. */
export function useBack(): string | null {
  const { t } = useWording();
  const [back, setBack] = useState<{ readonly name: string } | null>(null);
  /** Through which microphones somebody spoke before. */
  const spoken = useRef<ReadonlySet<string>>(new Set());
  useEffect(
    () =>
      deskStore.subscribe(({ voice }, before) => {
        const stoodIn = before.voice.insteadOf !== null || before.voice.failure !== null;
        if (voice === before.voice || !voice.isOpen) return;
        const isWanted = voice.insteadOf === null && voice.failure === null;
        setBack(stoodIn && isWanted && spoken.current.has(voice.name) ? { name: voice.name } : null);
        if (isWanted) spoken.current = new Set([...spoken.current, voice.name]);
      }),
    [],
  );
  useEffect(() => {
    if (back === null) return undefined;
    const timer = setTimeout(() => setBack(null), readMs);
    return () => clearTimeout(timer);
  }, [back]);
  return back === null ? null : t('devices.band.back', { name: back.name || t('devices.systems.microphone') });
}
