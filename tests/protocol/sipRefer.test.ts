import { afterEach, describe, expect, it } from 'vitest';
import type { TransferFailure } from '#core/call/transfer.ts';
import type { CallId } from '#core/support/ids.ts';
import { dialled, reached } from './sip/callee.ts';
import { type Caller, agree, invited, talking } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { type HeaderLine, type Heard, respond } from './sip/message.ts';
import { sipfrag } from './sip/sipfrag.ts';

afterEach(closeDesks);

interface Asked {
  readonly desk: Desk;
  readonly caller: Caller;
  readonly callId: CallId;
  readonly refer: Heard;
}

/** The caller is to be transferred to 105. */
async function asked(number = '105'): Promise<Asked> {
  const desk = await openDesk();
  await desk.registered();
  const call = await talking(desk);
  await desk.peer.settled();
  desk.telephone.refer(call.callId, number);
  return { desk, ...call, refer: await desk.peer.request('REFER') };
}

async function accepted(): Promise<Asked> {
  const call = await asked();
  call.caller.answer(call.refer, 202);
  await call.desk.peer.settled();
  return call;
}

const told = (desk: Desk): string[] =>
  desk.events.flatMap((event) => {
    if (event.kind === 'transferred') return [event.confirmed ? 'transferred' : 'transferred, not confirmed'];
    if (event.kind === 'transfer-failed') return [`failed: ${event.failure}`];
    return event.kind === 'ended' ? [`ended: ${event.cause.code}`] : [];
  });

