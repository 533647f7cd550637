import { afterEach, describe, expect, it } from 'vitest';
import { type Caller, type CallerOptions, createCaller, invited, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { sdpOf } from './sip/fakeMedia.ts';
import { type HeaderLine, type Heard, chance, write } from './sip/message.ts';

afterEach(closeDesks);

async function registered(): Promise<Desk> {
  const desk = await openDesk();
  await desk.registered();
  return desk;
}

/** A request that belongs to no call. */
function request(desk: Desk, method: string, more: readonly HeaderLine[] = [], body = ''): void {
  const headers: HeaderLine[] = [
    ['Via', `SIP/2.0/WS 127.0.0.1;branch=z9hG4bK${chance()}`],
    ['Max-Forwards', '70'],
    ['From', '<sip:pbx@pbx.test>;tag=pbx'],
    ['To', '<sip:1000@pbx.test>'],
    ['Call-ID', chance()],
    ['CSeq', `7 ${method}`],
    ...more,
  ];
  desk.peer.send(write(`${method} sip:1000@pbx.test SIP/2.0`, headers, body));
}

/** The INVITE as bytes, to be spoilt before it is sent. */
function written(options: CallerOptions = {}): { caller: Caller; text: string } {
  const sent: string[] = [];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only its peer is asked
  const nowhere = { peer: { send: (text: string | Buffer) => void sent.push(String(text)) } } as unknown as Desk;
  const caller = createCaller(nowhere, options);
  caller.send();
  return { caller, text: sent[0] ?? '' };
}

const mediaFailed = { by: 'portico', status: 488, q850: null, code: 'media-failed' };

describe('an INVITE whose description', () => {
  it.each([
    ['offers video alone', 'v=0\r\ns=-\r\nm=video 3227 RTP/AVP 31\r\n'],
    ['offers a refused sound', 'v=0\r\ns=-\r\nm=audio 0 RTP/AVP 0\r\nm=image 5000 udptl t38\r\n'],
  ])('%s has failed, and says why (488, Warning 304)', async (_what, sdp) => {
    const desk = await registered();
    const { caller, callId } = await invited(desk, { sdp });
    desk.telephone.ring(callId);
    const refusal = await desk.peer.response('INVITE', 488);
    expect(refusal.one('warning')).toBe('304 portico "Media type not available"');
    caller.ack(refusal);
    expect((await desk.event('ended')).cause).toEqual(mediaFailed);
    expect(desk.peer.heard.some(({ status }) => status === 180)).toBe(false);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['close']);
  });

  it('has no codec that the page knows has failed, and says why (488, Warning 305)', async () => {
    const desk = await registered();
    desk.media.fail('answer', 'unusable-offer');
    const { callId } = await invited(desk, {
      sdp: 'v=0\r\ns=-\r\nm=audio 4000 RTP/AVP 96\r\na=rtpmap:96 NOBODY/8000\r\n',
    });
    desk.telephone.ring(callId);
    const refusal = await desk.peer.response('INVITE', 488);
    expect(refusal.one('warning')).toBe('305 portico "Incompatible media format"');
    expect((await desk.event('ended')).cause).toEqual(mediaFailed);
  });

  it.each([
    ['stands among other parts', 'multipart/mixed;boundary="b"', 'text/plain', (sdp: string) => sdp],
    [
      'stands in a part of a part',
      'multipart/mixed; boundary=b',
      'text/plain',
      (sdp: string) =>
        `--c\r\nContent-Type: application/sdp\r\n\r\n${sdp}\r\n--c\r\nContent-Type: text/html\r\n\r\n<p>\r\n--c--`,
    ],
  ])('%s is found', async (_what, contentType, other, inside) => {
    const desk = await registered();
    const part = inside('v=0\r\ns=inner\r\n');
    const type = part.startsWith('--c') ? 'multipart/alternative;boundary=c' : 'application/sdp';
    const sdp = `--b\r\nContent-Type: ${other}\r\n\r\nhello\r\n--b\r\nContent-Type: ${type}\r\n\r\n${part}\r\n--b--\r\n`;
    const { callId } = await invited(desk, { contentType, sdp });
    desk.telephone.answer(callId);
    await desk.peer.response('INVITE', 200);
    expect(desk.media.asked[0]).toBe('answer inner');
  });

  it('is of a kind nobody knows is refused (415), unless it may be left unread', async () => {
    const desk = await registered();
    createCaller(desk, { contentType: 'application/x-unknown', sdp: 'hello' }).send();
    expect((await desk.peer.response('INVITE', 415)).one('accept')).toBe('application/sdp');
    createCaller(desk, { more: [['Content-Encoding', 'gzip']] }).send();
    expect((await desk.peer.response('INVITE', 415)).one('accept-encoding')).toBe('identity');
    const optional: HeaderLine = ['Content-Disposition', 'icon;handling=optional'];
    const { callId } = await invited(desk, { contentType: 'application/x-unknown', sdp: 'hello', more: [optional] });
    desk.telephone.answer(callId);
    expect((await desk.peer.response('INVITE', 200)).body).toBe(sdpOf('our offer 1'));
  });
});

