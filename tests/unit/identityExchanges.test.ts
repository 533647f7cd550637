import { describe, expect, test } from 'vitest';
import type { CallerCard } from '#core/caller/card.ts';
import type { Identity, RawHeader } from '#core/caller/identity.ts';
import { isNameCertain } from '#core/caller/nameCertainty.ts';
import { type IdentityOptions, statementsOf, understandIdentity } from '#core/caller/readIdentity.ts';
import { numberKey } from '#core/caller/number.ts';
import { identityHeaders } from '../../electron/adapters/sip/identityHeaders.ts';
import { cardOf } from '../fakes/card.ts';

function headers(lines: readonly string[]): readonly RawHeader[] {
  return lines.map((line) => ({ name: line.slice(0, line.indexOf(':')), value: line.slice(line.indexOf(':') + 2) }));
}

/** What is told of the caller, in one line each, so that a table can be read. */
function told(identity: Identity): Readonly<Record<string, string>> {
  const { number, displayName, source, verification, dialled, forwards, line, attestation } = identity;
  const parts = {
    who: [displayName, numberKey(number) || number.kind].filter((part) => part !== '').join(' '),
    source,
    verification: verification === 'not-said' ? '' : verification,
    dialled: dialled === null ? '' : numberKey(dialled),
    forwards: forwards.map(({ number: by, reason }) => `${numberKey(by)} ${reason}`).join(', '),
    line: line ?? '',
    attestation: attestation ?? '',
  };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== ''));
}

const understood = (lines: readonly string[], options: IdentityOptions) =>
  told(understandIdentity(headers(lines), options));

