import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { createCaller, invited, talking } from './sip/caller.ts';
import { closeDesks, openDesk } from './sip/desk.ts';

afterEach(closeDesks);

describe('the telephone is closed', () => {
  it('with a BYE to who talks, a refusal to who rings, and the registration taken back', async () => {
    const desk = await openDesk();
    await desk.registered();
    const first = await talking(desk);
    const second = await invited(desk);
    await desk.peer.settled();
    const closed = desk.telephone.close();
    first.caller.answer(await desk.peer.request('BYE'), 200);
    await desk.peer.response('INVITE', 480);
    await closed;
    const last = desk.peer.heard.findLast((message) => message.method === 'REGISTER');
    expect(last?.one('contact')).toMatch(/;expires=0$/);
    expect(desk.events.slice(-2)).toEqual([
      {
        kind: 'ended',
        callId: first.callId,
        at: desk.clock.now(),
        cause: { by: 'portico', status: null, q850: null, code: 'stopped' },
      },
      {
        kind: 'ended',
        callId: second.callId,
        at: desk.clock.now(),
        cause: { by: 'portico', status: 480, q850: null, code: 'stopped' },
      },
    ]);
    expect(desk.clock.pending()).toBe(0);
  });

  it('and a call that comes meanwhile is refused without a word to the desk', async () => {
    const desk = await openDesk();
    await desk.registered();
    await talking(desk);
    await desk.peer.settled();
    const closed = desk.telephone.close();
    createCaller(desk).send();
    await desk.peer.response('INVITE', 480);
    expect(desk.events.filter((event) => event.kind === 'invited')).toHaveLength(1);
    desk.clock.pass(1_500);
    await closed;
  });

  it('in spite of a PBX that answers nothing any more', async () => {
    const desk = await openDesk();
    await desk.registered();
    await talking(desk);
    await desk.peer.settled();
    desk.peer.freeze(true);
    const closed = desk.telephone.close();
    desk.clock.pass(1_500);
    await closed;
    expect(desk.clock.pending()).toBe(0);
  });

  it('while it is connecting, while it waits to, and when it never was', async () => {
    const desk = await openDesk();
    await desk.telephone.close();
    desk.connect();
    await desk.telephone.close();
    await desk.peer.stop();
    desk.connect();
    await desk.phone('not-registered', 'unreachable');
    await desk.telephone.close();
    await desk.telephone.close();
    const told = desk.events.length;
    desk.clock.pass(60_000);
    expect({ pending: desk.clock.pending(), told: desk.events.length }).toEqual({ pending: 0, told });
  });

  it('and opened for another account', async () => {
    const desk = await openDesk();
    await desk.registered();
    desk.connect({ uri: 'sip:2000@pbx.test' });
    await desk.phone('registered');
    const last = desk.peer.heard.findLast((message) => message.method === 'REGISTER');
    expect(last?.one('to')).toBe('<sip:2000@pbx.test>');
  });

  it('and nothing keeps its process alive', async () => {
    const program = path.join(import.meta.dirname, 'sip', 'openAndClose.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program], { timeout: 15_000 });
    expect(JSON.parse(stdout)).toEqual({
      told: [
        'phone-changed',
        'phone-changed',
        'heard',
        'invited',
        'answered',
        'alerting',
        'answered',
        'ended',
        'lamp',
        'ended',
        'ended',
        'ended',
        'lamp',
      ],
    });
  });
});

describe('the log', () => {
  it('names no number, no name and no password, whatever goes wrong', async () => {
    const desk = await openDesk();
    desk.connect({ password: 'wrong' });
    await desk.phone('not-registered', 'wrong-password');
    desk.connect();
    await desk.phone('registered');
    const { caller, callId } = await invited(desk, { from: 'Jürgen <sip:+493023125148@pbx.test>;tag=1' });
    desk.peer.send('nonsense +493023125148 \r\n\r\n');
    desk.peer.send('SIP/2.0 200 OK\r\nVia: +493023125148\r\n\r\n');
    desk.media.fail('sound', 'page-silent');
    desk.telephone.answer(callId);
    caller.ack(await desk.peer.response('INVITE', 200));
    await desk.event('answered');
    await desk.peer.settled();
    const text = desk.logged.join('\n');
    expect(text).toContain('sound-not-told');
    expect(text).not.toMatch(/4930|J.rgen|1000|secret|wrong"|pbx\.test/);
  });
});
