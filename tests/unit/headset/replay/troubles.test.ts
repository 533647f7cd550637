import { expect, test } from 'vitest';
import { headsetOfSeparateLamps, usualHeadset } from '../buildDescriptor.ts';
import { expectCourse, replayed, type ReplayedDevice } from './replayed.ts';

// In: hook 01, busy 02, mute 04, flash 08, redial 10, drop 20. Out: off-hook 01, mute 02, ring 04, hold 08. Report 2.
const usual: ReplayedDevice = { descriptor: usualHeadset };

test('unplug in a call: the call goes on, and the desk is told; replug restores lamps', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [3_000, '0201', 'answer', '0201'],
    [4_000, 'the desk mutes', '0203'],
    [5_000, 'unplugged', 'view unplugged'],
    [8_000, 'plugged again', 'view ready', '0203'],
    [15_000, '0201'],
    [16_000, '0200', 'hang-up', '0200'],
  ));

test('unplugged while it rings: what is pressed on it afterwards answers, with the ring lit again', () =>
  expectCourse(
    usual,
    [0, 'plugged', 'view ready', '0200'],
    [1_000, 'a call rings', '0204'],
    [2_000, 'unplugged', 'view unplugged'],
    [3_000, 'plugged again', 'view ready', '0204'],
    [8_000, '0201', 'answer', '0201'],
  ));

test('a new hidraw node after suspend: the headset is found under its new path, and shows what is so', async () => {
  const desk = replayed();
  const device = desk.plug({ path: '/dev/hidraw3' });
  await desk.pass(1_000);
  desk.happen('the desk dials');
  await desk.pass(1_000);
  device.unplug();
  device.plugAgain('/dev/hidraw7');
  desk.headset.resumed();
  await desk.pass(100);
  expect([desk.course(), device.open()]).toEqual([['view ready', '0200', '0201', '0201'], ['/dev/hidraw7']]);
  expect(desk.headset.devices().devices.map(({ key, state }) => [key, state])).toEqual([['f055:0001:', 'in-use']]);
});

test('two identical headsets, empty serials: one is used, the other stays closed, and takes over when that one goes', async () => {
  const desk = replayed();
  const first = desk.plug({ path: '/dev/hidraw3' });
  await desk.pass(1_000);
  const second = desk.plug({ path: '/dev/hidraw2' });
  await desk.pass(4_000);
  const states = () => desk.headset.devices().devices.map(({ key, state }) => `${key} ${state}`);
  expect([first.open(), second.everOpened(), states()]).toEqual([
    ['/dev/hidraw3'],
    [],
    ['f055:0001: in-use', 'f055:0001:#2 ready'],
  ]);
  first.unplug();
  await desk.pass(3_000);
  expect([desk.headset.view().state, second.open()]).toEqual(['unplugged', []]);
  await desk.pass(5_000);
  expect([desk.headset.view().state, second.open(), states()]).toEqual([
    'ready',
    ['/dev/hidraw2'],
    ['f055:0001:#2 in-use'],
  ]);
  // The one that is in use is kept, and keeps its key.
  first.plugAgain();
  await desk.pass(4_000);
  expect([first.open(), second.open(), states().toSorted()]).toEqual([
    [],
    ['/dev/hidraw2'],
    ['f055:0001: ready', 'f055:0001:#2 in-use'],
  ]);
});

test('the chosen headset is used as soon as it is there, and the other one is let go dark', async () => {
  const desk = replayed('f055:0002:');
  const other = desk.plug({ productId: 1, path: '/dev/hidraw1' });
  await desk.pass(1_000);
  desk.happen('the desk dials');
  await desk.pass(1_000);
  const chosen = desk.plug({ productId: 2, path: '/dev/hidraw2' });
  await desk.pass(3_000);
  expect([other.open(), other.shown().get(2), chosen.open(), chosen.shown().get(2)]).toEqual([
    [],
    [2, 0],
    ['/dev/hidraw2'],
    [2, 1],
  ]);
  desk.headset.choose('f055:0001:');
  await desk.pass(1_000);
  expect([desk.headset.devices().chosen, other.open(), chosen.open()]).toEqual(['f055:0001:', ['/dev/hidraw1'], []]);
});

test('lamps in separate reports and one write fails: the others are right, and it is tried once more with all of them', async () => {
  const desk = replayed();
  const device = desk.plug({ descriptor: headsetOfSeparateLamps });
  await desk.pass(1_000);
  desk.course();
  device.rejectNextWrite();
  desk.happen('a call rings');
  await desk.pass(100);
  // Report 9 failed at first.
  expect(desk.course()).toEqual(['1801', '2000', '1700', '0900']);
});

