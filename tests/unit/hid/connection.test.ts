import { describe, expect, test } from 'vitest';
import { evolve, machine, opened } from './machine.ts';

const nothing = { onReport: () => undefined, onLost: () => undefined };

describe('a headset that is open', () => {
  test('is heard from the first report on, each as it was sent', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { heard } = await opened(desk);
    headset.feed([2, 1, 0]);
    await desk.usb.settle();
    headset.feed([2, 0, 0]);
    expect(heard).toEqual({
      reports: [
        [2, 1, 0],
        [2, 0, 0],
      ],
      lost: 0,
    });
  });

  test('is told what is written in the order of writing, whole and with its report id', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection } = await opened(desk);
    const done = await Promise.all([
      connection.write(Uint8Array.of(3, 1, 0)),
      connection.writeFeature(Uint8Array.of(0x9a, 1)),
      connection.write(Uint8Array.of(3, 0, 0)),
    ]);
    expect(done).toEqual([
      { ok: true, value: null },
      { ok: true, value: null },
      { ok: true, value: null },
    ]);
    expect(headset.writes.map(({ kind, bytes }) => [kind, ...bytes])).toEqual([
      ['output', 3, 1, 0],
      ['feature', 0x9a, 1],
      ['output', 3, 0, 0],
    ]);
  });

  test('stays usable when one write is refused', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    headset.rejectNextWrite();
    expect(await connection.write(Uint8Array.of(3, 1))).toEqual({ ok: false, error: 'failed' });
    expect(await connection.write(Uint8Array.of(3, 1))).toEqual({ ok: true, value: null });
    expect(heard.lost).toBe(0);
  });

  test('is heard on when whoever listens makes a mistake', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { heard } = await opened(desk, () => {
      throw new TypeError('a mistake of ours');
    });
    await desk.usb.settle();
    headset.feed([2, 1]);
    await desk.usb.settle();
    headset.feed([2, 0]);
    expect({ ...heard, warned: desk.warned }).toEqual({
      reports: [
        [2, 1],
        [2, 0],
      ],
      lost: 0,
      warned: ['hid-listener-threw TypeError', 'hid-listener-threw TypeError'],
    });
  });

  test('keeps its report when the one who heard it keeps it', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const kept: Uint8Array[] = [];
    await opened(desk, (report) => kept.push(report));
    await desk.usb.settle();
    headset.feed([2, 1]);
    headset.feed([2, 0]);
    expect(kept).toEqual([Uint8Array.of(2, 1), Uint8Array.of(2, 0)]);
  });
});

describe('a headset that is unplugged', () => {
  test('is told lost once, is closed, and takes no more writes', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await desk.usb.settle();
    headset.unplug();
    headset.failReading('again');
    await desk.usb.settle();
    expect({ lost: heard.lost, open: headset.open() }).toEqual({ lost: 1, open: [] });
    expect(await connection.write(Uint8Array.of(3, 0))).toEqual({ ok: false, error: 'gone' });
    await connection.close();
    expect(await desk.hid.list()).toEqual({ ok: true, value: [] });
  });

  test('while a write is on its way: the write is gone, as are those behind it', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await desk.usb.settle();
    headset.holdNextWrite();
    const writes = [connection.write(Uint8Array.of(3, 1)), connection.write(Uint8Array.of(3, 0))];
    await headset.nextWrite();
    headset.unplug();
    expect(await Promise.all(writes)).toEqual([
      { ok: false, error: 'gone' },
      { ok: false, error: 'gone' },
    ]);
    expect({ lost: heard.lost, written: headset.writes.length }).toEqual({ lost: 1, written: 1 });
  });

  test('before it could be opened: it is gone', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const listed = await desk.hid.list();
    headset.unplug();
    const [device] = listed.ok ? listed.value : [];
    expect(await desk.hid.open(device!, nothing)).toMatchObject({ ok: false, error: 'gone' });
  });

  test('and comes back at another path after sleep: it is opened there', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    await opened(desk);
    await desk.usb.settle();
    headset.unplug();
    headset.plugAgain('/dev/hidraw5');
    const { connection, device } = await opened(desk);
    await connection.write(Uint8Array.of(3, 0));
    expect([device.path, headset.writes.map(({ path }) => path), headset.open()]).toEqual([
      '/dev/hidraw5',
      ['/dev/hidraw5'],
      ['/dev/hidraw5'],
    ]);
  });

  test('with a mistake in whoever is told: the desk goes on', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const listed = await desk.hid.list();
    const [device] = listed.ok ? listed.value : [];
    await desk.hid.open(device!, {
      onReport: () => undefined,
      onLost: () => {
        throw new Error('a mistake of ours');
      },
    });
    await desk.usb.settle();
    headset.unplug();
    await desk.usb.settle();
    expect([desk.warned, headset.open()]).toEqual([['hid-lost lost', 'hid-listener-threw Error'], []]);
  });
});

describe('closing a headset', () => {
  test('at once after opening hurts nobody, nor does closing it twice', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await Promise.all([connection.close(), connection.close()]);
    await connection.close();
    await desk.usb.settle();
    expect({ ...heard, open: headset.open() }).toEqual({ reports: [], lost: 0, open: [] });
  });

  test('ends what is heard at once, and is no loss', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await desk.usb.settle();
    const closed = connection.close();
    headset.feed([2, 1]);
    headset.unplug();
    await closed;
    expect(heard).toEqual({ reports: [], lost: 0 });
  });

  test('refuses what was not written yet', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection } = await opened(desk);
    const { finish } = headset.holdNextWrite();
    const writes = [connection.write(Uint8Array.of(3, 1)), connection.write(Uint8Array.of(3, 0))];
    await headset.nextWrite();
    const closed = connection.close();
    finish();
    await closed;
    expect(await Promise.all(writes)).toEqual([
      { ok: true, value: null },
      { ok: false, error: 'gone' },
    ]);
  });
});