describe('a Content-Length that', () => {
  it.each([
    ['goes beyond the end', '9999', 400],
    ['is negative', '-1', 400],
    ['is a word', 'five', 400],
  ])('%s is refused', async (_what, length, status) => {
    const desk = await registered();
    const { text } = written();
    desk.peer.send(text.replace(/Content-Length: \d+/, `Content-Length: ${length}`));
    await desk.peer.response('INVITE', status);
    await invited(desk);
  });

  it.each([
    ['is missing', '', 'answer their offer'],
    ['ends before the end', 'Content-Length: 10\r\n', 'answer v=0\r\ns=the'],
    ['is nought', 'Content-Length: 0\r\n', 'offer'],
  ])('%s cuts what is behind it, and the call rings', async (_what, line, asked) => {
    const desk = await registered();
    const { text } = written();
    desk.peer.send(text.replace(/Content-Length: \d+\r\n/, line));
    const { callId } = await desk.event('invited');
    desk.telephone.ring(callId);
    await desk.peer.response('INVITE', 180);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual([asked]);
  });
});

describe('headers that', () => {
  it('are oversized do not keep a caller away', async () => {
    const desk = await registered();
    const many = Array.from({ length: 2_000 }, (_, n): HeaderLine => [`X-Header-${n}`, 'x'.repeat(40)]);
    const long: HeaderLine = ['Subject', 'y'.repeat(64 * 1024)];
    const from = `"${'Marta '.repeat(11_000)}" <sip:+493023125148@pbx.test>;tag=t1`;
    const { caller, callId } = await invited(desk, { from, more: [...many, long] });
    const told = desk.events.at(-1);
    const name = told?.kind === 'invited' ? (told.headers[0]?.value ?? '') : '';
    expect({ short: name.length <= 1_024, end: name.endsWith('<sip:+493023125148@pbx.test>;tag=t1') }).toEqual({
      short: true,
      end: true,
    });
    desk.telephone.ring(callId);
    expect((await desk.peer.response('INVITE', 180)).one('from')).toBe(from);
    caller.cancel();
    expect((await desk.event('ended')).cause.code).toBe('gave-up');
  });

  it('say Max-Forwards 0 are no matter to whom the call is meant for', async () => {
    const desk = await registered();
    const { text } = written();
    desk.peer.send(text.replace('Max-Forwards: 70', 'Max-Forwards: 0'));
    await desk.event('invited');
  });

  it('require a reliable ringing are refused (420), those that only offer it are not', async () => {
    const desk = await registered();
    createCaller(desk, { more: [['Require', '100rel']] }).send();
    expect((await desk.peer.response('INVITE', 420)).one('unsupported')).toBe('100rel');
    const { caller, callId } = await invited(desk, { more: [['Supported', '100rel, replaces']] });
    desk.telephone.ring(callId);
    expect((await desk.peer.response('INVITE', 180)).one('rseq')).toBe('');
    caller.request('PRACK', [['RAck', '1 1 INVITE']]);
    await desk.peer.response('PRACK', 481);
  });

  // Without the extension the header says nothing (RFC 3891 section 3), and somebody is calling.
  it('want to replace a call that is not there: it rings; refused (420) only where that is required', async () => {
    const desk = await registered();
    const replaces: HeaderLine = ['Replaces', 'nowhere@pbx.test;to-tag=a;from-tag=b;early-only'];
    await invited(desk, { more: [replaces] });
    await invited(desk, { more: [['Replaces', '???']] });
    createCaller(desk, { more: [replaces, ['Require', 'replaces']] }).send();
    expect((await desk.peer.response('INVITE', 420)).one('unsupported')).toBe('replaces');
  });
});

