import { describe, expect, test } from 'vitest';
import {
  asChosen,
  foundNow,
  idNow,
  isAway,
  type KnownDevice,
  shownName,
  systemsOwn,
} from '../../renderer/media/deviceRules.ts';

const input = (id: string, label: string): KnownDevice => ({ id, label, kind: 'audioinput' });
const output = (id: string, label: string): KnownDevice => ({ id, label, kind: 'audiooutput' });

const laptop = input('a', 'Internal Microphone');
const evolve = input('b', 'Headset (Evolve 65) (0b0e:0300)');
const twin = input('c', 'Headset (Evolve 65) (0b0e:0300)');
const all = [laptop, evolve, twin];

describe('a chosen device', () => {
  test('is found by its id, whatever it is called by now', () => {
    const chosen = asChosen(laptop, all);
    expect(foundNow(chosen, 'microphone', [evolve, input('a', 'Mikrofon')])?.id).toBe('a');
  });

  test('is found by its name when the browser gives other ids, as after its permissions were reset', () => {
    const chosen = asChosen(laptop, all);
    expect(idNow(chosen, 'microphone', [input('z', 'Internal Microphone'), input('y', evolve.label)])).toBe('z');
  });

  test('of two equal headsets stays the one it was, by id and by order', () => {
    const chosen = asChosen(twin, all);
    expect(chosen.nth).toBe(1);
    expect(idNow(chosen, 'microphone', all)).toBe('c');
    expect(idNow(chosen, 'microphone', [input('x', evolve.label), input('y', evolve.label)])).toBe('y');
    // The other one is as good as it when it alone is plugged in.
    expect(idNow(chosen, 'microphone', [laptop, input('x', evolve.label)])).toBe('x');
  });

  test('is found in another socket, where Windows numbers it anew', () => {
    const chosen = asChosen(input('b', 'Headset (Evolve 65)'), []);
    expect(idNow(chosen, 'microphone', [laptop, input('d', 'Headset (2- Evolve 65)')])).toBe('d');
    const numbered = asChosen(input('b', 'Headset (2- Evolve 65)'), []);
    expect(idNow(numbered, 'microphone', [laptop, input('d', 'Headset (Evolve 65)')])).toBe('d');
  });

  test('for ringing is never taken for the microphone of the same name', () => {
    const loudspeaker = output('b', 'Evolve 65');
    const chosen = asChosen(loudspeaker, [loudspeaker]);
    expect(idNow(chosen, 'ring', [input('x', 'Evolve 65'), output('y', 'Evolve 65')])).toBe('y');
    expect(idNow(chosen, 'ring', [input('b', 'Evolve 65')])).toBe('');
    expect(isAway(chosen, 'ring', [input('b', 'Evolve 65')])).toBe(true);
  });

  test('that is not there gives way to the system’s own, and is away', () => {
    const chosen = asChosen(evolve, all);
    expect([idNow(chosen, 'microphone', [laptop]), isAway(chosen, 'microphone', [laptop])]).toEqual(['', true]);
  });

  test('is not called away while the browser tells no names yet', () => {
    const chosen = asChosen(evolve, all);
    expect([isAway(chosen, 'microphone', []), isAway(chosen, 'microphone', [input('q', '')])]).toEqual([false, false]);
  });

  test('without a name is not found by that', () => {
    expect(idNow({ id: 'q', label: '', nth: 0 }, 'microphone', [input('r', '')])).toBe('');
  });

  test('is called without numbers of maker and model', () => {
    expect([evolve.label, 'Default - Speakers (Realtek)', 'Headset (2- Evolve 65)', ''].map(shownName)).toEqual([
      'Headset (Evolve 65)',
      'Speakers (Realtek)',
      'Headset (2- Evolve 65)',
      '',
    ]);
  });

  test('can be the system’s own, which is never away', () => {
    expect([idNow(systemsOwn, 'ring', all), isAway(systemsOwn, 'ring', all), idNow(null, 'ring', all)]).toEqual([
      '',
      false,
      '',
    ]);
  });
});