describe('what exchanges and carriers write is understood', () => {
  test.each<[string, string, readonly string[], Readonly<Record<string, string>>]>([
    [
      'Telnyx, verstat in the address (developers.telnyx.com, STIR/SHAKEN SIP header parameters)',
      'US',
      [
        'From: "John Doe" <sip:+18889809750@sip.telnyx.com>;tag=7f',
        'P-Asserted-Identity: "John Doe" <sip:+18889809750@sip.telnyx.com;verstat=TN-Validation-Passed>',
      ],
      { who: 'John Doe +18889809750', source: 'p-asserted-identity', verification: 'verified' },
    ],
    [
      'Avaya IP Office, level in verstat (documentation.avaya.com, SIP STIR Auth Level)',
      'US',
      ['From: <sip:trunk@foo.com>', 'P-Asserted-Identity: tel:+12125550123;verstat=TN-Validation-Passed-A'],
      { who: '+12125550123', source: 'p-asserted-identity', verification: 'verified', attestation: 'A' },
    ],
    [
      'Verizon, level in a header of its own (the same page): it lowers what is verified, and never verifies by itself',
      'US',
      [
        'From: <sip:+12125550123@foo.com>',
        'P-Asserted-Identity: <sip:+12125550123;verstat=TN-Validation-Passed@foo.com;user=phone>',
        'X-Attestation-Info: C',
      ],
      { who: '+12125550123', source: 'p-asserted-identity', verification: 'not-verified', attestation: 'C' },
    ],
    [
      'a 3GPP network, attestation without any check (TS 24.229, P-Attestation-Indicator)',
      'US',
      ['From: <sip:+12125550123@ims.example>', 'P-Attestation-Indicator: A'],
      { who: '+12125550123', source: 'from', attestation: 'A' },
    ],
    [
      'Verizon, verstat before the @ with another parameter (IP-NNI Task Force, Verstat Related Best Practices)',
      'FI',
      ['From: <sip:+358-555-1234567;postd=pp22;verstat=TN-Validation-Passed@foo.com;user=phone>;tag=1'],
      { who: '+3585551234567', source: 'from', verification: 'verified' },
    ],
    [
      'Twilio, a failed check in a header of its own (twilio.com/changelog, X-Twilio-VerStat)',
      'US',
      ['From: "Mom" <sip:+14155550123@pstn.twilio.com>', 'X-Twilio-VerStat: TN-Validation-Failed-B'],
      { who: 'Mom +14155550123', source: 'from', verification: 'failed', attestation: 'B' },
    ],
    [
      'Plivo (plivo.com/docs, X-Plivo-Stir-Verification)',
      'US',
      ['From: <sip:+14155550123@plivo.example>', 'X-Plivo-Stir-Verification: Not Verified'],
      { who: '+14155550123', source: 'from', verification: 'not-verified' },
    ],
    [
      'an Australian carrier, forwarded twice (github.com/voipmonitor/sniffer/issues/81)',
      'AU',
      [
        'To: <sip:0493363501@203.23.175.90;user=phone>',
        'From: <sip:61272091827@203.134.5.10>;tag=3872015738-350219619',
        'P-Asserted-Identity: <sip:61272091827@203.134.5.10;user=phone>',
        'Diversion: <sip:0414674199@203.134.5.10;user=phone>;reason=unknown;counter=1',
        'Diversion: <sip:0493363501@203.134.5.10;user=phone>;reason=no-answer;counter=1',
      ],
      {
        who: '+61272091827',
        source: 'p-asserted-identity',
        dialled: '+61493363501',
        forwards: '+61414674199 unknown, +61493363501 no-answer',
      },
    ],
    [
      '2talk, the original caller passed through (support.2talk.co.nz, outbound caller id)',
      'NZ',
      [
        'From: <sip:037654321@203.0.113.1>;tag=as1af6bbdc',
        'To: <sip:0212345678@198.51.100.2>',
        'Diversion: <sip:037654321@203.0.113.1>;privacy=off;reason=unconditional;counter=1;screen=no',
        'P-Asserted-Identity: <sip:091234567@203.0.113.1;user=phone>',
      ],
      {
        who: '+6491234567',
        source: 'p-asserted-identity',
        dialled: '+6437654321',
        forwards: '+6437654321 always',
      },
    ],
    [
      'Voxbone, reason in capitals (github.com/RestComm/Restcomm-Connect/pull/1201)',
      'UA',
      ['From: <sip:380675550914@voxbone.com>', 'Diversion: <sip:380445551230@voxbone.com>;counter=1;reason=USER-BUSY'],
      { who: '+380675550914', source: 'from', dialled: '+380445551230', forwards: '+380445551230 busy' },
    ],
    [
      'FreeSWITCH, Remote-Party-ID as sip_cid_type writes it (developer.signalwire.com)',
      'UA',
      [
        'From: "test" <sip:1234@10.0.0.5>;tag=9',
        'Remote-Party-ID: "Олена" <sip:0675550914@10.0.0.5>;party=calling;screen=yes;privacy=off',
      ],
      { who: 'Олена +380675550914', source: 'remote-party-id' },
    ],
    [
      'a CM trunk, anonymous with the number for the carrier alone (cm.com, How do I send calls anonymously)',
      'NL',
      [
        'From: "Anonymous" <sip:anonymous@anonymous.invalid>',
        'P-Asserted-Identity: sip:+31765727000@cm.example',
        'Privacy: id',
      ],
      { who: 'withheld', source: 'p-asserted-identity' },
    ],
    [
      'Microsoft’s server, History-Info with the desk alone ([MS-SIPRE] section 4.8)',
      'US',
      ['From: <sip:Alice@contoso.com>;epid=01010101', 'History-Info: <sip:Bob@contoso.com>;index=1'],
      { who: 'Alice', source: 'from', dialled: 'Bob' },
    ],
    [
      'an AudioCodes gateway, why the call went on in History-Info (Mediant manual, EnableHistoryInfo)',
      'UA',
      [
        'From: <sip:0675550914@gw>',
        'History-Info: <sip:0445551230@gw?Reason=SIP%3Bcause%3D302%3Btext%3D%22Moved%22>;index=1',
        'History-Info: <sip:214@gw?Reason=SIP%3Bcause%3D486>;index=1.1, <sip:215@gw?Reason=Q.850%3Bcause%3D19>;index=1.2',
        'History-Info: <sip:1000@gw>;index=1.10',
      ],
      {
        who: '+380675550914',
        source: 'from',
        dialled: '+380445551230',
        forwards: '215 no-answer, 214 busy, +380445551230 always',
      },
    ],
    [
      'an IMS network, the reason as cause of the next address (RFC 4458 section 2, RFC 7544)',
      'DE',
      [
        'From: <sip:+4930901820@ims.example>',
        'History-Info: <sip:+493023125100@ims.example;user=phone>;index=1,',
        'History-Info: <sip:+493023125148@ims.example;user=phone;cause=408>;index=1.1;mp=1,<sip:1000@pbx;cause=302>;index=1.1.1;mp=1.1',
      ],
      {
        who: '+4930901820',
        source: 'from',
        dialled: '+493023125100',
        forwards: '+493023125148 always, +493023125100 no-answer',
      },
    ],
    [
      'a payphone (draft-mahy-iptel-cpc section 3)',
      'GB',
      ['From: <sip:+442079460999@gw>', 'P-Asserted-Identity: <tel:+442079460999;cpc=payphone>'],
      { who: '+442079460999', source: 'p-asserted-identity', line: 'payphone' },
    ],
    [
      'a coin line whose number is not told (3GPP TS 29.163)',
      'JP',
      ['From: "Coin line/payphone" <sip:anonymous@anonymous.invalid>', 'To: <sip:0312345678@gw>'],
      { who: 'withheld', source: 'from', dialled: '+81312345678', line: 'payphone' },
    ],
    [
      'a North American prison, by its ANI II digits',
      'US',
      ['From: <sip:+12125550123;isup-oli=29@gw;user=phone>'],
      { who: '+12125550123', source: 'from', line: 'prison' },
    ],
    [
      'an ordinary and a mobile line, of which nothing is to be said',
      'GB',
      ['From: <sip:+442079460999;cpc=ordinary@gw>', 'P-Asserted-Identity: <tel:+442079460999;cpc=mobile-hplmn>'],
      { who: '+442079460999', source: 'p-asserted-identity' },
    ],
    [
      'a picture and a page of the caller (RFC 3261 section 20.9): nothing of them is taken',
      'GB',
      [
        'From: <sip:+442079460999@gw>',
        'Call-Info: <http://evil.example/a.png>;purpose=icon, <http://evil.example/>;purpose=info',
      ],
      { who: '+442079460999', source: 'from' },
    ],
  ])('%s', (_, country, lines, expected) => {
    expect(understood(lines, { country })).toEqual(expected);
  });
});

