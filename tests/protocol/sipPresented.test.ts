import { mainLine } from '#core/call/line.ts';
import { afterEach, describe, expect, it } from 'vitest';
import type { Presented } from '#core/pbx/presented.ts';
import { callId } from '#core/support/ids.ts';
import { createCallee } from './sip/callee.ts';
import { closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { respond } from './sip/message.ts';

afterEach(closeDesks);

const caller: Presented = {
  displayName: 'Ганна Koval (1000)',
  headers: ['P-Asserted-Identity: "Ганна Koval" <sip:+380675550914@pbx.test>', 'Subject: Offer: wants a date'],
  message: null,
};

async function dialledFor(told: Presented) {
  const desk = await openDesk();
  await desk.registered();
  desk.telephone.dial(callId('leg'), mainLine, '105', told);
  return { desk, callee: createCallee(desk, await desk.peer.request('INVITE')) };
}

describe('a call to the target of a transfer', () => {
  it('tells of the caller, also when it is asked again for its password, and is answered as any other', async () => {
    const { desk, callee } = await dialledFor(caller);
    const seen = (invite: typeof callee.invite) => [
      invite.one('from').replace(/;tag=.*/, ''),
      invite.one('p-asserted-identity'),
      invite.one('subject'),
    ];
    const expected = [
      '"Ганна Koval (1000)" <sip:1000@pbx.test>',
      '"Ганна Koval" <sip:+380675550914@pbx.test>',
      'Offer: wants a date',
    ];
    expect(seen(callee.invite)).toEqual(expected);
    desk.peer.send(
      respond(callee.invite, 407, [['Proxy-Authenticate', 'Digest realm="pbx.test", nonce="abc", qop="auth"']]),
    );
    await desk.peer.request('ACK');
    const again = createCallee(desk, await desk.peer.request('INVITE'));
    expect(seen(again.invite)).toEqual(expected);
    again.respond(180);
    again.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    await desk.peer.settled();
    expect(desk.peer.count('MESSAGE')).toBe(0);
  });

  it('sends the note as a message once the phone rings, once, and goes on when nobody takes it', async () => {
    const { desk, callee } = await dialledFor({ displayName: '', headers: [], message: 'Angebot: möchte ein Datum' });
    expect(callee.invite.one('from')).toMatch(/^<sip:1000@pbx\.test>;tag=/);
    await desk.peer.settled();
    expect(desk.peer.count('MESSAGE')).toBe(0);
    callee.respond(180);
    const message = await desk.peer.request('MESSAGE');
    expect([message.startLine, message.body, message.one('content-type')]).toEqual([
      'MESSAGE sip:105@pbx.test SIP/2.0',
      'Angebot: möchte ein Datum',
      'text/plain',
    ]);
    desk.peer.send(respond(message, 405));
    callee.respond(180);
    callee.respond(200, { body: sdpOf('their answer') });
    await desk.event('answered');
    expect(desk.peer.count('MESSAGE')).toBe(1);
  });
});
