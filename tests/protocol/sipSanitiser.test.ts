import fc from 'fast-check';
import { Core, Grammar, NameAddrHeader } from 'sip.js';
import { describe, expect, it } from 'vitest';
import { isPlainAddress, isPlainCallId, isPlainVia } from '../../electron/adapters/sip/address.ts';
import { takeApart } from '../../electron/adapters/sip/frame.ts';
import { type Arrival, type Sanitiser, createSanitiser } from '../../electron/adapters/sip/sanitiser.ts';

function received(sanitiser: Sanitiser, bytes: Buffer): Arrival | null {
  const frame = takeApart(bytes);
  return frame === null ? null : sanitiser.receive(frame);
}

const silent = new Core.LoggerFactory();
silent.builtinEnabled = false;
const logger = silent.getLogger('test');

function invite(headers: Readonly<Record<string, string>>): string {
  const all = {
    Via: 'SIP/2.0/WS 127.0.0.1;branch=z9hG4bK1',
    From: '<sip:1@pbx.test>;tag=1',
    To: '<sip:1000@pbx.test>',
    'Call-ID': 'a@b',
    CSeq: '1 INVITE',
    Contact: '<sip:1@pbx.test>',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return ['INVITE sip:1000@pbx.test SIP/2.0', ...lines, '', ''].join('\r\n');
}

/** What a caller, or a careless PBX, may write where an address is due. */
const anyAddress = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '"',
        '<',
        '>',
        '<sip:',
        'sip:',
        'tel:+4930',
        '@',
        ';',
        ',',
        '\\',
        ';tag=',
        'tag=x',
        '%',
        '#',
        ' ',
      ),
      fc.constantFrom(
        'pbx.test',
        '[::1]:5060',
        'pbx_1',
        '\0',
        '\n',
        '\t',
        '\u202e',
        'Jürgen',
        'أحمد',
        '🙂',
        '==',
        '?x=y',
      ),
      fc.string({ maxLength: 6, unit: 'binary' }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join('').replaceAll('\r', '').trim());

const clean = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim();

