import { expect, test } from 'vitest';
import {
  array,
  bits,
  closeSet,
  count,
  fill,
  id,
  input,
  logical,
  openSet,
  page,
  pressed,
  range,
  row,
  size,
  toggled,
  usage,
  wholeUsage,
} from './buildDescriptor.ts';
import { briefOf, briefs, layoutOf } from './buildMap.ts';

test('a later Usage Page takes a short usage over, and what was meant is kept beside it', () => {
  const layout = layoutOf(logical(0, 1), size(1), count(1), usage(0x07), page(0x09), input(0x02));
  expect(layout.fields.map((field) => [field.usage, field.usageBefore])).toEqual([[0x09_0007, 0x0b_0007]]);
});

test('a later Usage Page leaves a usage of 4 bytes alone, and what stands before one that has this page', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(1)),
    row(count(2), wholeUsage(0xff30_fffd), usage(0x07), page(0x09), input(0x02)),
    row(page(0x0b), count(2), usage(0x07), page(0x09), usage(0x01), input(0x02)),
  );
  expect(layout.fields.map((field) => [field.usage.toString(16), field.usageBefore])).toEqual([
    ['ff30fffd', null],
    ['90007', 0x0b_0007],
    ['b0007', null],
    ['90001', null],
  ]);
});

test('a range of usages is re-paged as a whole', () => {
  const layout = layoutOf(logical(0, 1), size(1), count(2), range(0x20, 0x21), page(0x09), input(0x02));
  expect(layout.fields.map((field) => [field.usage, field.usageBefore])).toEqual([
    [0x09_0020, 0x0b_0020],
    [0x09_0021, 0x0b_0021],
  ]);
});

test('an item that is constant and has a usage keeps it, and one without a usage is padding that only counts', () => {
  const layout = layoutOf(id(2), bits(input, 0x23, 0x20), fill(input, 6), bits(input, 0x07, 0x2f));
  expect(layout.fields.map((field) => [briefOf(field), field.constant, field.absolute])).toEqual([
    ['input 2 @0+1 000b0020', true, true],
    ['input 2 @7+1 000b002f', true, false],
  ]);
});

test('usages beyond Report Count are dropped, and the last is used again where they are too few', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(1)),
    row(count(1), usage(0x20, 0x21, 0x24), input(toggled)),
    row(count(3), usage(0x2f, 0x26), input(pressed)),
  );
  expect(briefs(layout)).toEqual([
    'input 0 @0+1 000b0020',
    'input 0 @1+1 000b002f',
    'input 0 @2+1 000b0026',
    'input 0 @3+1 000b0026',
  ]);
});

test('a range and single usages stand in the order they were declared, and a maximum may come before its minimum', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(1), count(5)),
    row(usage(0x26), range(0x20, 0x21), [0x29, 0x24, 0x19, 0x23], input(toggled)),
  );
  expect(briefs(layout).map((text) => text.slice(-2))).toEqual(['26', '20', '21', '23', '24']);
});

test('a range that ends before it begins, and a minimum alone, are no usages', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(1), count(1)),
    row(range(0x21, 0x20), input(toggled)),
    row([0x19, 0x20], input(toggled), [0x29, 0x20], input(toggled)),
    row(usage(0x2f), input(pressed)),
  );
  expect(briefs(layout)).toEqual(['input 0 @3+1 000b002f']);
});

test('a range may carry its page in 4 bytes', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(1), count(2)),
    row([0x1b, 0x20, 0x00, 0x30, 0xff, 0x2b, 0x21, 0x00, 0x30, 0xff], input(toggled)),
  );
  expect(briefs(layout)).toEqual(['input 0 @0+1 ff300020', 'input 0 @1+1 ff300021']);
});

test('an array is one field for each slot, crosses a byte where it must, and knows all its usages', () => {
  const layout = layoutOf(
    row(id(2), bits(input, toggled, 0x20), fill(input, 6)),
    row(logical(1, 14), size(4), count(2), range(0xb0, 0xbb), usage(0x26, 0x2f), input(array)),
  );
  const runs = [
    { first: 0x0b_00b0, count: 12, before: null },
    { first: 0x0b_0026, count: 1, before: null },
    { first: 0x0b_002f, count: 1, before: null },
  ];
  expect(
    layout.fields
      .slice(1)
      .map(({ bit, kind, usages, slot, slots, ...rest }) => [bit, kind, usages, slot, slots, rest.runs]),
  ).toEqual([
    [7, 'array', 14, 0, 2, runs],
    [11, 'array', 14, 1, 2, runs],
  ]);
  expect(layout.bytes.input).toEqual(new Map([[2, 2]]));
});

test('of a delimited set of usages the first, the preferred one, counts', () => {
  const layout = layoutOf(
    row(logical(0, 1), size(1), count(2)),
    row(openSet, usage(0x20, 0x21), closeSet, openSet, usage(0x2f, 0x26), closeSet, input(toggled)),
    row(count(1), openSet, usage(0x24, 0x23), input(pressed), usage(0x07), input(pressed)),
  );
  expect(briefs(layout).map((text) => text.slice(-2))).toEqual(['20', '2f', '24', '07']);
});