describe('requests out of their order', () => {
  it('BYE before the ACK ends the call, and the ACK after it changes nothing', async () => {
    const desk = await registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.ring(callId);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    const hasty = createCaller(desk, { sipCallId: caller.sipCallId, from: caller.from, to: answer.one('to') });
    hasty.request('BYE');
    await desk.peer.response('BYE', 200);
    expect((await desk.event('ended')).cause).toEqual({ by: 'caller', status: null, q850: null, code: 'hung-up' });
    caller.ack(answer);
    hasty.request('BYE');
    await desk.peer.response('BYE', 481);
    await desk.peer.settled();
    expect(kinds(desk)).toEqual(['invited', 'answered', 'ended']);
    expect(desk.media.asked.at(-1)).toBe('close');
  });

  it('BYE twice is answered twice, and the call has ended once', async () => {
    const desk = await registered();
    const { caller } = await talking(desk);
    caller.request('BYE');
    caller.request('BYE');
    await desk.peer.response('BYE', 200);
    await desk.peer.response('BYE', 481);
    expect(kinds(desk)).toEqual(['invited', 'answered', 'ended']);
  });

  it('CANCEL that crosses the 200 changes nothing: the call goes on until its BYE', async () => {
    const desk = await registered();
    const { caller, callId } = await invited(desk);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    caller.cancel();
    await desk.peer.response('CANCEL', 200);
    caller.ack(answer);
    await desk.event('answered');
    await desk.peer.settled();
    expect(kinds(desk)).toEqual(['invited', 'answered']);
    caller.request('BYE');
    await desk.peer.response('BYE', 200);
    expect((await desk.event('ended')).cause.code).toBe('hung-up');
  });

  it('a CANCEL of no call, an ACK of no call, a BYE of no call', async () => {
    const desk = await registered();
    createCaller(desk).cancel();
    await desk.peer.response('CANCEL', 481);
    request(desk, 'BYE');
    await desk.peer.response('BYE', 481);
    request(desk, 'ACK');
    await desk.peer.settled();
    expect(desk.peer.heard.filter(({ method, status }) => method === 'ACK' || status === 500)).toEqual([]);
  });

  it('a REFER that leads to a REFER that leads to a REFER ends at the desk, which dials for nobody', async () => {
    const desk = await registered();
    const { caller } = await talking(desk);
    const back: HeaderLine = ['Refer-To', '<sip:1000@pbx.test?Refer-To=%3Csip%3A1000%40pbx.test%3E>'];
    for (let turn = 0; turn < 20; turn += 1) {
      caller.request('REFER', [back]);
      // oxlint-disable-next-line no-await-in-loop -- each after the other
      await desk.peer.response('REFER', 603);
    }
    request(desk, 'REFER', [back]);
    await desk.peer.response('REFER', 603);
    await desk.peer.settled();
    expect({ dialled: desk.peer.count('INVITE'), notified: desk.peer.count('NOTIFY') }).toEqual({
      dialled: 0,
      notified: 0,
    });
    expect(kinds(desk)).toEqual(['invited', 'answered']);
  });

  it('a NOTIFY after the end of the call is answered, and heard by nobody', async () => {
    const desk = await registered();
    const { caller } = await talking(desk);
    caller.request('BYE');
    await desk.peer.response('BYE', 200);
    caller.notify(
      [
        ['Event', 'refer'],
        ['Subscription-State', 'active'],
        ['Content-Type', 'message/sipfrag'],
      ],
      'SIP/2.0 200 OK\r\n',
    );
    await desk.peer.response('NOTIFY', 481);
    expect(kinds(desk)).toEqual(['invited', 'answered', 'ended']);
  });

  it('two INVITEs of one caller within a second, the first one missed: both ring', async () => {
    const desk = await registered();
    const first = await invited(desk);
    desk.telephone.ring(first.callId);
    first.caller.cancel();
    await desk.event('ended');
    first.caller.ack(await desk.peer.response('INVITE', 487));
    desk.clock.pass(700);
    const second = await invited(desk);
    desk.telephone.ring(second.callId);
    desk.telephone.answer(second.callId);
    second.caller.ack(await desk.peer.response('INVITE', 200));
    await desk.event('answered');
    expect({ other: second.callId !== first.callId, told: kinds(desk) }).toEqual({
      other: true,
      told: ['invited', 'ended', 'invited', 'answered'],
    });
  });

  it('the same, when the PBX takes the same Call-ID again with the next CSeq', async () => {
    const desk = await registered();
    const first = await invited(desk, { sipCallId: 'again@pbx.test', from: '<sip:+49301@pbx.test>;tag=same' });
    desk.telephone.ring(first.callId);
    first.caller.cancel();
    await desk.event('ended');
    first.caller.ack(await desk.peer.response('INVITE', 487));
    const { text } = written({ sipCallId: 'again@pbx.test', from: '<sip:+49301@pbx.test>;tag=same' });
    desk.peer.send(text.replace('CSeq: 1 INVITE', 'CSeq: 2 INVITE'));
    const { callId } = await desk.event('invited');
    desk.telephone.ring(callId);
    await desk.peer.take(({ status, one }) => status === 180 && one('cseq') === '2 INVITE');
  });

  it.each([
    ['that is the magic cookie alone', 'SIP/2.0/WS 127.0.0.1;branch=z9hG4bK'],
    ['of RFC 2543', 'SIP/2.0/WS 127.0.0.1;branch=1'],
    ['that is missing', 'SIP/2.0/WS 127.0.0.1'],
    ['that another call has used', 'SIP/2.0/WS 127.0.0.1;branch=z9hG4bKused'],
  ])('two calls under a branch %s: both ring, and each ends by its own CANCEL', async (_what, via) => {
    const desk = await registered();
    const [one, other] = [await invited(desk, { via }), await invited(desk, { via })];
    other.caller.cancel();
    expect((await desk.event('ended')).callId).toBe(other.callId);
    desk.telephone.ring(one.callId);
    const ringing = await desk.peer.response('INVITE', 180);
    expect({ via: ringing.one('via'), callId: ringing.one('call-id') }).toEqual({
      via,
      callId: one.caller.sipCallId,
    });
    one.caller.cancel();
    expect((await desk.event('ended')).callId).toBe(one.callId);
  });

  it('the very same INVITE again, on its way twice, is one call', async () => {
    const desk = await registered();
    const { text } = written();
    desk.peer.send(text);
    desk.peer.send(text);
    await desk.event('invited');
    await desk.peer.settled();
    expect(kinds(desk)).toEqual(['invited']);
  });
});

