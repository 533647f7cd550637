import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { type Notifier, createNotifier } from './sip/notifier.ts';

afterEach(closeDesks);

const summary = { type: 'application/simple-message-summary', more: [['Event', 'message-summary']] } as const;

async function withMailbox(): Promise<{ desk: Desk; notifier: Notifier }> {
  const desk = await openDesk();
  desk.peer.speaks.add('message-summary');
  await desk.registered();
  return { desk, notifier: await mailboxOf(desk) };
}

async function mailboxOf(desk: Desk): Promise<Notifier> {
  const subscribe = await desk.peer.take(
    (message) => message.method === 'SUBSCRIBE' && message.one('event') === 'message-summary',
  );
  const notifier = createNotifier(desk, subscribe);
  notifier.accept('');
  return notifier;
}

const lines = (...text: readonly string[]): string => `${text.join('\r\n')}\r\n`;

const told = (desk: Desk): readonly unknown[] =>
  desk.events.flatMap((event) => (event.kind === 'messages' ? [event.messages] : []));

describe('the mailbox at the exchange', () => {
  it('is asked for by the account’s own address, and told each time it changes', async () => {
    const { desk, notifier } = await withMailbox();
    expect(notifier.subscribe.startLine).toBe('SUBSCRIBE sip:1000@pbx.test SIP/2.0');
    expect(notifier.subscribe.one('accept')).toBe('application/simple-message-summary');
    const two = lines(
      'Messages-Waiting: yes',
      'Message-Account: sip:*97@pbx.test',
      'Voice-Message: 2/8 (0/2)',
      '',
      'To: <1000@pbx.test>',
      'Subject: carpool tomorrow?',
    );
    notifier.notify(two, summary);
    notifier.notify(two, summary);
    notifier.notify(lines('Messages-Waiting: no', 'Voice-Message: 0/8'), summary);
    await desk.peer.settled();
    expect(told(desk)).toEqual([
      { fresh: 2, kept: 8, number: '*97' },
      { fresh: 0, kept: 8, number: null },
    ]);
  });

  it.each<readonly [what: string, body: string, messages: unknown]>([
    ['no count', lines('Messages-Waiting: yes'), { fresh: null, kept: null, number: null }],
    ['no message', lines('Messages-Waiting: no'), { fresh: 0, kept: null, number: null }],
    [
      'capitals, spaces and bare line ends',
      ' MESSAGES-WAITING :YES\nvoice-message:  3 / 4 ',
      { fresh: 3, kept: 4, number: null },
    ],
    [
      'an account that nobody can dial',
      lines('Messages-Waiting: yes', 'Message-Account: sip:asterisk@pbx.test'),
      { fresh: null, kept: null, number: null },
    ],
    [
      'an account in brackets',
      lines('Messages-Waiting: yes', 'Message-Account: "Box" <sip:*98@pbx.test;transport=ws>'),
      { fresh: null, kept: null, number: '*98' },
    ],
    [
      'a count without end',
      lines('Messages-Waiting: yes', 'Voice-Message: 999999999/1'),
      { fresh: 99_999, kept: 1, number: null },
    ],
  ])('is understood with %s', async (_what, body, messages) => {
    const { desk, notifier } = await withMailbox();
    notifier.notify(body, summary);
    expect((await desk.event('messages')).messages).toEqual(messages);
  });

  it.each([
    ['nothing of the kind', lines('Hello')],
    ['neither yes nor no', lines('Messages-Waiting: perhaps')],
    ['too much', lines('Messages-Waiting: yes', `X: ${'x'.repeat(20_000)}`)],
  ])('says nothing by %s', async (_what, body) => {
    const { desk, notifier } = await withMailbox();
    notifier.notify(body, summary);
    await desk.peer.settled();
    expect(told(desk)).toEqual([]);
  });

  it('may tell without having been asked, where it takes no subscription', async () => {
    const desk = await openDesk();
    await desk.registered();
    await desk.peer.settled();
    const refused = desk.peer.refused.find((message) => message.one('event') === 'message-summary');
    if (refused === undefined) throw new Error('the mailbox was not asked for');
    // Of no subscription: a Call-ID and tags of its own.
    createNotifier(desk, {
      ...refused,
      one: (name) =>
        name === 'call-id' ? 'unasked@pbx.test' : name === 'from' ? '<sip:1000@pbx.test>' : refused.one(name),
    }).notify(lines('Messages-Waiting: yes', 'Voice-Message: 4/0'), summary);
    expect((await desk.event('messages')).messages).toEqual({ fresh: 4, kept: 0, number: null });
    await desk.peer.response('NOTIFY', 200);
  });

  it('is not known any more when the link is lost, and asked for anew over the next one', async () => {
    const { desk, notifier } = await withMailbox();
    notifier.notify(lines('Messages-Waiting: yes', 'Voice-Message: 1/0'), summary);
    await desk.event('messages');
    desk.peer.drop();
    expect((await desk.event('messages')).messages).toBeNull();
    desk.clock.pass(1_000);
    (await mailboxOf(desk)).notify(lines('Messages-Waiting: yes', 'Voice-Message: 1/0'), summary);
    expect((await desk.event('messages')).messages).toEqual({ fresh: 1, kept: 0, number: null });
  });
});
