import { chance, tagOf, write, type HeaderLine, type Heard } from '../../protocol/sip/message.ts';
import { mute, type RawLine } from './rawLine.ts';

/** One call of the raw desk. */
export interface RawLeg {
  readonly callId: string;
  /** Everything heard in this call, each by its method: 'INVITE', 'BYE', '202 REFER', 'NOTIFY' ... */
  readonly story: () => readonly string[];
  /** How a REFER of this call fares, NOTIFY by NOTIFY: the status in it and its subscription, '200 terminated'. */
  readonly progress: () => readonly string[];
  /** A request within the call; answers its final response. */
  readonly ask: (method: string, more?: readonly HeaderLine[], body?: string) => Promise<Heard>;
  /** Puts the partner on hold: a re-INVITE with sendonly. */
  readonly hold: () => Promise<Heard>;
  /** REFER to an address without more: a blind transfer. */
  readonly refer: (uri: string) => Promise<Heard>;
  /** REFER with Replaces (RFC 3891): the partner of this call is to take the other one over. */
  readonly referTo: (other: RawLeg) => Promise<Heard>;
  readonly hangUp: () => Promise<Heard>;
  /** Where a REFER to this call's partner points: its Contact, with Replaces escaped (RFC 3515 section 2.1). */
  readonly replacing: () => string;
}

/** `answer` is the 200 that made the call: the telephone's where the desk called, the desk's own where it answered. */
export function rawLeg(line: RawLine, answer: Heard, how: 'called' | 'answered'): RawLeg {
  const called = how === 'called';
  const callId = answer.one('call-id');
  const [near, far] = called ? [answer.one('from'), answer.one('to')] : [answer.one('to'), answer.one('from')];
  const invited = line.heard().findLast((each) => each.method === 'INVITE' && each.one('call-id') === callId);
  const target = uriOf((called ? answer : invited)?.one('contact') ?? '');
  const recorded = answer.all('record-route').flatMap((value) => value.split(/,\s*/));
  const route = (called ? recorded.toReversed() : recorded).map((value): HeaderLine => ['Route', value]);
  let cseq = called ? Number(answer.one('cseq').split(' ')[0]) : 0;
  const headers = (): HeaderLine[] => [
    ...route,
    ['From', near],
    ['To', far],
    ['Call-ID', callId],
    ['Contact', line.contact],
  ];
  const own = () => line.heard().filter((each) => each.one('call-id') === callId);
  const acknowledge = () =>
    line.send(
      write(`ACK ${target} SIP/2.0`, [
        ['Via', `SIP/2.0/WS ${chance()}.invalid;branch=z9hG4bK${chance()}`],
        ['Max-Forwards', '70'],
        ...headers(),
        ['CSeq', `${cseq} ACK`],
      ]),
    );
  if (called) acknowledge();
  const ask: RawLeg['ask'] = (method, more = [], body = '') => {
    cseq += 1;
    return line.ask({ method, uri: target, headers: [...headers(), ...more], cseq, body });
  };
  return {
    callId,
    story: () => own().map(({ status, method }) => (status === null ? method : `${status} ${method}`)),
    progress: () =>
      own()
        .filter((each) => each.method === 'NOTIFY')
        .map((each) => `${each.body.split(' ')[1] ?? ''} ${each.one('subscription-state').split(';')[0] ?? ''}`),
    ask,
    async hold() {
      const held = await ask('INVITE', [], `${mute}a=sendonly\r\n`);
      acknowledge();
      return held;
    },
    refer: (uri) => ask('REFER', [['Refer-To', `<${uri}>`], referredBy(near)]),
    referTo: (leg) => ask('REFER', [['Refer-To', leg.replacing()], referredBy(near)]),
    hangUp: () => ask('BYE'),
    replacing: () => {
      const replaces = `${callId};to-tag=${tagOf(far)};from-tag=${tagOf(near)}`;
      return `<${target}?Replaces=${encodeURIComponent(replaces)}>`;
    },
  };
}

const referredBy = (own: string): HeaderLine => ['Referred-By', `<${uriOf(own)}>`];
/** An address may stand without brackets: what follows its semicolon then belongs to the header. */
const uriOf = (value: string): string => /<([^>]*)>/.exec(value)?.[1] ?? value.split(';', 1)[0] ?? '';
