import { expect, test } from 'vitest';
import {
  bits,
  collection,
  descriptor,
  fill,
  headsetOfSeparateLamps,
  id,
  input,
  output,
  page,
  toggled,
  usualHeadset,
} from '../buildDescriptor.ts';
import { expectCourse, replayed, type ReplayedDevice } from './replayed.ts';

// In: hook 01, busy 02, mute 04, flash 08, redial 10, drop 20. Out: off-hook 01, mute 02, ring 04, hold 08. Report 2.
const usual: ReplayedDevice = { descriptor: usualHeadset };
const jabra: ReplayedDevice = { descriptor: usualHeadset, vendorId: 0x0b0e };

/** Out: each in a report of its own, mute 09, off-hook 17, ring 18, hold 20. */
const separate: ReplayedDevice = { descriptor: headsetOfSeparateLamps, vendorId: 0x1395 };

/** In: hook 01 and mute 02, both switches. Out: off-hook 01, mute 02, ring 04. */
const absolute: ReplayedDevice = {
  descriptor: descriptor(
    collection(
      0x0b,
      0x05,
      id(2),
      bits(input, toggled, 0x20, 0x2f),
      fill(input, 6),
      page(0x08),
      bits(output, toggled, 0x17, 0x09, 0x18),
      fill(output, 5),
    ),
  ),
};

/** The same without a lamp. */
const absoluteDark: ReplayedDevice = {
  descriptor: descriptor(collection(0x0b, 0x05, id(2), bits(input, toggled, 0x20, 0x2f), fill(input, 6))),
};

test('mute toggles on the 1, and the lamp is written with the whole state of its report', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, '0205', 'mute', '0203'],
    [5_050, '0201'],
    [7_000, '0205', 'unmute', '0201'],
    [7_050, '0201'],
  ));

test('mute while ringing: there is nothing to mute, and the headset is told so', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [2_000, '0204', '0204'],
    [2_050, '0200'],
  ));

test('mute while idle: there is nothing to mute, and the headset is told so', () =>
  expectCourse(usual, [0, 'plugged', 'view ready', '0200'], [2_000, '0204', '0200'], [2_050, '0200']));

test('push-to-talk: each pulse counts, however short it is talked', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [1_050, '0201'],
    [2_000, '0205', 'mute', '0203'],
    [2_020, '0201'],
    [5_000, '0205', 'unmute', '0201'],
    [5_020, '0201'],
    [5_400, '0205', 'mute', '0203'],
    [5_420, '0201'],
    [5_600, '0205', 'unmute', '0201'],
    [5_620, '0201'],
    [9_000, '0205', 'mute', '0203'],
    [9_020, '0201'],
  ));

test('mute lock: the boom arm is up, the headset refuses to be heard, and stays muted', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [1_050, '0201'],
    [2_000, '0205', 'mute', '0203'],
    [2_050, '0201'],
    [5_000, 'the desk unmutes', '0201'],
    [5_600, '0205', 'mute', '0203'],
    [5_650, '0201'],
    // Told once more: the same refusal.
    [5_900, '0205', '0203'],
    [5_950, '0201'],
    // Long after it a press is a press.
    [8_000, '0205', 'unmute', '0201'],
  ));

test('a press long after the desk unmuted is no refusal', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [1_050, '0201'],
    [2_000, 'the desk mutes', '0203'],
    [3_000, 'the desk unmutes', '0201'],
    [3_701, '0205', 'mute', '0203'],
    [3_800, '0201'],
    [3_900, '0205', 'unmute', '0201'],
  ));

test('stale mute on a new call: every lamp is written at its start, whatever the headset showed', () =>
  expectCourse(
    separate,
    [0, 'plugged', 'view ready', '0900', '1800', '2000', '1700'],
    [1_000, 'the desk dials', '1701', '0900', '1800', '2000'],
    [2_000, 'the call ends', '1700'],
    [3_000, 'the desk dials', '1701', '0900', '1800', '2000'],
  ));

test('stale mute after resume: nothing that it showed before the machine slept is trusted', () =>
  expectCourse(
    separate,
    [0, 'plugged', 'view ready', '0900', '1800', '2000', '1700'],
    [1_000, 'the desk dials', '1701', '0900', '1800', '2000'],
    [5_000, 'the machine slept', '1701', '0900', '1800', '2000'],
  ));

test('Jabra mutes only while off-hook: off-hook is written before mute', () =>
  expectCourse(
    jabra,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk mutes'],
    [2_000, 'the desk dials', '0201', '0203'],
  ));

test('absolute mute: it is the wish itself, its echo is not', () =>
  expectCourse(
    absolute,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [1_040, '0201'],
    [3_000, '0203', 'mute', '0203'],
    [5_000, '0201', 'unmute', '0201'],
    [6_000, 'the desk mutes', '0203'],
    [6_040, '0203'],
    [7_000, 'the desk unmutes', '0201'],
    [7_040, '0201'],
  ));

test('absolute mute while idle is put back by its lamp, and does not mute the next call', () =>
  expectCourse(
    absolute,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0202', '0200'],
    [1_040, '0200'],
    [3_000, 'the desk dials', '0201'],
  ));

test('absolute mute without a lamp: a switch that stands on mute mutes the call that begins', () =>
  expectCourse(
    absoluteDark,
    [0, 'plugged', 'view ready'],
    [1_000, '0202'],
    [3_000, 'the desk dials', 'mute'],
    [5_000, '0200', 'unmute'],
  ));

test('a desk that takes its time is waited for: the answer to a press does not tell the old state at once', async () => {
  const desk = replayed();
  desk.stopAnswering();
  const device = desk.plug();
  await desk.pass(1_000);
  desk.happen('a call rings');
  await desk.pass(1_000);
  desk.course();
  device.feed([2, 1]);
  await desk.pass(100);
  const atOnce = desk.course();
  desk.happen('the desk answers');
  await desk.pass(100);
  const then = desk.course();
  await desk.pass(400);
  device.feed([2, 5]);
  await desk.pass(200);
  expect([atOnce, then, desk.course()]).toEqual([['answer'], ['0201'], ['mute', '0201']]);
});
