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
  usualHeadset,
} from '../buildDescriptor.ts';
import { expectCourse, type ReplayedDevice } from './replayed.ts';

// In: hook 01, busy 02, mute 04, flash 08, redial 10, drop 20. Out: off-hook 01, mute 02, ring 04, hold 08. Report 2.
const usual: ReplayedDevice = { descriptor: usualHeadset };
const yealink: ReplayedDevice = { descriptor: usualHeadset, vendorId: 0x6993 };

/** In: hook 01, mute 02, flash 04, all pulses. Out: off-hook 01, ring 02, mute 04. */
const relative: ReplayedDevice = {
  descriptor: descriptor(
    collection(
      0x0b,
      0x05,
      id(2),
      bits(input, pressed, 0x20, 0x2f, 0x21),
      fill(input, 5),
      page(0x08),
      bits(output, toggled, 0x17, 0x18, 0x09),
      fill(output, 5),
    ),
  ),
};

test('the hook answers a ringing call: the ring goes dark and off-hook lights in one report', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
  ));

test('the hook put down hangs up', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [9_000, '0200', 'hang-up', '0200'],
  ));

test('hook 1-0-1 in 300 ms: it bounced, and the call is answered once', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [3_150, '0200'],
    [3_300, '0201'],
  ));

test('hook 1-0 and no more: it is still down when the bouncing is over, and that hangs up', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [3_150, '0200'],
    [3_300, 'the desk mutes', '0203', 'hang-up', '0200'],
  ));

test('put down and up again at once, as a hand trembles: the next call is not answered by it', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, 'a call rings', '0205'],
    [7_000, '0200', 'hang-up', '0204'],
    [7_200, '0201', '0204'],
  ));

test('echo of a host off-hook: the desk answered, the headset repeats it, and nothing is meant', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, 'the desk answers', '0201'],
    [3_040, '0201'],
    [9_000, 'the call ends', '0200'],
    [9_040, '0200'],
  ));

test('a slow echo of a call that is over already does not answer the next one', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [1_100, 'a call rings'],
    [3_000, 'the desk answers', '0205'],
    [3_100, 'the call ends', '0204'],
    [3_450, '0201'],
    [3_480, '0200'],
  ));

test('no echo in 2 s is no trouble: nothing is written again, and the next press is what it says', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, 'the desk answers', '0201'],
    // It took over the lamp without a word: what it tells is what it told before, and yet it is a press.
    [8_000, '0200', 'hang-up', '0200'],
  ));

test('what a headset tells at once after a write, and moves no hook, is its state and no press', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, 'the desk answers', '0201'],
    [3_100, '0200'],
    [3_400, '0200'],
  ));

test('press racing a host hang-up: put down while the call ended, it is no press any more', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [9_000, 'the call ends', '0204'],
    [9_020, '0200'],
  ));

test('press racing a host hang-up: the headset had gone on-hook before it was pressed, and the next call is not answered', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [9_000, 'the call ends', '0204'],
    [9_020, '0200'],
    [9_250, '0201', '0204'],
    [9_280, '0200'],
    // By then she knows what rings.
    [11_000, '0201', 'answer', '0201'],
  ));

test('press racing a host hang-up: drop pressed for the call that ended does not refuse the next', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [9_000, 'the call ends', '0204'],
    [9_020, '0200'],
    [9_200, '0220', '0204'],
  ));

test('after her own hang-up by the headset the next press answers', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [9_000, '0200', 'hang-up', '0204'],
    [9_400, '0201', 'answer', '0201'],
  ));

test('second call while active: hook down ends the current one, the second goes on ringing', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [7_000, '0200', 'hang-up', '0204'],
    [9_000, '0201', 'answer', '0201'],
  ));

test('second call while active: flash holds the current one and answers the second', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [7_000, '0209', 'swap', '0201'],
    [7_100, '0201'],
    // And back to who waits.
    [9_000, '0209', 'swap', '0201'],
    [9_100, '0201'],
  ));

test('second call while active: drop refuses the one that rings, then ends the one that is talked to', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [6_000, 'a call rings', '0205'],
    [7_000, '0221', 'reject', '0201'],
    [7_050, '0201'],
    [9_000, '0221', 'hang-up', '0200'],
    [9_050, '0201'],
    [9_060, '0200'],
  ));

test('a held caller is not thrown out by a press that is meant for the one who rings', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, 'the desk holds', '0209'],
    [6_000, 'a call rings', '020d'],
    [7_000, '0200', 'answer', '0201'],
    [7_040, '0201'],
  ));

