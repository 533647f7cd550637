import { afterEach, describe, expect, it } from 'vitest';
import { boundHeader } from '#core/caller/nameAddr.ts';
import { createCaller, invited } from './sip/caller.ts';
import { closeDesks, openDesk } from './sip/desk.ts';
import { tagOf } from './sip/message.ts';

afterEach(closeDesks);

describe('a call arrives', () => {
  it('is told with its identity headers as they came, and is not ringing at the caller before the desk says so', async () => {
    const desk = await openDesk();
    await desk.registered();
    const asserted = '"Marta; Brandt" <sip:+493023125148;verstat=TN-Validation-Passed@pbx.test>, <tel:+493023125148>';
    const { caller, callId } = await invited(desk, {
      more: [
        ['P-Asserted-Identity', asserted],
        ['Remote-Party-ID', '<sip:214@pbx.test>;party=calling'],
        ['Diversion', '<sip:+4930555000@pbx.test>;reason=no-answer'],
        ['History-Info', '<sip:+4930555000@pbx.test?Reason=SIP%3Bcause%3D408>;index=1'],
        ['Privacy', 'none'],
        ['Call-Info', '<http://127.0.0.1/p.png>;purpose=icon'],
        ['s', 'Terminverschiebung'],
        ['X-Queue', 'reception'],
        ['Privacy', 'id'],
      ],
    });
    await desk.peer.response('INVITE', 100);
    await desk.peer.settled();
    expect(desk.peer.heard.filter((message) => message.status === 180)).toEqual([]);
    expect(desk.events.at(-1)).toEqual({
      kind: 'invited',
      callId,
      lineId: 'main',
      at: desk.clock.now(),
      sipCallId: caller.sipCallId,
      headers: [
        { name: 'From', value: caller.from },
        { name: 'To', value: caller.to },
        { name: 'P-Asserted-Identity', value: asserted },
        { name: 'Remote-Party-ID', value: '<sip:214@pbx.test>;party=calling' },
        { name: 'Diversion', value: '<sip:+4930555000@pbx.test>;reason=no-answer' },
        { name: 'History-Info', value: '<sip:+4930555000@pbx.test?Reason=SIP%3Bcause%3D408>;index=1' },
        { name: 'Privacy', value: 'none' },
        { name: 'Call-Info', value: '<http://127.0.0.1/p.png>;purpose=icon' },
        { name: 'Subject', value: 'Terminverschiebung' },
        // A header of the exchange's own: the office may have a rule for it.
        { name: 'x-queue', value: 'reception' },
        { name: 'Privacy', value: 'id' },
      ],
    });
    desk.telephone.ring(callId);
    desk.telephone.ring(callId);
    expect((await desk.peer.response('INVITE', 180)).one('from')).toBe(caller.from);
    await desk.peer.settled();
    expect(desk.peer.heard.filter((message) => message.status === 180)).toHaveLength(1);
  });

  it('that requires an extension nobody here speaks is refused by its name', async () => {
    const desk = await openDesk();
    await desk.registered();
    createCaller(desk, { more: [['Require', '100rel, x-hologram']] }).send();
    expect((await desk.peer.response('INVITE', 420)).one('unsupported')).toBe('100rel, x-hologram');
    expect(desk.events.filter((event) => event.kind === 'invited')).toEqual([]);
  });

  it('twice by two ways is taken once', async () => {
    const desk = await openDesk();
    await desk.registered();
    const from = '<sip:+493023125148@pbx.test>;tag=one';
    await invited(desk, { sipCallId: 'forked@pbx.test', from });
    createCaller(desk, { sipCallId: 'forked@pbx.test', from }).send();
    await desk.peer.response('INVITE', 482);
    expect(desk.events.filter((event) => event.kind === 'invited')).toHaveLength(1);
  });

  it('ten at once are all there, and the page prepares the answers of the first three', async () => {
    const desk = await openDesk();
    await desk.registered();
    const calls = [];
    for (let n = 0; n < 10; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      calls.push(await invited(desk, { sdp: `v=0\r\ns=offer ${n}\r\n` }));
    }
    for (const { callId } of calls) desk.telephone.ring(callId);
    await desk.peer.settled();
    expect(desk.media.asked).toEqual(['answer offer 0', 'answer offer 1', 'answer offer 2']);
    calls[1]?.caller.cancel();
    await desk.event('ended');
    desk.telephone.answer(calls[9]!.callId);
    await desk.event('answered');
    expect(desk.media.asked).toEqual([
      'answer offer 0',
      'answer offer 1',
      'answer offer 2',
      'close',
      'answer offer 3',
      'answer offer 9',
      'microphone',
    ]);
  });
});

