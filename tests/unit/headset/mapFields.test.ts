import { describe, expect, test } from 'vitest';
import {
  array,
  bits,
  count,
  fill,
  input,
  logical,
  output,
  page,
  pressed,
  range,
  row,
  size,
  toggled,
  usage,
} from './buildDescriptor.ts';
import { controlsIn, headset, mapOf } from './buildMap.ts';

describe('a field of several bits', () => {
  const place = (min: number, max: number, flags: number) => {
    const bytes = headset(
      row(fill(input, 3), logical(min, max), size(8), count(1), usage(0x20), input(flags)),
      row(page(0x08), usage(0x17), output(flags)),
    );
    const { controls: buttons, lamps: lights } = mapOf(bytes);
    return [buttons[0]?.on, lights[0]?.on, lights[0]?.off];
  };

  test('is 1 and 0, also as a whole byte', () => {
    expect([place(0, 1, toggled), place(0, 255, toggled)]).toEqual([
      [1, 1, 0],
      [1, 1, 0],
    ]);
  });

  test('is the ends of its range where 0 is not in it', () => {
    expect(place(1, 2, toggled)).toEqual([2, 2, 1]);
  });

  test('is on by the highest value that it can hold, where its range says more', () => {
    expect([place(1, 256, toggled), place(1, 1, toggled)]).toEqual([
      [255, 255, 1],
      [1, 1, 0],
    ]);
  });

  test('wider than 32 bits is no button', () => {
    const bytes = headset(logical(0, 1), size(33), count(1), usage(0x20), input(toggled), bits(input, pressed, 0x26));
    expect(controlsIn(bytes)).toEqual(['drop 0.33']);
  });
});

describe('an array', () => {
  test('tells each of its usages by its index, in every slot, and the slots stand together', () => {
    const bytes = headset(logical(1, 3), size(2), count(2), usage(0x20, 0x2f, 0x26), input(array));
    expect(mapOf(bytes).controls.map(({ control, bit, bits: wide, on }) => [control, bit, wide, on])).toEqual([
      ['hook', 0, 2, 1],
      ['hook', 2, 2, 1],
      ['mute', 0, 2, 2],
      ['mute', 2, 2, 2],
      ['drop', 0, 2, 3],
      ['drop', 2, 2, 3],
    ]);
  });

  test('counts from its minimum, 0 too where another value says that nothing is on', () => {
    const bytes = headset(logical(0, 2), size(2), count(1), usage(0x20, 0x2f, 0x26), input(array));
    expect(mapOf(bytes).controls.map(({ control, on }) => [control, on])).toEqual([
      ['hook', 0],
      ['mute', 1],
      ['drop', 2],
    ]);
  });

  test('without a value for nothing has nothing at 0', () => {
    const bytes = headset(
      row(logical(0, 1), size(1), count(1), usage(0x26, 0x2f), input(0x40)),
      row(bits(input, toggled, 0x20)),
    );
    expect(controlsIn(bytes)).toEqual(['mute 0.0', 'hook 0.1']);
  });

  test('names no usage beyond its range or its bits, and none without a range', () => {
    const bytes = headset(
      row(logical(1, 2), size(4), count(1), usage(0x20, 0x2f, 0x26), input(array)),
      row(logical(0, 0), usage(0x26), input(array)),
      row(logical(1, 9), size(1), usage(0x21, 0x26, 0x26), input(array)),
    );
    expect(controlsIn(bytes)).toEqual(['hook 0.0', 'mute 0.0', 'flash 0.8']);
  });

  test('of lamps is taken slot by slot', () => {
    const bytes = headset(
      row(bits(input, toggled, 0x20)),
      row(page(0x08), logical(1, 2), size(2), count(2), usage(0x17, 0x18), output(array)),
    );
    expect(mapOf(bytes).lamps.map(({ lamp, bit, on, off, slot }) => [lamp, bit, on, off, slot])).toEqual([
      ['off-hook', 0, 1, 0, true],
      ['ring', 0, 2, 0, true],
      ['off-hook', 2, 1, 0, true],
      ['ring', 2, 2, 0, true],
    ]);
  });

  test('of a whole page of usages is looked through only so far', () => {
    const bytes = headset(
      logical(1, 255),
      size(8),
      count(6),
      range(0, 0xffff),
      input(array),
      bits(input, toggled, 0x20),
    );
    expect(mapOf(bytes).controls.filter(({ control }) => control === 'drop')).toHaveLength(6);
  });
});
