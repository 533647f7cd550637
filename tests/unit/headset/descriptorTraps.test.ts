import { expect, test } from 'vitest';
import { readDescriptor } from '#core/headset/readDescriptor.ts';
import {
  type Item,
  array,
  bits,
  collection,
  count,
  descriptor,
  feature,
  fill,
  id,
  input,
  logical,
  long,
  output,
  page,
  pop,
  pressed,
  push,
  range,
  row,
  size,
  toggled,
  usage,
  usualHeadset,
} from './buildDescriptor.ts';
import { briefOf, briefs, layoutOf } from './buildMap.ts';

test('a headset is laid out as its descriptor says', () => {
  const layout = readDescriptor(descriptor(collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20))));
  expect(layout).toEqual({
    numbered: true,
    fields: [
      {
        direction: 'input',
        reportId: 2,
        bit: 0,
        bits: 1,
        kind: 'variable',
        usage: 0x0b_0020,
        usages: 1,
        runs: [],
        slots: 1,
        slot: 0,
        absolute: true,
        constant: false,
        noPreferred: true,
        flags: 0x22,
        logicalMin: 0,
        logicalMax: 1,
        collections: [0x0b_0005],
        usageBefore: null,
      },
    ],
    topLevel: [0x0b_0005],
    bytes: { input: new Map([[2, 1]]), output: new Map(), feature: new Map() },
  });
});

test('input and output of one id are counted apart, and each id for itself though they take turns', () => {
  const layout = layoutOf(
    row(id(2), bits(input, toggled, 0x20)),
    row(id(3), bits(input, toggled, 0x97), bits(output, toggled, 0x9e), fill(output, 15)),
    row(id(2), bits(input, pressed, 0x2f), fill(input, 6), fill(output, 2), bits(output, toggled, 0x2a)),
    row(id(3), bits(feature, toggled, 0x70)),
  );
  expect([briefs(layout), layout.bytes]).toEqual([
    [
      'input 2 @0+1 000b0020',
      'input 3 @0+1 000b0097',
      'output 3 @0+1 000b009e',
      'input 2 @1+1 000b002f',
      'output 2 @2+1 000b002a',
      'feature 3 @0+1 000b0070',
    ],
    {
      input: new Map([
        [2, 1],
        [3, 1],
      ]),
      output: new Map([
        [3, 2],
        [2, 1],
      ]),
      feature: new Map([[3, 1]]),
    },
  ]);
});

test('a device that numbers no reports has them under id 0', () => {
  const layout = readDescriptor(
    descriptor(collection(0x0c, 0x01, bits(input, pressed, 0xe9, 0xea), page(0x0b), bits(input, pressed, 0x20))),
  );
  expect([layout.numbered, briefs(layout), layout.bytes.input]).toEqual([
    false,
    ['input 0 @0+1 000c00e9', 'input 0 @1+1 000c00ea', 'input 0 @2+1 000b0020'],
    new Map([[0, 1]]),
  ]);
});

test('globals hold beyond the end of a collection, locals not beyond its begin', () => {
  const layout = readDescriptor(
    descriptor(
      collection(0x0c, 0x01, id(1), bits(input, pressed, 0xe9), fill(input, 7)),
      // Report size, count, logical range and the id are those of before; only the usage is new.
      [...page(0x0b), ...usage(0x05), 0xa1, 0x01, ...usage(0x20), ...count(1), ...input(toggled), 0xc0],
    ),
  );
  expect(briefs(layout)).toEqual(['input 1 @0+1 000c00e9', 'input 1 @8+1 000b0020']);
  expect(layout.fields[1]?.collections).toEqual([0x0b_0005]);
});

test('collections within collections, empty ones, and ends without a begin do not lose what follows', () => {
  const layout = readDescriptor(
    descriptor(
      [0xc0],
      collection(
        0x0b,
        0x05,
        id(2),
        [0xa1, 0x01, 0xc0],
        [0xa1, 0x02],
        bits(input, toggled, 0x20),
        [0xc0],
        fill(input, 7),
      ),
      [0xc0, 0xc0],
      collection(0x0c, 0x01),
      collection(0x0b, 0x01, bits(input, pressed, 0x2f)),
    ),
  );
  expect(layout.topLevel).toEqual([0x0b_0005, 0x0c_0001, 0x0b_0001]);
  expect(layout.fields.map((field) => [briefOf(field), field.collections])).toEqual([
    ['input 2 @0+1 000b0020', [0x0b_0005, 0]],
    ['input 2 @8+1 000b002f', [0x0b_0001]],
  ]);
});

test('a collection that never ends keeps its fields', () => {
  expect(briefs(readDescriptor(descriptor(page(0x0b), usage(0x05), [0xa1, 0x01], bits(input, toggled, 0x20))))).toEqual(
    ['input 0 @0+1 000b0020'],
  );
});

test('Push and Pop keep and bring back every global, the report id too, and a Pop too many changes nothing', () => {
  const layout = layoutOf(
    row(id(2), logical(0, 1), size(1), count(1), push),
    row(id(3), size(8), count(2), page(0x0c), usage(0xe9), input(array), pop),
    row(usage(0x20), input(toggled), pop, usage(0x2f), input(pressed)),
  );
  expect(briefs(layout)).toEqual([
    'input 3 @0+8 000c00e9',
    'input 3 @8+8 000c00e9',
    'input 2 @0+1 000b0020',
    'input 2 @1+1 000b002f',
  ]);
});

