import { describe, expect, test } from 'vitest';
import { evolve, machine, opened } from './machine.ts';

const nothing = { onReport: () => undefined, onLost: () => undefined };

describe('a headset that does not answer a write', () => {
  test('counts as hung after a second, is told lost once, and what waits is not written', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    await desk.usb.settle();
    headset.holdNextWrite();
    const writes = [connection.write(Uint8Array.of(3, 1)), connection.write(Uint8Array.of(3, 0))];
    await headset.nextWrite();
    desk.clock.pass(999);
    expect(heard.lost).toBe(0);
    desk.clock.pass(1);
    expect(await Promise.all(writes)).toEqual([
      { ok: false, error: 'hung' },
      { ok: false, error: 'hung' },
    ]);
    expect(await connection.write(Uint8Array.of(3, 0))).toEqual({ ok: false, error: 'hung' });
    await desk.usb.settle();
    expect([heard.lost, headset.writes.length, desk.warned]).toEqual([1, 1, ['hid-lost hung']]);
  });

  test('is closed a second later for whoever waits, and in truth when it answers', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection } = await opened(desk);
    const { finish } = headset.holdNextWrite();
    void connection.write(Uint8Array.of(3, 1));
    await headset.nextWrite();
    desk.clock.pass(1000);
    const closed = connection.close();
    await desk.usb.settle();
    desk.clock.pass(1000);
    await closed;
    expect(headset.open()).toEqual([evolve.path]);
    finish();
    await desk.usb.settle();
    expect(headset.open()).toEqual([]);
  });

  test('is not opened anew until it has answered: each hung write holds one of four threads of the process', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, device } = await opened(desk);
    const { finish } = headset.holdNextWrite();
    const hung = connection.write(Uint8Array.of(3, 1));
    await headset.nextWrite();
    desk.clock.pass(1000);
    await hung;
    expect(await desk.hid.open(device, nothing)).toMatchObject({ ok: false, error: 'failed' });
    finish();
    await desk.usb.settle();
    expect(await desk.hid.open(device, nothing)).toMatchObject({ ok: true });
  });

  test('and another one that does not either: a third is not opened', async () => {
    const desk = machine();
    const plugged = [3, 4, 5].map((n) => desk.usb.plug({ ...evolve, path: `/dev/hidraw${n}`, serial: `${n}` }));
    const listed = await desk.hid.list();
    const devices = listed.ok ? listed.value : [];
    const answers: unknown[] = [];
    for (const [index, device] of devices.entries()) {
      const result = await desk.hid.open(device, nothing);
      answers.push(result.ok ? 'open' : result.error);
      if (!result.ok) continue;
      plugged[index]?.holdNextWrite();
      const hung = result.value.write(Uint8Array.of(3, 1));
      await plugged[index]?.nextWrite();
      desk.clock.pass(1000);
      await hung;
    }
    expect(answers).toEqual(['open', 'open', 'failed']);
  });

  test('in time is only slow', async () => {
    const desk = machine();
    const headset = desk.usb.plug(evolve);
    const { connection, heard } = await opened(desk);
    const { finish } = headset.holdNextWrite();
    const slow = connection.write(Uint8Array.of(3, 1));
    await headset.nextWrite();
    desk.clock.pass(900);
    finish();
    expect(await slow).toEqual({ ok: true, value: null });
    desk.clock.pass(5000);
    expect([heard.lost, desk.clock.pending()]).toEqual([0, 0]);
  });
});