describe('in which headers an exchange is believed', () => {
  const lines = [
    'From: "Own word" <sip:+380501112233@pbx>;verstat=TN-Validation-Passed',
    'Remote-Party-ID: "Older" <sip:+380679998877@pbx>;party=calling',
    'P-Asserted-Identity: "Asserted" <sip:+380675550914;verstat=TN-Validation-Passed@pbx>',
  ];
  const by = (...believes: NonNullable<IdentityOptions['believes']>) => understood(lines, { country: 'UA', believes });

  test('the first that names somebody counts, and what is not named is not read', () => {
    expect([by('p-asserted-identity', 'from'), by('remote-party-id', 'p-asserted-identity', 'from')]).toEqual([
      { who: 'Asserted +380675550914', source: 'p-asserted-identity', verification: 'verified' },
      { who: 'Older +380679998877', source: 'remote-party-id' },
    ]);
  });

  test('From alone is the caller’s own word: nothing in it is verified, but what failed has failed', () => {
    expect(by('from')).toEqual({ who: 'Own word +380501112233', source: 'from', verification: 'not-verified' });
    expect(
      understood(['From: <sip:+380501112233@pbx>;verstat=TN-Validation-Failed'], { country: 'UA', believes: ['from'] }),
    ).toMatchObject({ verification: 'failed' });
    const ownHeader = ['From: <sip:+380501112233@pbx>', 'X-Twilio-VerStat: TN-Validation-Passed-A'];
    expect(understood(ownHeader, { country: 'UA', believes: ['from'] })).toEqual({
      who: '+380501112233',
      source: 'from',
    });
  });

  test('where From alone is believed, nobody’s word on who forwarded the call and which number was dialled is taken', () => {
    const forged = [
      'From: <sip:+380501112233@pbx>',
      'To: <sip:+380445551200@pbx>',
      'Diversion: "The boss" <sip:201@pbx>;reason=no-answer',
      'History-Info: <sip:+380445551230@pbx>;index=1',
      'P-Called-Party-ID: <sip:+380445551230@pbx>',
    ];
    expect(understood(forged, { country: 'UA', believes: ['from'] })).toEqual({
      who: '+380501112233',
      source: 'from',
      dialled: '+380445551200',
    });
    expect(understood(forged, { country: 'UA' })).toMatchObject({
      dialled: '+380445551230',
      forwards: '201 no-answer',
    });
  });

  test('a wish for privacy is heard in a header that is not believed', () => {
    const wished = [...lines, 'Remote-Party-ID: <sip:+380679998877@pbx>;party=calling;privacy=full'];
    expect(understood(wished, { country: 'UA', believes: ['from'] })).toMatchObject({ who: 'withheld' });
  });

  test('whoever sets it up is told what each header says by itself', () => {
    expect(statementsOf(headers(lines), 'UA')).toEqual([
      { source: 'p-asserted-identity', shown: '+380 67 555 09 14', name: 'Asserted' },
      { source: 'remote-party-id', shown: '+380 67 999 88 77', name: 'Older' },
      { source: 'from', shown: '+380 50 111 22 33', name: 'Own word' },
    ]);
  });
});

