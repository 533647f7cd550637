import { describe, expect, test } from 'vitest';
import type { OpenPath } from '../../../electron/adapters/hid/binding.ts';
import { fakeNodeHid } from '../../fakes/nodeHid.ts';

const spec = { path: '/dev/hidraw3', vendorId: 0x0b0e, productId: 0x0306 };

/** What nobody caught while `act` ran, in words. */
async function uncaught(act: () => Promise<void>): Promise<string[]> {
  const others = process.listeners('uncaughtException');
  const words: string[] = [];
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', (error) => words.push(error.message));
  try {
    await act();
  } finally {
    process.removeAllListeners('uncaughtException');
    for (const other of others) process.on('uncaughtException', other);
  }
  return words;
}

async function open(): Promise<{ usb: ReturnType<typeof fakeNodeHid>; device: Plugged; handle: OpenPath }> {
  const usb = fakeNodeHid();
  const device = usb.plug(spec);
  return { usb, device, handle: await usb.module.HIDAsync.open(spec.path, { nonExclusive: true }) };
}
type Plugged = ReturnType<ReturnType<typeof fakeNodeHid>['plug']>;

describe('the fake of node-hid has its traps:', () => {
  test('a second data listener is an error that nobody can catch', async () => {
    const { usb, handle } = await open();
    expect(
      await uncaught(async () => {
        handle.on('data', () => undefined);
        handle.on('data', () => undefined);
        await usb.settle();
      }),
    ).toEqual(['read is already running']);
  });

  test('so is a close in the tick of the first data listener', async () => {
    const { usb, handle } = await open();
    expect(
      await uncaught(async () => {
        handle.on('data', () => undefined);
        const closed = handle.close();
        await usb.settle();
        await closed;
      }),
    ).toEqual(['device has been closed']);
  });

  test('so is an error that nobody listens for', async () => {
    const { usb, device, handle } = await open();
    const words = await uncaught(async () => {
      handle.on('data', () => undefined);
      await usb.settle();
      device.failReading();
      await usb.settle();
    });
    expect(words).toEqual([expect.stringContaining('device disconnected')]);
  });

  test('an error is a string, and nothing is read after it', async () => {
    const { usb, device, handle } = await open();
    const told: unknown[] = [];
    handle.on('error', (error) => told.push(error));
    handle.on('data', (report) => told.push([...report]));
    await usb.settle();
    device.feed([1]);
    device.failReading('lost');
    device.feed([2]);
    await usb.settle();
    expect(told).toEqual([[1], 'lost']);
  });

  test('what a data listener throws comes back as an error', async () => {
    const { usb, device, handle } = await open();
    const errors: unknown[] = [];
    handle.on('error', (error) => errors.push(error));
    handle.on('data', () => {
      throw new Error('a mistake of ours');
    });
    await usb.settle();
    device.feed([1]);
    await usb.settle();
    expect(errors).toEqual([new Error('a mistake of ours')]);
  });

  test('a second close and a write after it are rejected', async () => {
    const { handle } = await open();
    await handle.close();
    await expect(handle.close()).rejects.toThrow('device is already closed');
    await expect(handle.write(Buffer.from([0]))).rejects.toThrow('device has been closed');
  });

  test('a write that hangs holds up the writes and the close behind it', async () => {
    const { usb, device, handle } = await open();
    const done: string[] = [];
    const { finish } = device.holdNextWrite();
    void handle.write(Buffer.from([1])).then(() => done.push('first'));
    void handle.write(Buffer.from([2])).then(() => done.push('second'));
    void handle.close().then(() => done.push('closed'));
    await usb.settle();
    expect({ done, open: device.open() }).toEqual({ done: [], open: [spec.path] });
    finish();
    await usb.settle();
    expect({ done, open: device.open() }).toEqual({ done: ['first', 'second', 'closed'], open: [] });
  });

  test('a report may still come between close() and its end', async () => {
    const { usb, device, handle } = await open();
    const told: number[][] = [];
    handle.on('error', () => undefined);
    handle.on('data', (report) => told.push([...report]));
    await usb.settle();
    const closed = handle.close();
    device.feed([7]);
    await closed;
    device.feed([8]);
    expect(told).toEqual([[7]]);
  });
});
