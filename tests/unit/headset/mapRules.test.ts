import { describe, expect, test } from 'vitest';
import {
  bits,
  collection,
  count,
  descriptor,
  headsetOfSeparateLamps,
  id,
  input,
  output,
  page,
  pressed,
  row,
  toggled,
  usage,
  usualHeadset,
  wholeUsage,
} from './buildDescriptor.ts';
import { controlsIn, headset, lampsIn, mapOf, mapped } from './buildMap.ts';

test('every button and lamp of calls is found, with the reports they stand in', () => {
  const at = { reportId: 2, bits: 1, on: 1 };
  expect(mapped(usualHeadset)).toEqual({
    ok: true,
    value: {
      numbered: true,
      controls: [
        { control: 'hook', ...at, bit: 0, absolute: true },
        { control: 'in-use', ...at, bit: 1, absolute: true },
        { control: 'mute', ...at, bit: 2, absolute: false },
        { control: 'flash', ...at, bit: 3, absolute: false },
        { control: 'redial', ...at, bit: 4, absolute: false },
        { control: 'drop', ...at, bit: 5, absolute: false },
      ],
      lamps: [
        { lamp: 'off-hook', ...at, bit: 0, off: 0, slot: false },
        { lamp: 'mute', ...at, bit: 1, off: 0, slot: false },
        { lamp: 'ring', ...at, bit: 2, off: 0, slot: false },
        { lamp: 'hold', ...at, bit: 3, off: 0, slot: false },
      ],
      inputBytes: new Map([[2, 1]]),
      outputBytes: new Map([[2, 1]]),
    },
  });
});

test('lamps that stand in a report each are found in their reports', () => {
  expect(lampsIn(headsetOfSeparateLamps)).toEqual(['mute 9.0', 'off-hook 23.0', 'ring 24.0', 'hold 32.0']);
});

test('every lamp has its usage, Ringer and Line on the telephony page, and bits beyond the first byte', () => {
  const bytes = headset(
    row(bits(input, toggled, 0x20), page(0x08), bits(output, toggled, 0x1e, 0x21, 0x2a, 0x18, 0x17, 0x09, 0x20, 0x01)),
    row(page(0x0b), bits(output, toggled, 0x9e, 0x2a, 0x20)),
  );
  expect(lampsIn(bytes)).toEqual([
    'speaker 0.0',
    'microphone 0.1',
    'on-line 0.2',
    'ring 0.3',
    'off-hook 0.4',
    'mute 0.5',
    'hold 0.6',
    'ringer 0.8',
    'on-line 0.9',
  ]);
});

test('Hold is 08:20 as a lamp, and Hook Switch 0B:20 as a button: the page tells them apart', () => {
  const bytes = headset(
    bits(input, toggled, 0x20, 0x23),
    page(0x08),
    bits(input, toggled, 0x20),
    bits(output, toggled, 0x20),
  );
  expect([controlsIn(bytes), lampsIn(bytes)]).toEqual([['hook 0.0', 'hold 0.1'], ['hold 0.0']]);
});

test('telephony counts wherever it stands, the mute of the media keys nowhere', () => {
  const bytes = descriptor(
    collection(
      0x0c,
      0x01,
      bits(input, pressed, 0xe9, 0xe2),
      page(0x0b),
      bits(input, toggled, 0x2f),
      bits(input, pressed, 0x20),
    ),
  );
  expect(mapOf(bytes)).toEqual({
    numbered: false,
    controls: [
      { control: 'mute', reportId: 0, bit: 2, bits: 1, on: 1, absolute: true },
      { control: 'hook', reportId: 0, bit: 3, bits: 1, on: 1, absolute: false },
    ],
    lamps: [],
    inputBytes: new Map([[0, 1]]),
    outputBytes: new Map(),
  });
});

test('what is constant by its flags is a button all the same', () => {
  expect(controlsIn(headset(bits(input, 0x23, 0x20, 0x97), bits(input, 0x07, 0x2f)))).toEqual([
    'hook 0.0',
    'in-use 0.1',
    'mute 0.2',
  ]);
});

describe('Reject', () => {
  test('is 0B:07, 09:07 that was 0B:07, and the makers’ own FF30:FFFD on any device', () => {
    const bytes = headset(
      row(bits(input, toggled, 0x20), bits(input, pressed, 0x07)),
      row(count(1), usage(0x07), page(0x09), input(0x02), wholeUsage(0xff30_fffd), input(pressed)),
    );
    expect(controlsIn(bytes)).toEqual(['hook 0.0', 'reject 0.1', 'reject 0.3', 'reject 0.2']);
  });

  test('is no button 7 of anything but a telephone', () => {
    const bytes = descriptor(
      collection(0x01, 0x02, id(1), page(0x09), bits(input, 0x02, 0x06, 0x07)),
      collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20), page(0x09), bits(input, 0x02, 0x07)),
    );
    expect(controlsIn(bytes)).toEqual(['hook 2.0', 'reject 2.1']);
  });
});

test('the button of another company’s program is told as such, and only where it stands', () => {
  const bytes = descriptor(
    collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20)),
    collection(0xff99, 0x01, id(0x9b), bits(input, pressed, 0x04, 0x05), id(0x9c), bits(input, pressed, 0x04)),
  );
  expect(controlsIn(bytes)).toEqual(['hook 2.0', 'programme 155.0']);
});

test('why a device is no telephony headset is told', () => {
  const media = collection(0x0c, 0x01, id(1), bits(input, pressed, 0xe9, 0xe2));
  const muteAlone = collection(0x0b, 0x05, id(2), bits(input, pressed, 0x2f));
  expect([
    mapped(descriptor(media)),
    mapped(descriptor(collection(0xff00, 0x01, bits(input, toggled, 0x20)))),
    mapped(descriptor(media, muteAlone)),
    mapped(descriptor(media, collection(0x0b, 0x05))),
    mapped(new Uint8Array()),
  ]).toEqual([
    { ok: false, error: 'media-keys-only' },
    { ok: false, error: 'no-telephony' },
    { ok: false, error: 'no-hook' },
    { ok: false, error: 'no-hook' },
    { ok: false, error: 'no-telephony' },
  ]);
});

test('a hook without any output is a headset without lamps, and Drop alone can end a call', () => {
  expect([lampsIn(headset(bits(input, 0x23, 0x20))), controlsIn(headset(bits(input, pressed, 0x26)))]).toEqual([
    [],
    ['drop 0.0'],
  ]);
});
