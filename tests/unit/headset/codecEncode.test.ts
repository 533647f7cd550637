import { describe, expect, test } from 'vitest';
import type { HeadsetLamp, HeadsetMap } from '#core/headset/control.ts';
import { encode, reportsOf } from '#core/headset/encode.ts';
import {
  bits,
  collection,
  count,
  descriptor,
  fill,
  headsetOfSeparateLamps,
  id,
  input,
  logical,
  output,
  page,
  row,
  size,
  toggled,
  usage,
  usualHeadset,
} from './buildDescriptor.ts';
import { headset, mapOf } from './buildMap.ts';

const lit = (...lamps: readonly HeadsetLamp[]): ReadonlySet<HeadsetLamp> => new Set(lamps);

const hex = (reports: readonly Uint8Array[]) => reports.map((report) => Buffer.from(report).toString('hex'));

const written = (map: HeadsetMap, shown: readonly HeadsetLamp[] | null, ...wanted: readonly HeadsetLamp[]) =>
  hex(encode(map, shown === null ? null : lit(...shown), lit(...wanted)));

const usual = mapOf(usualHeadset);
const separate = mapOf(headsetOfSeparateLamps);

describe('where the lamps share a report', () => {
  test('a write carries the report’s full state: mute does not put out off-hook', () => {
    expect([written(usual, [], 'off-hook'), written(usual, ['off-hook'], 'off-hook', 'mute')]).toEqual([
      ['0201'],
      ['0203'],
    ]);
  });

  test('answering clears ring and goes off-hook in one report', () => {
    expect(written(usual, ['ring'], 'off-hook')).toEqual(['0201']);
  });

  test('nothing is written when nothing differs, nor for a lamp that it does not have', () => {
    expect([written(usual, ['ring'], 'ring'), written(usual, [], 'speaker', 'on-line')]).toEqual([[], []]);
  });
});

describe('where each lamp has a report', () => {
  test('only the reports that differ are written', () => {
    expect([written(separate, ['off-hook'], 'off-hook', 'mute'), written(separate, ['mute', 'hold'], 'mute')]).toEqual([
      ['0901'],
      ['2000'],
    ]);
  });

  test('going off-hook comes before all else, as some take mute only then; going on-hook comes last', () => {
    expect([written(separate, ['ring'], 'off-hook', 'mute'), written(separate, ['off-hook', 'mute'])]).toEqual([
      ['1701', '0901', '1800'],
      ['0900', '1700'],
    ]);
  });
});

test('what a device shows at the opening is not known: every report with lamps is written whole', () => {
  expect([written(usual, null), written(separate, null, 'ring')]).toEqual([['0200'], ['0900', '1801', '2000', '1700']]);
});

test('an acknowledgement writes the reports of these lamps, though nothing in them changes', () => {
  expect([
    hex(reportsOf(usual, ['off-hook'], lit('off-hook', 'mute'))),
    hex(reportsOf(separate, ['off-hook', 'mute'], lit('off-hook'))),
    hex(reportsOf(separate, ['on-line'], lit())),
  ]).toEqual([['0203'], ['1701', '0900'], []]);
});

test('lamps at bit 8 and above stand in the second byte, and the report is as long as the descriptor says', () => {
  const bytes = headset(
    row(id(7), bits(input, toggled, 0x20), page(0x08), bits(output, toggled, 0x08, 0x17)),
    row(fill(output, 6), bits(output, toggled, 0x18, 0x09), fill(output, 14)),
  );
  expect(written(mapOf(bytes), [], 'ring', 'mute')).toEqual(['07000300']);
});

test('reports that are not numbered are written with 0 before them', () => {
  const bytes = headset(bits(input, toggled, 0x20), page(0x08), bits(output, toggled, 0x17, 0x18));
  expect([written(mapOf(bytes), [], 'ring'), written(mapOf(bytes), null)]).toEqual([['0002'], ['0000']]);
});

test('input and output of one id may differ in length', () => {
  const bytes = headset(
    row(id(2), bits(input, toggled, 0x20), page(0x08)),
    row(bits(output, toggled, 0x17), fill(output, 31)),
  );
  expect(written(mapOf(bytes), [], 'off-hook')).toEqual(['0201000000']);
});

test('a lamp in several reports, and at several bits, is lit in all of them', () => {
  const bytes = descriptor(
    collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20), page(0x08), bits(output, toggled, 0x09, 0x17, 0x09)),
    collection(0x0c, 0x01, id(3), page(0x08), bits(output, toggled, 0x09)),
  );
  expect(written(mapOf(bytes), [], 'mute')).toEqual(['0301', '0205']);
});

test('lamps of whole bytes, as Sangoma has them, and of odd widths across a byte', () => {
  const bytes = headset(
    row(id(5), bits(input, toggled, 0x20), page(0x08), logical(0, 1), size(8), count(2), usage(0x17, 0x09), output(2)),
    row(id(6), fill(output, 6), logical(1, 2), size(4), count(2), usage(0x18, 0x20), output(2), fill(output, 2)),
  );
  expect([written(mapOf(bytes), [], 'mute'), written(mapOf(bytes), [], 'ring')]).toEqual([['050001'], ['068004']]);
});

test('lamps in an array take a slot each, the first in the map first where there are too few', () => {
  const bytes = headset(
    row(id(2), bits(input, toggled, 0x20)),
    row(page(0x08), logical(1, 3), size(4), count(2), usage(0x17, 0x18, 0x09), output(0)),
  );
  const map = mapOf(bytes);
  expect([
    written(map, null),
    written(map, [], 'ring'),
    written(map, [], 'mute', 'off-hook'),
    written(map, [], 'mute', 'ring', 'off-hook'),
  ]).toEqual([['0200'], ['0202'], ['0231'], ['0221']]);
});

test('a headset without lamps is written nothing', () => {
  const map = mapOf(headset(bits(input, 0x23, 0x20)));
  expect([written(map, null, 'off-hook'), hex(reportsOf(map, ['off-hook'], lit('off-hook')))]).toEqual([[], []]);
});