const long = 'x'.repeat(65_536);

const names: readonly (readonly [what: string, from: string])[] = [
  ['a tel: URI', '<tel:+493023125148>;tag=t1'],
  ['a tel: URI without brackets', 'tel:+493023125148;tag=t1'],
  ['an unquoted name that is not ASCII', 'Jürgen Müller <sip:+4930@pbx.test>;tag=t1'],
  ['an unquoted Arabic name', 'أحمد <sip:+4930@pbx.test>;tag=t1'],
  ['an unquoted name with a comma', 'Müller, Jürgen <sip:+4930@pbx.test>;tag=t1'],
  ['a quote that is never closed', '"Marta <sip:+4930@pbx.test>;tag=t1'],
  ['a # in the user', '<sip:12#34@pbx.test>;tag=t1'],
  ['a space in the user', '<sip:12 34@pbx.test>;tag=t1'],
  ['a lone % in the user', '<sip:100%@pbx.test>;tag=t1'],
  ['an underscore in the host', '<sip:100@pbx_1>;tag=t1'],
  ['a host of digits', '<sip:100@1.2.3>;tag=t1'],
  ['a tag in base64', '"Marta" <sip:+4930@pbx.test>;tag=dGFn=='],
  ['a parameter nobody knows', '"Marta" <sip:+4930@pbx.test>;tag=t1;x=[{é}]'],
  ['a name of 64 kB', `"${long}" <sip:+4930@pbx.test>;tag=t1`],
  ['a user of 64 kB', `<sip:${long}@pbx.test>;tag=t1`],
  ['a NUL in the name', '"Mar\0ta" <sip:+4930@pbx.test>;tag=t1'],
  ['a lone LF in the name', '"Mar\nta" <sip:+4930@pbx.test>;tag=t1'],
  ['a lone CR in the name', '"Mar\rta" <sip:+4930@pbx.test>;tag=t1'],
  ['control and bidi characters', '"\u0007\u001b[31mMarta\u202e" <sip:+4930@pbx.test>;tag=t1'],
  ['backslashes in the name', '"Mar\\"ta\\\\" <sip:+4930@pbx.test>;tag=t1'],
  ['markup in the name', '"<script>alert(1)</script>" <sip:+4930@pbx.test>;tag=t1'],
  ['an emoji without quotes', '🙂 <sip:+4930@pbx.test>;tag=t1'],
  ['no URI at all', 'Anonymous;tag=t1'],
  ['an empty address', '<>;tag=t1'],
];