describe('what a desk is asked outside a call', () => {
  const asked: readonly (readonly [method: string, headers: readonly HeaderLine[], status: number])[] = [
    ['OPTIONS', [], 200],
    ['OPTIONS', [['Require', 'x-hologram']], 420],
    ['INFO', [], 481],
    ['UPDATE', [], 481],
    ['PRACK', [['RAck', '1 1 INVITE']], 481],
    ['MESSAGE', [], 405],
    ['SUBSCRIBE', [['Event', 'dialog']], 405],
    ['PUBLISH', [['Event', 'dialog']], 405],
    ['REGISTER', [], 405],
    ['REFER', [['Refer-To', '<sip:+1900555@premium.example>']], 603],
    ['NOTIFY', [['Event', 'dialog']], 481],
    ['NOTIFY', [['Event', 'refer']], 481],
    ['NOTIFY', [['Event', 'x-unknown']], 489],
    ['NOTIFY', [], 489],
    ['NOTIFY', [['Event', 'message-summary']], 200],
    ['SING', [], 501],
  ];
  it.each(asked)('%s %j is answered by %i', async (method, headers, status) => {
    const desk = await registered();
    request(desk, method, headers);
    const answer: Heard = await desk.peer.response(method, status);
    const allows = status === 405 || status === 501;
    expect({ tag: /;tag=\w/.test(answer.one('to')), allows: /INVITE/.test(answer.one('allow')) || !allows }).toEqual({
      tag: true,
      allows: true,
    });
    await desk.peer.settled();
    expect({ invites: desk.peer.count('INVITE'), told: kinds(desk) }).toEqual({ invites: 0, told: [] });
  });

  it('and an INVITE to a single letter, which is nobody here, is told so (404)', async () => {
    const desk = await registered();
    const { text } = written();
    desk.peer.send(text.replace(/^INVITE \S+/, 'INVITE t'));
    await desk.peer.response('INVITE', 404);
  });

  it('and a method in small letters, or a start line with too little in it', async () => {
    const desk = await registered();
    const { text } = written();
    desk.peer.send(text.replace('INVITE sip:1000@pbx.test SIP/2.0', 'INVITE sip:1000@pbx.test'));
    await desk.peer.response('INVITE', 400);
    desk.peer.send(text.replaceAll('INVITE', 'invite'));
    await desk.peer.take(({ status }) => status === 501);
    await invited(desk);
  });
});

const kinds = (desk: Desk): string[] =>
  desk.events.flatMap(({ kind }) => (kind === 'invited' || kind === 'answered' || kind === 'ended' ? [kind] : []));
