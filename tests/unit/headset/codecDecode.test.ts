import { describe, expect, test } from 'vitest';
import type { HeadsetMap, Signal } from '#core/headset/control.ts';
import { decode, noMemory } from '#core/headset/decode.ts';
import { profileFor } from '#core/headset/profiles.ts';
import {
  array,
  bits,
  collection,
  count,
  descriptor,
  fill,
  id,
  input,
  logical,
  page,
  pressed,
  size,
  toggled,
  usage,
  usualHeadset,
} from './buildDescriptor.ts';
import { headset, mapOf } from './buildMap.ts';

/** What each report in turn tells, from the opening on. `hook+`: on; `hook-`: off; `=`: unchanged. */
function hear(map: HeadsetMap, ...reports: readonly (readonly number[])[]): string[] {
  let memory = noMemory;
  return reports.map((report) => {
    const heard = decode(map, memory, Uint8Array.from(report));
    memory = heard.memory;
    return heard.signals
      .map(({ control, on, changed }) => `${control}${on ? '+' : '-'}${changed ? '' : '='}`)
      .join(' ');
  });
}

const usual = mapOf(usualHeadset);

test('a signal says which control, its state, its kind, and the report it came in', () => {
  const { signals } = decode(usual, noMemory, Uint8Array.of(2, 0b101));
  const expected: Signal[] = [
    { control: 'hook', on: true, absolute: true, reportId: 2, changed: true },
    { control: 'mute', on: true, absolute: false, reportId: 2, changed: true },
  ];
  expect(signals).toEqual(expected);
});

test('a switch tells each change, both ways', () => {
  expect(hear(usual, [2, 1], [2, 3], [2, 1], [2, 0])).toEqual(['hook+', 'in-use+', 'in-use-', 'hook-']);
});

test('a hook that is up already when the device is opened is told by its first report', () => {
  expect(hear(usual, [2, 0b11])).toEqual(['hook+ in-use+']);
});

test('hook 1-0-1 tells three changes', () => {
  expect(hear(usual, [2, 1], [2, 0], [2, 1])).toEqual(['hook+', 'hook-', 'hook+']);
});

describe('a relative control', () => {
  test('tells the press and not the release', () => {
    expect(hear(usual, [2, 0b100], [2, 0], [2, 0b100], [2, 0])).toEqual(['mute+', '', 'mute+', '']);
  });

  test('tells a 1 that comes again without a 0 between, as unchanged', () => {
    expect(hear(usual, [2, 0b100], [2, 0b100], [2, 0b100])).toEqual(['mute+', 'mute+=', 'mute+=']);
  });

  test('that is still held while something else moves is not pressed again', () => {
    expect(hear(usual, [2, 0b100], [2, 0b101], [2, 0b1101], [2, 0b1001])).toEqual(['mute+', 'hook+', 'flash+', '']);
  });

  test('pressed together with a switch tells both, in the order of the map', () => {
    expect(hear(usual, [2, 0b100001], [2, 0])).toEqual(['hook+ drop+', 'hook-']);
  });
});

describe('a report that is the same as the one before', () => {
  test('tells the switch of the hook as unchanged, also as the first one when it is all zeros', () => {
    expect(hear(usual, [2, 0], [2, 0], [2, 1], [2, 1])).toEqual(['hook-=', 'hook-=', 'hook+', 'hook+=']);
  });

  test('is not the release of a button, nor one in which a bit that is no control moves', () => {
    const map = mapOf(headset(id(2), bits(input, toggled, 0x20), bits(input, pressed, 0x2f, 0x50), fill(input, 5)));
    expect(hear(map, [2, 0b011], [2, 0b001], [2, 0b101], [2, 0b001])).toEqual(['hook+ mute+', '', '', '']);
  });

  test('tells nothing of a relative hook, and nothing where it has no hook', () => {
    const relative = mapOf(headset(bits(input, pressed, 0x20), fill(input, 7)));
    const apart = mapOf(headset(id(2), bits(input, toggled, 0x20), id(3), bits(input, toggled, 0x97), fill(input, 7)));
    expect([hear(relative, [0], [0]), hear(apart, [3, 0], [3, 0])]).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });
});

