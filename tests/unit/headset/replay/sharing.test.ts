import { expect, test } from 'vitest';
import { usualHeadset } from '../buildDescriptor.ts';
import { expectCourse, replayed, type ReplayedDevice } from './replayed.ts';

// In: hook 01, busy 02, mute 04, flash 08, redial 10, drop 20. Out: off-hook 01, mute 02, ring 04, hold 08. Report 2.
const usual: ReplayedDevice = { descriptor: usualHeadset };

test('another program holds the device: it is said, and nothing of what is pressed there is answered or meant', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0203', 'view ready, shared'],
    [3_000, '0207'],
    [3_050, '0203'],
    [4_000, '0213'],
    [4_050, '0203'],
    [6_000, '0200', 'view ready', '0200'],
  ));

test('another program holds the device: its call may be told in two reports, the hook first', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0201'],
    [1_100, '0203', 'view ready, shared'],
    [6_000, '0200', 'view ready', '0200'],
  ));

test('another program holds the device: our ring leaves its off-hook lit; the hook that goes down is its hang-up', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0203', 'view ready, shared'],
    [3_000, 'a call rings', '0205'],
    [5_000, '0200', 'view ready', '0204'],
    [6_000, '0201', 'answer', '0201'],
  ));

test('another program holds the device: a call that is answered at the desk is ours all the same', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0203', 'view ready, shared'],
    [3_000, 'a call rings', '0205'],
    [5_000, 'the desk answers', 'view ready', '0201'],
    [9_000, '0200', 'hang-up', '0200'],
  ));

test('in use by our own call is nobody else, nor is the wireless link that is let go slowly after it', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0203', 'answer', '0201'],
    [9_000, '0202', 'hang-up', '0200'],
    [11_500, '0200'],
  ));

test('in use for longer than a link is let go after our call: another program has it', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0203', 'answer', '0201'],
    [9_000, '0202', 'hang-up', '0200', 'view ready, shared'],
  ));

test('another program holds the device: our ring goes dark when it ends, and then the device is left alone again', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0203', 'view ready, shared'],
    [3_000, 'a call rings', '0205'],
    [5_000, 'the caller gives up', '0201'],
    [6_000, '0207'],
    [6_050, '0203'],
    [7_000, 'a call rings', '0205'],
    [8_000, '0213', '0205'],
    [8_050, '0203'],
    [9_000, 'the caller gives up', '0201'],
    [10_000, '0200', 'view ready', '0200'],
  ));

test('another program holds the device: our ring goes dark also when it ends while it is being lit', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(4_000);
  device.feed([2, 3]);
  await desk.pass(1_000);
  const slow = device.holdNextWrite();
  desk.happen('a call rings');
  await desk.pass(100);
  desk.happen('the caller gives up');
  await desk.pass(100);
  slow.finish();
  await desk.pass(100);
  expect([...device.shown()]).toEqual([[2, [2, 1]]]);
});

test('another program holds the device: let go while it rings, it is left without our ring', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(4_000);
  device.feed([2, 3]);
  await desk.pass(1_000);
  desk.happen('a call rings');
  await desk.pass(1_000);
  const before = [...device.shown()];
  await desk.headset.close();
  expect([before, [...device.shown()], device.open()]).toEqual([[[2, [2, 5]]], [[2, [2, 1]]], []]);
});

test('the machine slept: who held the device is not known any more, and all that is wanted is written', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, '0203', 'view ready, shared'],
    [5_000, 'the machine slept', 'view ready', '0200'],
    [9_000, 'a call rings', '0204'],
  ));

test('another program holds the device: let go while the ring is being lit, it is left without it too', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(4_000);
  device.feed([2, 3]);
  await desk.pass(1_000);
  const slow = device.holdNextWrite();
  desk.happen('a call rings');
  await desk.pass(100);
  const closing = desk.headset.close();
  await desk.pass(100);
  slow.finish();
  await desk.pass(1_000);
  await closing;
  expect([[...device.shown()], device.open()]).toEqual([[[2, [2, 1]]], []]);
});
