import { expect, test } from 'vitest';
import type { SoundFault, SoundView } from '#core/quality/view.ts';
import { soundWords } from '../../renderer/i18n/soundWords.ts';
import { wordingIn } from '../../renderer/i18n/wording.ts';
import { blankSlice } from '../../renderer/state/slice.ts';
import { isToldAbove } from '../../renderer/state/toldAbove.ts';

const { t } = wordingIn('en');
const { voice } = blankSlice;
const dumb = (...faults: SoundFault[]): SoundView => ({
  callId: 'a',
  word: 'no-sound',
  faults,
  suffers: 'sent',
  mos: null,
  mosThere: null,
  lossPercent: null,
  lossTherePercent: null,
  jitterMs: null,
  rttMs: null,
  codec: '',
});

test('what a band says of the microphone, and what to do, is not said a second time at the call', () => {
  const silenced = { ...voice, silenced: true };
  const words = soundWords(t, dumb('microphone-muted'), 'caller', (fault) => isToldAbove(fault, silenced));
  expect(words).toBe('The caller does not hear you');
  expect(soundWords(t, dumb('microphone-muted'), 'caller', (fault) => isToldAbove(fault, voice))).toContain(
    'has muted the microphone',
  );
});

test('no other fault is kept quiet by it', () => {
  const faults = [
    'link-broken',
    'no-packets',
    'only-silence',
    'microphone-silent',
    'not-sent',
    'not-arriving',
  ] as const;
  const worst = { ...voice, silenced: true, failure: 'missing' as const };
  expect(faults.filter((fault) => isToldAbove(fault, worst))).toEqual([]);
  expect(isToldAbove('microphone-gone', worst)).toBe(true);
});