describe('a caller whose name sip.js cannot read reaches the desk all the same', () => {
  it.each(names)('%s', async (_what, from) => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await invited(desk, { from });
    const told = desk.events.at(-1);
    expect(told?.kind === 'invited' ? told.headers[0] : null).toEqual({
      name: 'From',
      value: boundHeader(from, 1_024),
    });
    // What the protocol forbids is not sent on, but nothing else is changed (RFC 3261 section 8.2.6.2).
    const expected = from.replaceAll(/[\0\n\r\u0007\u001b]/g, ' ');
    desk.telephone.ring(callId);
    expect((await desk.peer.response('INVITE', 180)).one('from')).toBe(expected);
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    expect(answer.one('from')).toBe(expected);
    expect(answer.one('to')).toMatch(/^<sip:1000@pbx\.test>;tag=\w+$/);
    caller.ack(answer);
    await desk.peer.settled();
    desk.telephone.hangUp(callId);
    const bye = await desk.peer.request('BYE');
    expect(tagOf(bye.one('to'))).toBe(tagOf(expected));
    expect(bye.one('to').startsWith(expected.split(';tag=')[0] ?? '') || bye.one('to').includes('sip:')).toBe(true);
    caller.answer(bye, 200);
  });

  it('by P-Asserted-Identity of any kind', async () => {
    const desk = await openDesk();
    await desk.registered();
    const values = [
      '<tel:+4930>',
      'Jürgen <sip:a b@pbx_1>',
      '"',
      '',
      `"${long}" <sip:1@pbx.test>`,
      '<sip:1@x>, <tel:1>',
    ];
    await invited(desk, { more: values.map((value) => ['P-Asserted-Identity', value] as const) });
    const told = desk.events.at(-1);
    expect(told?.kind === 'invited' ? told.headers.slice(2).map((header) => header.value) : []).toEqual(
      values.map((value) => boundHeader(value, 1_024)),
    );
  });

  it('in Latin-1 instead of UTF-8, while another header is in UTF-8', async () => {
    const desk = await openDesk();
    await desk.registered();
    const caller = createCaller(desk, { from: '"J?rgen" <sip:+4930@pbx.test>;tag=t1', more: [['Subject', 'Büro']] });
    const sent: Buffer[] = [];
    const { peer } = desk;
    const wire = { ...peer, send: (message: string | Buffer) => void sent.push(Buffer.from(message)) };
    createCaller({ ...desk, peer: wire }, { from: caller.from, more: [['Subject', 'Büro']] }).send();
    const bytes = sent[0] ?? Buffer.alloc(0);
    bytes[bytes.indexOf('J?rgen') + 1] = 0xfc;
    peer.send(bytes);
    await desk.event('invited');
    const told = desk.events.at(-1);
    expect(told?.kind === 'invited' ? told.headers : []).toEqual([
      { name: 'From', value: '"Jürgen" <sip:+4930@pbx.test>;tag=t1' },
      { name: 'To', value: '<sip:1000@pbx.test>' },
      { name: 'Subject', value: 'Büro' },
    ]);
    expect((await peer.response('INVITE', 100)).one('from')).toBe('"Jürgen" <sip:+4930@pbx.test>;tag=t1');
  });

  it('and every request inside the call goes to the very address the caller gave', async () => {
    const desk = await openDesk();
    await desk.registered();
    const contact = '"Café" <sip:+4930;tgrp=a#b@pbx_1:5060;transport=ws;Alias=1~2>';
    const { caller, callId } = await invited(desk, {
      contact,
      via: 'SIP/2.0/WS pbx_1:5060',
      sipCallId: 'YWJj/ZGVm+Zw==',
      from: 'Jürgen <sip:j ü@pbx_1>;tag=a=b',
      to: 'Empfang <sip:1000@pbx_1>',
      more: [
        ['Record-Route', '<sip:pbx_1;lr;ftag=a=b>'],
        ['Record-Route', '<sip:127.0.0.1;lr>'],
      ],
    });
    desk.telephone.answer(callId);
    const answer = await desk.peer.response('INVITE', 200);
    expect({
      via: answer.all('via'),
      from: answer.one('from'),
      to: answer.one('to').replace(/;tag=\w+$/, ''),
      callId: answer.one('call-id'),
      routes: answer.all('record-route'),
    }).toEqual({
      via: ['SIP/2.0/WS pbx_1:5060'],
      from: 'Jürgen <sip:j ü@pbx_1>;tag=a=b',
      to: 'Empfang <sip:1000@pbx_1>',
      callId: 'YWJj/ZGVm+Zw==',
      routes: ['<sip:pbx_1;lr;ftag=a=b>', '<sip:127.0.0.1;lr>'],
    });
    caller.ack(answer);
    await desk.event('answered');
    await desk.peer.settled();
    desk.telephone.hangUp(callId);
    const bye = await desk.peer.request('BYE');
    expect({
      line: bye.startLine,
      to: bye.one('to'),
      from: bye.one('from').replace(/;tag=\w+$/, ''),
      callId: bye.one('call-id'),
      routes: bye.all('route'),
    }).toEqual({
      line: 'BYE sip:+4930;tgrp=a#b@pbx_1:5060;transport=ws;Alias=1~2 SIP/2.0',
      to: 'Jürgen <sip:j ü@pbx_1>;tag=a=b',
      from: 'Empfang <sip:1000@pbx_1>',
      callId: 'YWJj/ZGVm+Zw==',
      routes: ['<sip:pbx_1;lr;ftag=a=b>', '<sip:127.0.0.1;lr>'],
    });
    caller.answer(bye, 200);
  });
});