test('hold keeps off-hook and adds hold; one flash press is one toggle, and another one resumes', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, '0209', 'hold', '0209'],
    [5_100, '0201'],
    [7_000, '0209', 'resume', '0201'],
    [7_100, '0201'],
  ));

test('Yealink: hold clears off-hook; the echo hangs nobody up, and the hook resumes', () =>
  expectCourse(
    yealink,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, '0209', 'hold', '0208'],
    [5_100, '0200'],
    [7_000, '0201', 'resume', '0201'],
  ));

test('the hook takes up who was put aside while nobody else is talked to', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, 'the held call is put aside', '0208'],
    [5_040, '0200'],
    [7_000, '0201', 'swap', '0201'],
  ));

test('a hook that goes up while nothing rings is answered with what is so, and goes down', () =>
  expectCourse(usual, [0, 'plugged', 'view ready', '0200'], [1_000, '0201', '0200'], [1_200, '0200']));

test('redial dials while the desk is idle, and only then', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [2_000, '0210', '0204'],
    [2_050, '0200'],
    [3_000, 'the caller gives up', '0200'],
    [5_000, '0210', 'redial', '0201'],
    [5_040, '0201'],
    [8_000, '0211', '0201'],
  ));

test('a relative hook: a press means not the present state', () =>
  expectCourse(
    relative,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0202'],
    [3_000, '0201', 'answer', '0201'],
    [3_020, '0200'],
    [9_000, '0201', 'hang-up', '0200'],
    [9_020, '0200'],
  ));

test('a relative hook echoes a host off-hook by a pulse within 500 ms, which hangs nobody up', () =>
  expectCourse(
    relative,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0202'],
    [3_000, 'the desk answers', '0201'],
    [3_450, '0201'],
    [3_460, '0200'],
    [5_000, '0201', 'hang-up', '0200'],
  ));

test('press racing a host hang-up: a relative press does not answer the next call', () =>
  expectCourse(
    relative,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [3_000, 'a call rings', '0203'],
    [5_000, 'the call ends', '0202'],
    [5_200, '0201'],
    [5_220, '0200'],
    [7_000, '0201', 'answer', '0201'],
  ));

const consulting = [
  [0, 'plugged', 'view ready', '0200'],
  [1_000, 'a call rings', '0204'],
  [3_000, '0201', 'answer', '0201'],
  [5_000, 'a call rings', '0205'],
  [6_000, '0209', 'swap', '0201'],
  [6_100, '0201'],
  [9_000, 'the consultation ends', '0209'],
] as const;

test('the consultation ends while the hook goes down for it: who is held is not hung up, and the next press resumes', () =>
  expectCourse(
    usual,
    ...consulting,
    [9_800, '0200', '0209'],
    // It follows the lamp that was written.
    [9_840, '0201'],
    [13_000, '0200', 'resume', '0201'],
  ));

test('the consultation ends while the hook goes down for it: where it stays down, going up resumes', () =>
  expectCourse(usual, ...consulting, [9_800, '0200', '0209'], [13_000, '0201', 'resume', '0201']));

test('the consultation ends while the hook goes down for it: where it takes the lamp without a word, so does down', () =>
  expectCourse(usual, ...consulting, [9_800, '0200', '0209'], [13_000, '0200', 'resume', '0201']));

test('the consultation ends long before the hook goes down: that hangs up who is held', () =>
  expectCourse(usual, ...consulting, [11_100, '0200', 'hang-up', '0200']));

test('the consultation ends while drop is pressed for it: who is held is not hung up, and by the next press is', () =>
  expectCourse(
    usual,
    ...consulting,
    [9_800, '0221', '0209'],
    [9_850, '0201'],
    [12_000, '0221', 'hang-up', '0200'],
    [12_050, '0200'],
  ));

test('the consultation ends while a relative hook is pressed for it: who is held is not hung up', () =>
  expectCourse(
    relative,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'the desk dials', '0201'],
    [9_000, 'the consultation ends'],
    [9_800, '0201', '0201'],
    [9_820, '0200'],
    [13_000, '0201', 'resume', '0201'],
  ));

test('the call that the headset itself holds is hung up by the hook at once', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [5_000, '0209', 'hold', '0209'],
    [5_100, '0201'],
    [6_000, '0200', 'hang-up', '0200'],
  ));

test('the hook is up already when the headset is opened, and its first report tells of mute: no call is answered', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0205', '0204'],
    [3_100, '0201'],
    [5_000, '0200'],
    [7_000, '0201', 'answer', '0201'],
  ));

test('the hook is up already when the headset is opened, and its first report answers the ring: no call is answered', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [1_040, '0203'],
    [5_000, '0202'],
    [7_000, '0203', 'answer', '0201'],
  ));