test('a maximum has a sign only beside a negative minimum, wherever it stands', () => {
  const one = (...items: readonly Item[]) => {
    const field = layoutOf(size(8), count(1), ...items, usage(0x20), input(0x02)).fields[0];
    return [field?.logicalMin, field?.logicalMax];
  };
  expect([
    one([0x15, 0x00, 0x25, 0xff]),
    one([0x25, 0xff, 0x15, 0x00]),
    one([0x15, 0x81, 0x25, 0x7f]),
    one([0x15, 0x80, 0x25, 0xff]),
    one([0x15, 0x00, 0x26, 0xff, 0xff]),
    one([0x15, 0x00, 0x27, 0xff, 0xff, 0x00, 0x00]),
    one([0x14, 0x27, 0xff, 0xff, 0xff, 0xff]),
  ]).toEqual([
    [0, 255],
    [0, 255],
    [-127, 127],
    [-128, -1],
    [0, 65_535],
    [0, 65_535],
    [0, 4_294_967_295],
  ]);
});

test('long items and reserved ones are stepped over', () => {
  const layout = layoutOf(
    row(id(2), bits(input, toggled, 0x20)),
    row(long(0x09, 0x26, 0x81, 0x02, 0xc0), long(), [0x0d, 0x00], [0xfc]),
    bits(input, pressed, 0x2f),
  );
  expect(briefs(layout)).toEqual(['input 2 @0+1 000b0020', 'input 2 @1+1 000b002f']);
});

test('of a descriptor that is cut off everything whole before the cut is there, at every length', () => {
  const whole = readDescriptor(usualHeadset).fields;
  for (let length = 0; length <= usualHeadset.length; length += 1) {
    const { fields } = readDescriptor(usualHeadset.subarray(0, length));
    expect(fields).toEqual(whole.slice(0, fields.length));
  }
  expect(whole).toHaveLength(10);
});

test('report id 0, which is reserved, and ids wider than a byte are passed over', () => {
  const layout = layoutOf(
    row(id(0), bits(input, toggled, 0x20)),
    row(id(2), id(0), bits(input, pressed, 0x2f), [0x86, 0x03, 0x01], bits(input, pressed, 0x26)),
  );
  expect(briefs(layout)).toEqual(['input 0 @0+1 000b0020', 'input 2 @0+1 000b002f', 'input 2 @1+1 000b0026']);
  expect(layoutOf(id(0), bits(input, toggled, 0x20)).numbered).toBe(false);
});

test('a field of no bits is none', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(0), count(0x7fff_ffff), usage(0x26), input(toggled)),
    row(size(1), count(0), usage(0x26), input(toggled)),
    row(count(1), usage(0x20), input(toggled)),
  );
  expect(briefs(layout)).toEqual(['input 0 @0+1 000b0020']);
});

test('a report longer than any can be is closed where it grew so, and the others are read on', () => {
  const layout = layoutOf(
    row(id(2), bits(input, toggled, 0x20), count(0x8000_0000), usage(0x26), input(toggled)),
    row(bits(input, pressed, 0x2f)),
    row(id(3), bits(input, pressed, 0x24), size(0xffff_ffff), usage(0x26), input(toggled)),
    row(id(4), bits(input, pressed, 0x21)),
  );
  expect([briefs(layout), layout.bytes.input]).toEqual([
    ['input 2 @0+1 000b0020', 'input 3 @0+1 000b0024', 'input 4 @0+1 000b0021'],
    new Map([
      [2, 1],
      [3, 1],
      [4, 1],
    ]),
  ]);
});

test('of an item with more fields than any device has only the bits are counted', () => {
  const layout = layoutOf(id(2), size(1), count(100_000), usage(0x26), input(toggled), bits(input, toggled, 0x20));
  expect([briefs(layout), layout.bytes.input]).toEqual([['input 2 @100000+1 000b0020'], new Map([[2, 12_501]])]);
});

test('Push without end, collections without end and usages without end are read through', () => {
  const many = (item: Item) => Array.from({ length: 20_000 }, () => item);
  const tail = [...page(0x0b), ...bits(input, toggled, 0x20)];
  expect([
    readDescriptor(descriptor(...many(push), tail)).fields.length,
    readDescriptor(descriptor(...many([0xa1, 0x00]), tail)).fields[0]?.collections.length,
    readDescriptor(descriptor(...many(usage(0x20)), tail)).fields.length,
    readDescriptor(descriptor(page(0x0b), range(0, 0xffff), size(1), count(2), input(array))).fields[1]?.usages,
  ]).toEqual([1, 32, 1, 65_536]);
});

test('an empty descriptor has nothing', () => {
  expect(readDescriptor(new Uint8Array())).toEqual({
    numbered: false,
    fields: [],
    topLevel: [],
    bytes: { input: new Map(), output: new Map(), feature: new Map() },
  });
});