test('one write fails alone: what the others show is not trusted any more either', async () => {
  const desk = replayed();
  const device = desk.plug({ descriptor: headsetOfSeparateLamps });
  await desk.pass(1_000);
  desk.happen('a call rings');
  await desk.pass(1_000);
  desk.course();
  device.rejectNextWrite();
  desk.happen('the caller gives up');
  await desk.pass(100);
  expect(desk.course()).toEqual(['0900', '2000', '1700', '1800']);
});

test('a report that the headset never takes is left alone, and all the others are kept right', async () => {
  const desk = replayed();
  const device = desk.plug({ descriptor: headsetOfSeparateLamps });
  // Mute (09) is refused each time it is written: at first, after the others, and so again when it is opened anew.
  const refusesMute = (takenBefore: number): void => {
    for (let count = 0; count < takenBefore; count += 1) device.holdNextWrite().finish();
    device.rejectNextWrite();
  };
  for (const takenBefore of [0, 3, 0, 3]) refusesMute(takenBefore);
  await desk.pass(100);
  expect([desk.course(), device.everOpened().length]).toEqual([
    ['view ready', '1800', '2000', '1700', '1800', '2000', '1700'],
    2,
  ]);
  // It is tried again with each call, as it may have been something else.
  for (const takenBefore of [0, 3]) refusesMute(takenBefore);
  desk.happen('a call rings');
  await desk.pass(100);
  desk.happen('the caller gives up');
  await desk.pass(100);
  expect([desk.course(), device.everOpened().length]).toEqual([['1801', '2000', '1700', '1800'], 2]);
});

test('one look that misses the headset does not take it away, and neither does a list that fails', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  desk.usb.failList(new Error('busy'));
  await desk.pass(4_000);
  desk.usb.failList(null);
  await desk.pass(2_000);
  expect([desk.course(), device.everOpened().length]).toEqual([['view ready', '0200'], 1]);
});

test('write rejects: everything fails twice, the headset is opened anew, and then shows what is so', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  desk.course();
  device.rejectNextWrite();
  device.rejectNextWrite();
  desk.happen('a call rings');
  await desk.pass(100);
  expect([desk.course(), device.everOpened().length, device.open().length]).toEqual([['0204'], 2, 1]);
  device.feed([2, 1]);
  await desk.pass(100);
  expect(desk.course()).toEqual(['answer', '0201']);
});

test('write rejects, for good: it is said to have failed, and tried again every 10 s', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  for (let count = 0; count < 4; count += 1) device.rejectNextWrite();
  desk.happen('a call rings');
  await desk.pass(5_000);
  const failed = desk.headset.devices().devices.map(({ state }) => state);
  await desk.pass(10_000);
  expect([failed, desk.headset.view().state, device.shown().get(2)]).toEqual([['failed'], 'ready', [2, 4]]);
});

test('write hangs: after a second the headset is given up, and opened again as soon as it lets go', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  desk.course();
  const hung = device.holdNextWrite();
  desk.happen('a call rings');
  await desk.pass(500);
  // Answered at the desk meanwhile: the newest state waits, and is the only one that is written after it.
  desk.happen('the desk answers');
  desk.happen('the desk mutes');
  await desk.pass(1_000);
  hung.fail();
  await desk.pass(12_000);
  expect([desk.headset.view().state, desk.course().at(-1), device.open().length]).toEqual(['ready', '0203', 1]);
});

test('while a report is on its way what changes is gathered, and only the newest state is written', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  desk.course();
  const slow = device.holdNextWrite();
  desk.happen('a call rings');
  await desk.pass(100);
  desk.happen('the desk answers');
  desk.happen('the desk mutes');
  desk.happen('the desk unmutes');
  desk.happen('the desk holds');
  await desk.pass(100);
  const before = desk.course();
  slow.finish();
  await desk.pass(100);
  expect([before, desk.course()]).toEqual([['0204'], ['0209']]);
});

test('crash with the ring lamp lit: it is dark as soon as Portico is there again', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  device.writeByAnother([2, 4]);
  await desk.pass(1_000);
  expect([...device.shown()]).toEqual([[2, [2, 0]]]);
});