describe('which number was dialled', () => {
  const from = 'From: <sip:+380675550914@pbx>';

  test('is not the account’s own name, as long as anything else is told', () => {
    const lines = [from, 'To: <sip:reception@pbx>', 'P-Called-Party-ID: <sip:+380445551230@pbx;user=phone>'];
    const own = 'reception';
    expect(
      [
        understood(lines, { country: 'UA', own }),
        understood(lines.slice(0, 2), { country: 'UA', own }),
        understood([from, 'To: <sip:0445551200@pbx>', 'P-Called-Party-ID: <sip:reception@pbx>'], {
          country: 'UA',
          own,
          dialledBy: ['p-called-party-id', 'to'],
        }),
      ].map(({ dialled }) => dialled ?? null),
    ).toEqual(['+380445551230', null, '+380445551200']);
  });

  test('is the office’s own number before a stranger’s that sends its calls there', () => {
    const lines = [from, 'To: <sip:0445551230@pbx>', 'Diversion: <sip:+4930901820@carrier>;reason=unconditional'];
    const isListed: IdentityOptions['isListed'] = ({ e164 }) => e164 === '+380445551230';
    expect([understood(lines, { country: 'UA' }), understood(lines, { country: 'UA', isListed })]).toMatchObject([
      { dialled: '+4930901820' },
      { dialled: '+380445551230', forwards: '+4930901820 always' },
    ]);
  });

  test('is the address the INVITE was sent to where that is a telephone number', () => {
    const number = identityHeaders(
      [{ name: 'to', value: '<sip:reception@pbx>' }],
      'INVITE sip:+380445551230@1.2.3.4;ob SIP/2.0',
    );
    const name = identityHeaders([{ name: 'to', value: '<sip:reception@pbx>' }], 'INVITE sip:k3x9@1.2.3.4 SIP/2.0');
    const dialledOf = (raw: readonly RawHeader[]) =>
      understandIdentity(raw, { country: 'UA', own: 'reception' }).dialled?.e164 ?? null;
    expect([dialledOf(number), dialledOf(name)]).toEqual(['+380445551230', null]);
    expect(name.map(({ name: header }) => header)).toEqual(['To']);
  });
});

describe('who sent the call on', () => {
  const forwardsOf = (...lines: readonly string[]) => understood(lines, { country: 'UA' })['forwards'] ?? '';

  test('is told once, however often the call came round, and no more than five of them', () => {
    const loop = ['214', '215', '214', '215', '214'].map((user) => `<sip:${user}@pbx>;reason=no-answer`).join(', ');
    expect(forwardsOf(`Diversion: ${loop}`)).toBe('214 no-answer, 215 no-answer');
    const many = Array.from({ length: 30 }, (_, index) => `<sip:${200 + index}@pbx>`).join(',');
    expect(forwardsOf(`Diversion: ${many}`).split(', ')).toHaveLength(5);
  });

  test('History-Info is read by its index, not by the order of its lines', () => {
    expect(
      forwardsOf(
        'History-Info: <sip:1000@pbx>;index=1.1.1',
        'History-Info: <sip:214@pbx?Reason=SIP%3Bcause%3D486>;index=1.1, <sip:0445551230@pbx>;index=1',
      ),
    ).toBe('214 busy, +380445551230 unknown');
  });

  test('whoever does not want to be known is left out, and the others are still told', () => {
    expect(
      forwardsOf(
        'History-Info: <sip:0445551230@pbx>;index=1, <sip:214@pbx?Privacy=history&Reason=SIP%3Bcause%3D486>;index=1.1',
        'History-Info: <sip:215@pbx?Reason=SIP%3Bcause%3D408>;index=1.2, <sip:1000@pbx>;index=1.3',
      ),
    ).toBe('215 no-answer, +380445551230 unknown');
  });

  test('a reason that is no word of the RFC is unknown, whatever it is called', () => {
    expect(forwardsOf('Diversion: <sip:214@pbx>;reason=constructor')).toBe('214 unknown');
  });
});

test('a signature that came along is told and not believed', () => {
  const signed = understandIdentity(
    headers([
      'From: <sip:+12125550123@x>',
      'Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIn0.c2ln;info=<https://c.example/c.pem>;alg=ES256',
    ]),
    { country: 'US' },
  );
  expect([signed.signed, signed.verification, signed.attestation]).toEqual([true, 'not-said', null]);
});

test('a name of the directory is certain unless the number failed, or was forged before and is not vouched for now', () => {
  const forgedBefore = { callId: 'a', at: 1 };
  const certain = (card: Partial<CallerCard>) => isNameCertain({ ...cardOf('client'), ...card });
  expect([
    certain({ verification: 'not-said' }),
    certain({ verification: 'failed' }),
    certain({ verification: 'not-said', forgedBefore }),
    certain({ verification: 'verified', forgedBefore }),
  ]).toEqual([true, false, false, true]);
});