describe('a report that is not as long as it should be', () => {
  const map = mapOf(
    headset(id(2), bits(input, toggled, 0x20), fill(input, 7), bits(input, toggled, 0x97), fill(input, 7)),
  );

  test('leaves what it lacks as it was', () => {
    expect(hear(map, [2, 1, 1], [2, 0], [2, 0, 1], [2], [2, 0, 0])).toEqual([
      'hook+ in-use+',
      'hook-',
      // Not the same report, and yet nothing in it moved.
      '',
      '',
      'in-use-',
    ]);
  });

  test('does not press again what it lacks', () => {
    const late = mapOf(
      headset(id(2), bits(input, toggled, 0x20), fill(input, 7), bits(input, pressed, 0x26), fill(input, 7)),
    );
    expect(hear(late, [2, 0, 1], [2, 0], [2, 0], [2, 0, 1])).toEqual(['drop+', '', 'hook-=', '']);
  });

  test('tells no unchanged hook of which it lacks a part', () => {
    const twice = mapOf(
      headset(id(2), bits(input, toggled, 0x20), fill(input, 7), bits(input, toggled, 0x20), fill(input, 7)),
    );
    expect(hear(twice, [2, 0, 1], [2, 0], [2, 0])).toEqual(['hook+', '', '']);
  });

  test('has no half of a number', () => {
    const wide = mapOf(headset(logical(0, 1), size(16), count(1), usage(0x20), input(toggled)));
    expect(hear(wide, [1], [1, 0], [0])).toEqual(['', 'hook+', '']);
  });

  test('is read as far as it belongs to it when it is longer', () => {
    expect(hear(map, [2, 1, 0, 0xff, 0xff], [2, 1, 0, 0, 0])).toEqual(['hook+', 'hook+=']);
  });
});

test('an unknown report, an empty one, and one of a device’s other keys tell nothing and change nothing', () => {
  let { memory } = decode(usual, noMemory, Uint8Array.of(2, 1));
  for (const report of [[], [0, 1], [3, 0], [255, 0xff]]) {
    const heard = decode(usual, memory, Uint8Array.from(report));
    expect(heard).toEqual({ memory, signals: [] });
    memory = heard.memory;
  }
});

test('a device that numbers no reports sends them without an id', () => {
  const map = mapOf(
    descriptor(collection(0x0c, 0x01, bits(input, pressed, 0xe9, 0xea), page(0x0b), bits(input, toggled, 0x2f, 0x20))),
  );
  expect(hear(map, [0b0100], [0b1100], [0b1101], [0])).toEqual(['mute+', 'hook+', '', 'mute- hook-']);
});

test('the same id in and out is two reports: only the input is heard', () => {
  expect(usual.inputBytes).toEqual(new Map([[2, 1]]));
  expect(hear(usual, [2, 0b1000000])).toEqual(['']);
});

test('one press that comes under two report ids is told under each: time makes it one', () => {
  const map = mapOf(
    descriptor(
      collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20), bits(input, pressed, 0x07)),
      collection(0xff00, 0x01, id(4), page(0xff30), count(1), [0x0a, 0xfd, 0xff], input(pressed)),
    ),
    profileFor(0x0b0e, 0),
  );
  const first = decode(map, noMemory, Uint8Array.of(2, 2));
  const second = decode(map, first.memory, Uint8Array.of(4, 1));
  const press = { control: 'reject', on: true, absolute: false, changed: true };
  expect([first.signals, second.signals]).toEqual([[{ ...press, reportId: 2 }], [{ ...press, reportId: 4 }]]);
});

describe('of an array', () => {
  const map = mapOf(headset(id(2), logical(1, 3), size(4), count(2), usage(0x20, 0x2f, 0x26), input(array)));

  test('a control is on while one of the slots holds its index', () => {
    expect(hear(map, [2, 0x01], [2, 0x21], [2, 0x02], [2, 0x00])).toEqual(['hook+', 'mute+', 'hook-', 'mute-']);
  });

  test('what moves from slot to slot is not pressed again', () => {
    expect(hear(map, [2, 0x31], [2, 0x13], [2, 0x03])).toEqual(['hook+ drop+', '', 'hook-']);
  });

  test('a value out of range is nothing', () => {
    expect(hear(map, [2, 0xff], [2, 0x40])).toEqual(['', '']);
  });
});

test('a control that stands twice in a report is told once', () => {
  const map = mapOf(headset(logical(0, 1), size(1), usage(0x20), count(3), input(toggled), fill(input, 5)));
  expect(hear(map, [0b010], [0b110], [0b100], [0])).toEqual(['hook+', '', '', 'hook-']);
});

test('a control of several bits across a byte is on by its whole value', () => {
  const map = mapOf(
    headset(fill(input, 6), logical(0, 1), size(4), count(1), usage(0x20), input(toggled), fill(input, 6)),
  );
  expect(hear(map, [0x40, 0x00], [0x40, 0x01], [0xc0, 0x00], [0x7f, 0xfc])).toEqual(['hook+', 'hook-', '', 'hook+']);
});

test('the driver may use its buffer again: what was heard stays', () => {
  const buffer = Uint8Array.of(2, 1);
  const first = decode(usual, noMemory, buffer);
  buffer[1] = 0;
  expect(decode(usual, first.memory, Uint8Array.of(2, 1)).signals).toEqual([
    { control: 'hook', on: true, absolute: true, reportId: 2, changed: false },
  ]);
});
