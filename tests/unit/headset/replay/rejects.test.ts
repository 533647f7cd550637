import { test } from 'vitest';
import {
  bits,
  collection,
  descriptor,
  fill,
  id,
  input,
  output,
  page,
  pressed,
  toggled,
  usage,
  usualHeadset,
} from '../buildDescriptor.ts';
import { expectCourse, type ReplayedDevice } from './replayed.ts';

const lamps = [page(0x08), bits(output, toggled, 0x17, 0x18), fill(output, 6)];

/** Report 2: hook 01, reject 02 as 0B:07. */
const programmable: ReplayedDevice = {
  descriptor: descriptor(
    collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20), bits(input, pressed, 0x07), fill(input, 6), ...lamps),
  ),
};

/** The same as 09:07: declared under the telephony page, and taken over by the button page. */
const button: ReplayedDevice = {
  descriptor: descriptor(
    collection(
      0x0b,
      0x05,
      id(2),
      bits(input, toggled, 0x20),
      usage(0x07),
      page(0x09),
      input(toggled),
      fill(input, 6),
      ...lamps,
    ),
  ),
};

/** Reject on the maker's page, in a report of its own. */
const vendor: ReplayedDevice = {
  vendorId: 0x0b0e,
  descriptor: descriptor(
    collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20), fill(input, 7), ...lamps),
    collection(0xff30, 0x01, id(4), bits(input, pressed, 0xfffd), fill(input, 7)),
  ),
};

const rings = [
  [0, 'plugged', 'view ready', '0200'],
  [1_000, 'a call rings', '0202'],
] as const;

test('all four rejects: Drop 0B:26 refuses the call that rings', () =>
  expectCourse(
    { descriptor: usualHeadset },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0220', 'reject', '0200'],
    [3_050, '0200'],
  ));

test('all four rejects: the programmable button 0B:07 refuses the call that rings', () =>
  expectCourse(programmable, ...rings, [3_000, '0202', 'reject', '0200'], [3_050, '0200']));

test('all four rejects: the same button as 09:07', () =>
  expectCourse(button, ...rings, [3_000, '0202', 'reject', '0200'], [3_050, '0200']));

test("all four rejects: FF30:FFFD, in the maker's report", () =>
  expectCourse(vendor, ...rings, [3_000, '0401', 'reject', '0200'], [3_050, '0400']));

test('all four rejects: two hook events that move nothing', () =>
  expectCourse(
    { descriptor: usualHeadset },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0200'],
    [3_100, '0200', 'reject', '0200'],
  ));

test('what the headset answers to the ring counts as the first of two such events, however often it answers', () =>
  expectCourse(
    { descriptor: usualHeadset },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [1_050, '0200'],
    [1_100, '0200'],
    [1_150, '0200'],
    [4_000, '0200', 'reject', '0200'],
  ));

test('Gigaset ION: the line is busy in answer to the ring, the next event that moves nothing refuses', () =>
  expectCourse(
    { descriptor: usualHeadset },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [1_050, '0202'],
    [4_000, '0202', 'reject', '0200'],
    [4_050, '0200'],
  ));

test('a press of another key while it rings moves no hook, and refuses nobody', () =>
  expectCourse(
    { descriptor: usualHeadset },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0204', '0204'],
    [3_050, '0200'],
    [3_200, '0204', '0204'],
    [3_250, '0200'],
  ));

test('events that move nothing do not count from one ringing to the next', () =>
  expectCourse(
    { descriptor: usualHeadset },
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0200'],
    [4_000, 'the caller gives up', '0200'],
    [5_000, 'a call rings', '0204'],
    [7_000, '0200'],
  ));

test('reject with nothing ringing ends no call', () =>
  expectCourse(
    programmable,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [1_040, '0201'],
    [3_000, '0203', '0201'],
    [3_050, '0201'],
  ));