describe('a caller is transferred to a number', () => {
  it('not before the phone that was called for it has let go of the desk’s own call', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await talking(desk);
    const leg = await dialled(desk, '105');
    leg.callee.respond(180);
    await desk.event('alerting');
    desk.telephone.hangUp(leg.callId);
    desk.telephone.refer(callId, '105');
    leg.callee.answer(await desk.peer.request('CANCEL'), 200);
    await desk.peer.settled();
    expect(desk.peer.count('REFER')).toBe(0);
    leg.callee.respond(487);
    expect((await desk.peer.request('REFER')).one('refer-to')).toBe('<sip:105@pbx.test>');
  });

  it('by REFER, and it is done when the last NOTIFY says so; a 202 says nothing', async () => {
    const { desk, caller, callId, refer } = await asked('*97#');
    expect({
      to: refer.one('refer-to'),
      by: refer.one('referred-by'),
      contact: refer.one('contact') !== '',
      in: refer.one('call-id'),
    }).toEqual({ to: '<sip:*97%23@pbx.test>', by: '<sip:1000@pbx.test>', contact: true, in: caller.sipCallId });
    caller.answer(refer, 202);
    for (const [status, state] of [
      [100, 'active;expires=60'],
      [180, 'active;expires=59'],
    ] as const) {
      sipfrag(caller, status, state);
      // oxlint-disable-next-line no-await-in-loop -- each NOTIFY has its answer
      await desk.peer.response('NOTIFY', 200);
    }
    await desk.peer.settled();
    expect(told(desk)).toEqual([]);
    sipfrag(caller, 200, 'terminated;reason=noresource');
    await desk.peer.response('NOTIFY', 200);
    expect(await desk.event('transferred')).toEqual({
      kind: 'transferred',
      callId,
      at: desk.clock.now(),
      confirmed: true,
    });
    desk.telephone.hangUp(callId);
    await desk.peer.request('BYE');
    desk.clock.pass(120_000);
    expect(told(desk)).toEqual(['transferred', 'ended: hung-up']);
  });

  it('and is so whatever the NOTIFYs look like, before the 202 too', async () => {
    const { desk, caller, refer } = await asked();
    const odd: readonly (readonly [headers: readonly HeaderLine[], body: string])[] = [
      [[['Event', 'refer']], ''],
      [[['Event', 'REFER;id=x']], 'SIP/2.0 ???'],
      [
        [
          ['o', 'refer'],
          ['Subscription-State', '"'],
          ['Content-Type', 'text/html'],
        ],
        '<b>200 OK</b>',
      ],
      [
        [
          ['Event', 'refer'],
          ['Content-Type', 'message/sipfrag;version=2.0'],
        ],
        `SIP/2.0 ${'9'.repeat(9_000)}`,
      ],
      [
        [
          ['Event', 'refer'],
          ['Subscription-State', 'Terminated'],
        ],
        'SIP/2.0 100 Trying',
      ],
      [[], 'SIP/2.0 183 No event at all'],
      [[['Event', 'refer;id=4711']], 'SIP/2.0 200 Of another REFER'],
    ];
    for (const [headers, body] of odd) {
      caller.notify(headers, body);
      // oxlint-disable-next-line no-await-in-loop -- each NOTIFY has its answer
      await desk.peer.response('NOTIFY', 200);
    }
    caller.notify([['Event', 'talk']], 'SIP/2.0 200 OK');
    await desk.peer.response('NOTIFY', 489);
    caller.answer(refer, 202);
    await desk.peer.settled();
    expect(told(desk)).toEqual([]);
    const id = refer.one('cseq').split(' ')[0] ?? '';
    caller.notify(
      [
        ['Event', `refer;id=${id}`],
        ['Content-Type', 'Message/SipFrag'],
      ],
      '  sip/2.0   200',
    );
    expect((await desk.event('transferred')).confirmed).toBe(true);
  });

  it('of a call that the desk has dialled itself, too', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callee, callId } = await reached(desk);
    desk.telephone.refer(callId, '106');
    const refer = await desk.peer.request('REFER');
    expect(refer.startLine).toBe('REFER sip:105@127.0.0.1:5070;transport=ws SIP/2.0');
    callee.answer(refer, 202);
    callee.request(
      'NOTIFY',
      [
        ['Event', 'refer'],
        ['Content-Type', 'message/sipfrag'],
      ],
      'SIP/2.0 200 OK',
    );
    expect((await desk.event('transferred')).callId).toBe(callId);
  });

  it.each<readonly [what: string, status: number, rang: boolean, failure: TransferFailure]>([
    ['busy', 486, false, 'busy'],
    ['busy everywhere', 600, false, 'busy'],
    ['timed out', 408, false, 'no-answer'],
    ['taken back', 487, true, 'no-answer'],
    ['rang and was not picked up', 480, true, 'no-answer'],
    ['declined', 603, true, 'refused'],
    ['not registered', 480, false, 'unreachable'],
    ['no such number', 404, false, 'unreachable'],
    ['incomplete', 484, false, 'unreachable'],
    ['out of order', 503, false, 'failed'],
  ])('in vain, when the target is %s (%i)', async (_what, status, rang, failure) => {
    const { desk, caller, callId } = await accepted();
    if (rang) sipfrag(caller, 180, 'active');
    sipfrag(caller, status, 'terminated;reason=noresource');
    expect(await desk.event('transfer-failed')).toEqual({
      kind: 'transfer-failed',
      callId,
      at: desk.clock.now(),
      failure,
    });
    caller.request('BYE');
    await desk.event('ended');
    expect(told(desk)).toEqual([`failed: ${failure}`, 'ended: hung-up']);
  });

  it.each<readonly [status: number, failure: TransferFailure]>([
    [405, 'not-allowed'],
    [420, 'not-allowed'],
    [501, 'not-allowed'],
    [603, 'not-allowed'],
    [403, 'not-allowed'],
    [404, 'unreachable'],
    [481, 'failed'],
    [503, 'failed'],
  ])('in vain, when the REFER is refused (%i)', async (status, failure) => {
    const { desk, caller, callId, refer } = await asked();
    caller.answer(refer, status);
    expect((await desk.event('transfer-failed')).failure).toBe(failure);
    // And it may be tried again.
    desk.telephone.refer(callId, '106');
    await desk.peer.request('REFER');
  });

  it('in vain, when nobody answers the REFER, or there is no such target', async () => {
    const { desk, caller, callId, refer } = await asked();
    desk.telephone.refer(callId, '106');
    desk.clock.pass(9_999);
    expect(told(desk)).toEqual([]);
    desk.clock.pass(1);
    expect((await desk.event('transfer-failed')).failure).toBe('failed');
    caller.answer(refer, 202);
    await desk.peer.settled();
    desk.telephone.refer(callId, 'no address');
    expect((await desk.event('transfer-failed')).failure).toBe('unreachable');
    expect(desk.peer.count('REFER')).toBe(1);
  });

  it('in vain, when nothing final comes in a minute, and what comes later changes nothing', async () => {
    const { desk, caller } = await accepted();
    sipfrag(caller, 180, 'active');
    await desk.peer.response('NOTIFY', 200);
    desk.clock.pass(59_999);
    expect(told(desk)).toEqual([]);
    desk.clock.pass(1);
    expect((await desk.event('transfer-failed')).failure).toBe('no-answer');
    sipfrag(caller, 200, 'terminated');
    await desk.peer.response('NOTIFY', 200);
    expect(told(desk)).toEqual(['failed: no-answer']);
  });

  it('in vain, when its phone says 200 but not that this was the last: linphonec, whose user came back', async () => {
    const { desk, caller } = await accepted();
    sipfrag(caller, 200, 'active;expires=60');
    await desk.peer.response('NOTIFY', 200);
    desk.clock.pass(2_999);
    expect(told(desk)).toEqual([]);
    desk.clock.pass(1);
    expect(told(desk)).toEqual(['failed: failed']);
  });

  it.each<readonly [what: string, follow: (caller: Caller) => void]>([
    ['the last one follows', (caller) => sipfrag(caller, 200, 'terminated')],
    [
      'the last one follows without a word',
      (caller) =>
        caller.notify(
          [
            ['Event', 'refer'],
            ['Subscription-State', 'terminated'],
          ],
          '',
        ),
    ],
    ['it hangs up', (caller) => caller.request('BYE')],
  ])('when its phone says 200 and %s', async (_what, follow) => {
    const { desk, caller } = await accepted();
    sipfrag(caller, 200, 'active;expires=60');
    follow(caller);
    expect((await desk.event('transferred')).confirmed).toBe(true);
  });

  it('in vain, when the reports end without a result; not, when only each is called the last', async () => {
    const first = await accepted();
    sipfrag(first.caller, 100, 'terminated');
    await first.desk.peer.response('NOTIFY', 200);
    first.desk.clock.pass(30_000);
    sipfrag(first.caller, 200, 'terminated');
    await first.desk.event('transferred');
    const second = await accepted();
    sipfrag(second.caller, 100, 'terminated;reason=noresource');
    await second.desk.peer.response('NOTIFY', 200);
    second.desk.clock.pass(3_000);
    expect((await second.desk.event('transfer-failed')).failure).toBe('failed');
  });
});