test('at the end the lamps are dark and the headset is closed, within a second even when it hangs', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  desk.happen('the desk dials');
  await desk.pass(1_000);
  await desk.headset.close();
  expect([device.shown().get(2), device.open()]).toEqual([[2, 0], []]);

  const other = replayed();
  const hanging = other.plug(usual);
  await other.pass(1_000);
  other.happen('the desk dials');
  await other.pass(1_000);
  hanging.holdNextWrite();
  let closed = false;
  const closing = other.headset.close().then(() => (closed = true));
  await other.pass(1_000);
  expect(closed).toBe(true);
  await closing;
});

test('kept from us: it is told, tried every 10 s, and used as soon as it is allowed', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  device.deny('open');
  await desk.pass(9_000);
  expect(desk.headset.view()).toEqual({ state: 'not-allowed', name: 'Maker Headset', shared: false });
  device.deny('nothing');
  await desk.pass(500);
  expect(desk.headset.view().state).toBe('not-allowed');
  await desk.pass(2_500);
  expect(desk.headset.view().state).toBe('ready');
});

test('HID cannot be used here, and then it can', async () => {
  const desk = replayed();
  desk.usb.failLoading(new Error('libusb-1.0.so.0: cannot open shared object file'));
  desk.plug(usual);
  await desk.pass(1_000);
  const before = desk.headset.view();
  desk.usb.failLoading(null);
  await desk.pass(2_000);
  expect([before.state, desk.headset.view().state]).toEqual(['unavailable', 'ready']);
});

test('the machine is looked at every two seconds, and never twice at a time', async () => {
  const desk = replayed();
  await desk.pass(6_100);
  const looks = desk.usb.listed();
  const slow = desk.usb.hangList();
  await desk.pass(2_100);
  desk.headset.lookAgain();
  desk.headset.resumed();
  await desk.pass(100);
  const meanwhile = desk.usb.listed();
  slow.finish();
  await desk.pass(100);
  expect([looks, meanwhile, desk.usb.listed()]).toEqual([4, 5, 6]);
});

test('a lamp that is tried is lit for two seconds; not while a call is live, and not one that it does not have', async () => {
  const desk = replayed();
  desk.plug(usual);
  expect(desk.headset.tryLamp('ring')).toEqual({ ok: false, error: 'not-there' });
  await desk.pass(1_000);
  desk.course();
  const answers = [desk.headset.tryLamp('hold'), desk.headset.tryLamp('microphone')];
  await desk.pass(1_900);
  const lit = desk.course();
  await desk.pass(200);
  const dark = desk.course();
  desk.headset.tryLamp('hold');
  await desk.pass(500);
  desk.happen('a call rings');
  await desk.pass(5_000);
  expect([answers, lit, dark, desk.course(), desk.headset.tryLamp('ring')]).toEqual([
    [
      { ok: true, value: null },
      { ok: false, error: 'not-there' },
    ],
    ['0208'],
    ['0200'],
    ['0208', '0204'],
    { ok: false, error: 'busy-with-calls' },
  ]);
});

test('each control is told as it is pressed, for whoever tries the buttons', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(1_000);
  for (const report of [0x01, 0x05, 0x01, 0x00, 0x20]) device.feed([2, report]);
  await desk.pass(100);
  expect(desk.signals()).toEqual(['hook on', 'mute on', 'hook off', 'drop on']);
});

test('the recording tells reports with their time, what was meant, and the layout; the serial number is left out', async () => {
  const desk = replayed();
  const device = desk.plug({ ...usual, serial: 'SN-4711' });
  await desk.pass(1_000);
  desk.happen('a call rings');
  await desk.pass(500);
  device.feed([2, 1]);
  await desk.pass(500);
  const text = desk.headset.recording();
  const { device: model, reports, layout } = JSON.parse(text);
  expect([model, reports, layout.lamps.length]).toEqual([
    { vendorId: 'f055', productId: '0001', profile: 'generic' },
    [
      { ms: 0, out: '0200' },
      { ms: 1000, out: '0204' },
      { ms: 1500, in: '0201' },
      { ms: 1500, meant: 'answer' },
      { ms: 1500, out: '0201' },
    ],
    4,
  ]);
  expect(text).not.toContain('4711');
});

test('the recording keeps the last 500 entries, also after the headset is gone', async () => {
  const desk = replayed();
  const device = desk.plug(usual);
  await desk.pass(100);
  for (let count = 0; count < 600; count += 1) device.feed([2, count % 2 === 0 ? 0x80 : 0x40]);
  await desk.pass(0);
  device.unplug();
  await desk.pass(3_000);
  expect(JSON.parse(desk.headset.recording()).reports.length).toBe(500);
});
