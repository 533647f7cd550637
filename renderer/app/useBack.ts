import { useEffect, useState } from 'react';
import { useWording } from '../i18n/wordingContext.ts';
import { deskStore } from '../state/desk.ts';

/** Long enough to be read twice; milliseconds. */
const readMs = 6000;

/** The chosen microphone is there again and taken, in words, for a while. */
export function useBack(): string | null {
  const { t } = useWording();
  const [back, setBack] = useState<{ readonly name: string } | null>(null);
  useEffect(
    () =>
      deskStore.subscribe(({ voice }, before) => {
        const stoodIn = before.voice.insteadOf !== null || before.voice.failure !== null;
        if (voice === before.voice || !voice.isOpen) return;
        setBack(stoodIn && voice.insteadOf === null && voice.failure === null ? { name: voice.name } : null);
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