describe('the caller hangs up in a transfer', () => {
  it('after the 202: nobody knows what became of it', async () => {
    const { desk, caller } = await accepted();
    caller.request('BYE');
    await desk.peer.response('BYE', 200);
    await desk.event('ended');
    expect(told(desk)).toEqual(['transferred, not confirmed', 'ended: hung-up']);
  });

  it('before the 202: it was not transferred', async () => {
    const { desk, caller, refer } = await asked();
    caller.request('BYE');
    await desk.event('ended');
    caller.answer(refer, 202);
    await desk.peer.settled();
    desk.clock.pass(120_000);
    expect(told(desk)).toEqual(['ended: hung-up']);
  });

  it('or the desk does: then that is all', async () => {
    const { desk, callId } = await accepted();
    desk.telephone.hangUp(callId);
    await desk.peer.request('BYE');
    desk.clock.pass(120_000);
    expect(told(desk)).toEqual(['ended: hung-up']);
  });
});

describe('a REFER', () => {
  it('waits for a hold that is under way, but no longer than a second', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { caller, callId } = await talking(desk);
    await desk.peer.settled();
    desk.telephone.hold(callId);
    desk.telephone.refer(callId, '105');
    await desk.peer.settled();
    expect(desk.peer.count('REFER')).toBe(0);
    await agree(desk, caller);
    await desk.peer.request('REFER');
    const second = await talking(desk);
    await desk.peer.settled();
    desk.telephone.hold(second.callId);
    desk.telephone.refer(second.callId, '105');
    await desk.peer.request('INVITE');
    await desk.peer.settled();
    desk.clock.pass(999);
    await desk.peer.settled();
    expect(desk.peer.count('REFER')).toBe(1);
    desk.clock.pass(1);
    await desk.peer.request('REFER');
  });

  it('is not sent for a call that only rings, nor for one that is gone', async () => {
    const desk = await openDesk();
    await desk.registered();
    const { callId } = await invited(desk);
    desk.telephone.refer(callId, '105');
    desk.telephone.hangUp(callId);
    desk.telephone.refer(callId, '105');
    await desk.peer.settled();
    expect({ refers: desk.peer.count('REFER'), told: told(desk) }).toEqual({ refers: 0, told: ['ended: declined'] });
  });

  it('that is challenged goes again with credentials, and the BYE after it under a CSeq of its own', async () => {
    const { desk, caller, callId, refer } = await asked();
    desk.peer.send(respond(refer, 407, [['Proxy-Authenticate', 'Digest realm="pbx.test", nonce="abc"']]));
    const again = await desk.peer.request('REFER');
    expect(again.one('proxy-authorization')).toContain('username="1000"');
    caller.answer(again, 202);
    await desk.peer.settled();
    desk.telephone.hangUp(callId);
    const bye = await desk.peer.request('BYE');
    expect([refer, again, bye].map((request) => request.one('cseq'))).toEqual(['1 REFER', '2 REFER', '3 BYE']);
  });
});

describe('the link is lost in a transfer', () => {
  async function cutAndMended(desk: Desk): Promise<Heard> {
    desk.peer.drop();
    await desk.phone('not-registered', 'link-lost');
    desk.clock.pass(500);
    await desk.phone('registered');
    return desk.peer.request('INVITE');
  }

  it('before the REFER was answered: it has failed, and the caller is here', async () => {
    const { desk } = await asked();
    desk.peer.drop();
    expect((await desk.event('transfer-failed')).failure).toBe('failed');
    expect(told(desk)).toEqual(['failed: failed']);
  });

  it('after it: the caller who is still there is waited for, as long as before', async () => {
    const { desk, caller } = await accepted();
    desk.clock.pass(59_000);
    caller.answer(await cutAndMended(desk), 200, [], 'v=0\r\ns=there\r\n');
    await desk.peer.settled();
    desk.clock.pass(59_999);
    expect(told(desk)).toEqual([]);
    desk.clock.pass(1);
    expect(told(desk)).toEqual(['failed: no-answer']);
  });

  it('after it: the caller who is gone was most likely transferred', async () => {
    const { desk, caller } = await accepted();
    caller.answer(await cutAndMended(desk), 481);
    await desk.event('ended');
    expect(told(desk)).toEqual(['transferred, not confirmed', 'ended: link-lost']);
  });
});
