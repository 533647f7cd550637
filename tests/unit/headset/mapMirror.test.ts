import { describe, expect, test } from 'vitest';
import { profileFor } from '#core/headset/profiles.ts';
import { bits, collection, count, descriptor, id, input, output, page, pressed, toggled } from './buildDescriptor.ts';
import { controlsIn, lampsIn, mapped } from './buildMap.ts';

const jabra = profileFor(0x0b0e, 0);
const yealink = profileFor(0x6993, 0);

describe('what a maker repeats on pages of its own', () => {
  const own = collection(
    0xff00,
    0x01,
    id(4),
    page(0xff30),
    bits(input, toggled, 0x20, 0x97),
    bits(input, pressed, 0x2f, 0x21),
    [0x0a, 0xfd, 0xff],
    count(1),
    input(pressed),
    page(0xff40),
    bits(output, toggled, 0x17, 0x18),
    page(0xff30),
    bits(output, toggled, 0x9e),
  );
  const standard = collection(
    0x0b,
    0x05,
    id(2),
    bits(input, toggled, 0x20),
    bits(input, pressed, 0x2f, 0x07),
    page(0x08),
    bits(output, toggled, 0x17, 0x09),
  );
  const both = descriptor(standard, own);

  test('fills in on Jabra what the standard report lacks, and its Reject stands beside the standard one', () => {
    expect([controlsIn(both, jabra), lampsIn(both, jabra)]).toEqual([
      ['hook 2.0', 'mute 2.1', 'reject 2.2', 'in-use 4.1', 'flash 4.3', 'reject 4.4'],
      ['off-hook 2.0', 'mute 2.1'],
    ]);
  });

  test('is used on Yealink in place of the standard report, lamps and all, so that a press is told once', () => {
    expect([controlsIn(both, yealink), lampsIn(both, yealink)]).toEqual([
      ['hook 4.0', 'in-use 4.1', 'mute 4.2', 'flash 4.3', 'reject 4.4'],
      ['off-hook 4.0', 'ring 4.1', 'ringer 4.2'],
    ]);
  });

  test('is not there on a Yealink UH38, which has the standard report alone', () => {
    expect([controlsIn(descriptor(standard), yealink), lampsIn(descriptor(standard), yealink)]).toEqual([
      ['hook 2.0', 'mute 2.1', 'reject 2.2'],
      ['off-hook 2.0', 'mute 2.1'],
    ]);
  });

  test('is left alone where it could not go off-hook and the standard report can', () => {
    const half = descriptor(standard, collection(0xff00, 0x01, id(4), page(0xff30), bits(input, toggled, 0x20)));
    expect([controlsIn(half, yealink), lampsIn(half, yealink)]).toEqual([
      ['hook 2.0', 'mute 2.1', 'reject 2.2'],
      ['off-hook 2.0', 'mute 2.1'],
    ]);
  });

  test('stands for the standard report where a Jabra lacks that', () => {
    expect([controlsIn(descriptor(own), jabra), lampsIn(descriptor(own), jabra)]).toEqual([
      ['hook 4.0', 'in-use 4.1', 'mute 4.2', 'flash 4.3', 'reject 4.4'],
      ['off-hook 4.0', 'ring 4.1', 'ringer 4.2'],
    ]);
  });

  test('means nothing on a device of another maker', () => {
    expect(mapped(descriptor(own))).toEqual({ ok: false, error: 'no-telephony' });
  });
});