describe('whatever stands in a header', () => {
  it('sip.js reads the message, and the answer says what the caller said', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, anyAddress, anyAddress, (from, contact, route, callId) => {
        const sanitiser = createSanitiser();
        const bytes = Buffer.from(
          invite({ From: from, Contact: contact, 'Record-Route': route, 'Call-ID': `c${callId}`, Via: `v${callId}` }),
        );
        const arrival = received(sanitiser, bytes);
        const message = Core.Parser.parseMessage(arrival?.text ?? '', logger);
        if (message === undefined) throw new Error(`sip.js drops ${JSON.stringify(arrival?.text)}`);
        const response = [
          'SIP/2.0 180 Ringing',
          `Via: ${message.getHeader('via') ?? ''}`,
          `From: ${message.getHeader('from') ?? ''}`,
          `Call-ID: ${message.getHeader('call-id') ?? ''}`,
          `Record-Route: ${message.getHeaders('record-route').join(', ')}`,
          '',
          'sip:s1@stand-in.invalid',
        ].join('\r\n');
        const [head = '', body] = sanitiser.send(response).split('\r\n\r\n');
        expect(body ?? 'sip:s1@stand-in.invalid').toBe('sip:s1@stand-in.invalid');
        expect(head).not.toContain('stand-in');
        expect(head.split('\r\n').slice(2, 4)).toEqual([`From: ${clean(from)}`, `Call-ID: ${clean(`c${callId}`)}`]);
      }),
      { numRuns: 300 },
    );
  });

  it('an answer to our own call makes a dialog, and the ACK goes where its Contact says', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, anyAddress, (contact, route, name) => {
        const sanitiser = createSanitiser();
        const lines = [
          'SIP/2.0 200 OK',
          'Via: SIP/2.0/WS abc.invalid;branch=z9hG4bK1',
          'From: <sip:1000@pbx.test>;tag=ours',
          `To: "${name.replaceAll(/["\\<>]/g, '')}" <sip:105@pbx.test>;tag=theirs`,
          'Call-ID: abcde',
          'CSeq: 1 INVITE',
          `Record-Route: ${route}`,
          `Contact: ${contact}`,
        ];
        const arrival = received(sanitiser, Buffer.from([...lines, '', ''].join('\r\n')));
        const message = Core.Parser.parseMessage(arrival?.text ?? '', logger);
        if (!(message instanceof Core.IncomingResponseMessage)) throw new Error(`dropped: ${arrival?.text ?? ''}`);
        const target: unknown = message.parseHeader('contact');
        if (!(target instanceof NameAddrHeader)) throw new Error(`no Contact: ${arrival?.text ?? ''}`);
        const routes = message.getHeaders('record-route');
        const ack = [
          `ACK ${target.uri.toRaw()} SIP/2.0`,
          ...routes.map((one) => `Route: ${one}`),
          'Call-ID: abcde',
          '',
          '',
        ];
        expect({ tag: message.toTag, sent: sanitiser.send(ack.join('\r\n')) }).toEqual({
          tag: 'theirs',
          sent: expect.not.stringContaining('stand-in'),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('a NOTIFY has an event, a state and a Contact that sip.js can read', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, fc.option(anyAddress), (event, state, contact) => {
        const text = invite({ Event: event, 'Subscription-State': state, CSeq: '2 NOTIFY' })
          .replace('INVITE sip:', 'NOTIFY sip:')
          .replace(/^Contact: .*$/m, () => (contact === null ? 'X-Nothing: x' : `Contact: ${contact}`));
        const arrival = received(createSanitiser(), Buffer.from(text));
        const message = Core.Parser.parseMessage(arrival?.text ?? '', logger);
        if (message === undefined) throw new Error(`sip.js drops ${JSON.stringify(arrival?.text)}`);
        expect({
          event: message.parseHeader('event'),
          state: message.parseHeader('subscription-state'),
          contact: message.parseHeader('contact'),
        }).toEqual({
          event: expect.objectContaining({ event: expect.any(String) }),
          state: expect.objectContaining({ state: expect.stringMatching(/^(?:active|pending|terminated)$/) }),
          contact: expect.any(NameAddrHeader),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('an address, a Call-ID and a Via that pass untouched are written by sip.js as they came', () => {
    const user = fc.stringMatching(/^[A-Za-z0-9_.!~*'()+-]{1,12}$/);
    const host = fc.oneof(fc.domain(), fc.ipV4(), fc.stringMatching(/^[A-Za-z0-9.-]{1,12}$/));
    const parameters = fc.array(fc.stringMatching(/^;[A-Za-z-]{1,9}(=[A-Za-z0-9_.~:+-]{1,9})?$/), { maxLength: 3 });
    const name = fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^"[ !#-[\]-~\u0080-\uffff]{0,12}" $/),
      fc.stringMatching(/^([A-Za-z.!%*_+`'~-]{1,8} ){1,3}$/),
    );
    let plain = 0;
    fc.assert(
      fc.property(name, user, host, parameters, (called, who, where, more) => {
        const uri = `sip:${who}@${where}${more.join('')}`;
        const via = `SIP/2.0/WS ${where};branch=z9hG4bK${plain}`;
        const callId = `${who}@${where}`;
        const address = `${called}<${uri}>`;
        const refused = [
          isPlainVia(via) && Grammar.parse(via, 'Via') === -1 ? via : '',
          isPlainCallId(callId) && Grammar.parse(callId, 'Call_ID') === -1 ? callId : '',
        ];
        const names = more.map((parameter) => parameter.split('=')[0]?.toLowerCase());
        // sip.js keeps one of two parameters with the same name, and spells names in lower case.
        const kept = new Set(names).size === names.length && !more.some((parameter) => /[A-Z]/.test(parameter));
        const isPlain = isPlainAddress(address);
        if (isPlain) plain += 1;
        const written = isPlain && kept ? Grammar.nameAddrHeaderParse(address)?.uri.toRaw() : uri;
        expect({ refused, written }).toEqual({ refused: ['', ''], written: uri });
      }),
      { numRuns: 400 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});

describe('what is remembered of mended calls', () => {
  it('is bounded, and the calls that were heard of last are kept', () => {
    const sanitiser = createSanitiser();
    const arrive = (n: number): string =>
      received(sanitiser, Buffer.from(invite({ From: `Jürgen ${n} <sip:1@pbx.test>;tag=1`, 'Call-ID': `call-${n}` })))
        ?.text ?? '';
    const first = arrive(0);
    const from = /^from: (.*)$/m.exec(first)?.[1] ?? '';
    const answer = `SIP/2.0 180 Ringing\r\nFrom: ${from}\r\nCall-ID: call-0\r\n\r\n`;
    for (let n = 1; n < 1_500; n += 1) arrive(n);
    expect(sanitiser.send(answer)).toContain('From: Jürgen 0 <sip:1@pbx.test>;tag=1');
    for (let n = 1_500; n < 3_400; n += 1) arrive(n);
    expect(sanitiser.send(answer)).toContain('From: Jürgen 0 <sip:1@pbx.test>;tag=1');
    for (let n = 3_400; n < 5_400; n += 1) arrive(n);
    expect(sanitiser.send(answer)).toBe(answer);
  });

  it('is bounded in length too', () => {
    const sanitiser = createSanitiser();
    const arrive = (n: number): string => {
      const from = `${String(n).padEnd(65_536, 'ü')} <sip:1@pbx.test>;tag=1`;
      return received(sanitiser, Buffer.from(invite({ From: from, 'Call-ID': `call-${n}` })))?.text ?? '';
    };
    const from = /^from: (.*)$/m.exec(arrive(0))?.[1] ?? '';
    const answer = `SIP/2.0 180 Ringing\r\nFrom: ${from}\r\nCall-ID: call-0\r\n\r\n`;
    expect(sanitiser.send(answer).length).toBeGreaterThan(65_536);
    for (let n = 1; n < 300; n += 1) arrive(n);
    expect(sanitiser.send(answer)).toBe(answer);
  });
});
