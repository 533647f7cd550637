import { test } from 'vitest';
import { usualHeadset } from '../buildDescriptor.ts';
import { expectCourse, type ReplayedDevice } from './replayed.ts';

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