describe('garbage', () => {
  it('is survived, and the next call arrives', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { peer } = desk;
    const frames: (string | Buffer)[] = [
      '',
      '\r\n\r\n',
      '\0\0\0',
      'GET / HTTP/1.1\r\n\r\n',
      'INVITE\r\n\r\n',
      'INVITE sip:1000@pbx.test SIP/2.0\r\n\r\n',
      'INVITE sip:1000@pbx.test SIP/2.0\r\nVia: x\r\nFrom: y\r\nTo: z\r\nCall-ID: \r\nCSeq: one\r\n\r\n',
      'SIP/2.0 200 OK\r\nVia: SIP/2.0/WS x;branch=z9hG4bK1\r\nCSeq: x\r\n\r\n',
      'SIP/2.0 200 OK\r\n\r\n',
      'SIP/2.0 999 ?\r\n\r\n',
      'BYE sip:1000@pbx.test SIP/2.0\r\nVia: SIP/2.0/WS x;branch=z9hG4bK2\r\nFrom: <sip:a@b>\r\nTo: <sip:a@b>\r\nCall-ID: a\r\nCSeq: 1 BYE\r\n\r\n',
      Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a, 0x0d, 0x0a]),
      Buffer.alloc(300_000, 0x41),
      `${'A: b\r\n'.repeat(10_000)}\r\n`,
      ':\r\n:\r\n\r\n',
    ];
    for (const frame of frames) peer.send(frame);
    for (const frame of frames) peer.send(frame, false);
    await peer.settled();
    expect((await invited(desk)).callId).toBe('id-1');
    expect(peer.connections()).toBe(1);
  });

  it('of line ends is read as it was meant', async () => {
    const desk = await openDesk();
    await desk.registered();
    const sent: string[] = [];
    const wire = { ...desk.peer, send: (message: string | Buffer) => void sent.push(String(message)) };
    const caller = createCaller({ ...desk, peer: wire }, { from: '"Marta"\r\n <sip:1@pbx.test>;tag=t1' });
    caller.send();
    const [head = '', body = ''] = sent[0]?.split('\r\n\r\n') ?? [];
    desk.peer.send(`\r\n\r\n${head.replaceAll('\r\n', '\n')}\n\n${body}`);
    await desk.event('invited');
    const told = desk.events.at(-1);
    expect(told?.kind === 'invited' ? told.headers[0] : null).toEqual({
      name: 'From',
      value: '"Marta" <sip:1@pbx.test>;tag=t1',
    });
  });

  it('around a session description does not hide it', async () => {
    const desk = await openDesk();
    await desk.registered();
    const parts = ['--b1', 'Content-Type: text/plain', '', 'hello', '--b1', 'Content-Type: application/sdp', ''];
    const multipart = `${parts.join('\r\n')}\r\nv=0\r\ns=inner\r\n\r\n--b1--\r\n`;
    const kinds: readonly (readonly [contentType: string, sdp: string])[] = [
      ['Application/SDP; charset=utf-8', 'v=0\r\ns=spelled otherwise\r\n'],
      ['multipart/mixed;boundary="b1"', multipart],
      ['???', 'v=0\r\ns=unnamed\r\n'],
    ];
    for (const [contentType, sdp] of kinds) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const { callId } = await invited(desk, {
        contentType,
        sdp,
        more: [
          ['Content-Disposition', 'session;handling=required'],
          ['Expires', 'soon'],
        ],
      });
      desk.telephone.answer(callId);
      // oxlint-disable-next-line no-await-in-loop
      await desk.event('answered');
    }
    expect(desk.media.asked.filter((asked) => asked.startsWith('answer'))).toEqual([
      'answer spelled otherwise',
      'answer inner',
      'answer unnamed',
    ]);
  });
});
