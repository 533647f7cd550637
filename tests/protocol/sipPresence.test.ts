import { afterEach, describe, expect, it } from 'vitest';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import { type Notifier, subscribed } from './sip/notifier.ts';

afterEach(closeDesks);

const pidf = { type: 'application/pidf+xml', more: [['Event', 'presence']] } as const;

/** A PIDF document (RFC 3863) of a person (RFC 4479) with what stands in it. */
function document(person: string, note = '', basic = 'open'): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model"',
    ' xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" entity="sip:105@pbx.test">',
    `<tuple id="t1"><status><basic>${basic}</basic></status></tuple>`,
    `<dm:person id="p1">${person}</dm:person>`,
    note === '' ? '' : `<note>${note}</note>`,
    '</presence>',
  ].join('');
}

const activity = (name: string, note = ''): string =>
  `<rpid:activities><rpid:${name}/></rpid:activities>${note === '' ? '' : `<dm:note>${note}</dm:note>`}`;

/** 105 is watched at an exchange that knows presence and no lamps. */
async function watching(): Promise<{ desk: Desk; notifier: Notifier }> {
  const desk = await openDesk();
  desk.peer.speaks.clear();
  desk.peer.speaks.add('presence');
  await desk.registered();
  desk.telephone.watch('main', ['105']);
  const notifier = await subscribed(desk, '105');
  notifier.accept('');
  return { desk, notifier };
}

const said = (desk: Desk): readonly unknown[] =>
  desk.events.flatMap((event) => (event.kind === 'presence' ? [event.presence] : []));

describe('what an employee says of herself', () => {
  it('is asked for as presence, and told each time it changes', async () => {
    const { desk, notifier } = await watching();
    expect(['event', 'accept'].map((name) => notifier.subscribe.one(name))).toEqual([
      'presence',
      'application/pidf+xml',
    ]);
    notifier.notify(document(activity('meeting', 'Budget 2027')), pidf);
    notifier.notify(document(activity('meeting', 'Budget 2027')), pidf);
    notifier.notify(document(activity('away')), pidf);
    notifier.notify(document(''), pidf);
    await desk.peer.settled();
    expect(said(desk)).toEqual([{ state: 'meeting', note: 'Budget 2027' }, { state: 'away', note: '' }, null]);
  });

  it.each<readonly [person: string, note: string, state: string]>([
    [activity('appointment'), '', 'meeting'],
    [activity('meal'), '', 'lunch'],
    [activity('vacation'), '', 'absent'],
    [activity('permanent-absence'), '', 'absent'],
    [activity('in-transit'), '', 'away'],
    ['', 'Do not disturb', 'do-not-disturb'],
    [`<rpid:activities><rpid:away/><rpid:meeting/></rpid:activities>`, '', 'meeting'],
  ])('%s%s is %s', async (person, note, state) => {
    const { desk, notifier } = await watching();
    notifier.notify(document(person, note), pidf);
    expect((await desk.event('presence')).presence).toEqual({ state, note: '' });
  });

  it.each<readonly [what: string, body: string]>([
    ['a telephone in use (Asterisk)', document(activity('on-the-phone'), 'On the phone')],
    ['a telephone in use (Asterisk 13)', document(activity('busy'), 'On the phone', 'closed')],
    ['a telephone that is not registered (Asterisk 13)', document(activity('away'), 'Unavailable', 'closed')],
    ['a telephone at rest (Asterisk)', document('<rpid:activities></rpid:activities>', 'Ready')],
    ['an activity nobody knows', document(activity('juggling'))],
  ])('is not told by %s: the lamp is', async (_what, body) => {
    const { desk, notifier } = await watching();
    notifier.notify(document(activity('meeting')), pidf);
    await desk.event('presence');
    notifier.notify(body, pidf);
    expect((await desk.event('presence')).presence).toBeNull();
  });

  it.each([
    ['half a document', document(activity('meeting')).slice(0, -9)],
    ['a document with entities', `<!DOCTYPE x [<!ENTITY e "f">]>${document(activity('meeting'))}`],
    ['another document', '<x/>'],
    ['sixty-four thousand characters', document(activity('meeting', 'x'.repeat(70_000)))],
  ])('is not told by %s', async (_what, body) => {
    const { desk, notifier } = await watching();
    notifier.notify(body, pidf);
    await desk.peer.settled();
    expect(said(desk)).toEqual([]);
  });

  it('is not known any more when the link is lost, and asked for anew over the next one', async () => {
    const { desk, notifier } = await watching();
    notifier.notify(document(activity('meeting')), pidf);
    await desk.event('presence');
    desk.peer.drop();
    expect((await desk.event('presence')).presence).toBeNull();
    desk.clock.pass(1_000);
    const again = await subscribed(desk, '105');
    again.accept('');
    again.notify(document(activity('meeting')), pidf);
    expect((await desk.event('presence')).presence).toEqual({ state: 'meeting', note: '' });
  });

  it('is asked of a handful and not of three hundred where the exchange knows no presence', async () => {
    const desk = await openDesk();
    await desk.registered();
    const extensions = Array.from({ length: 300 }, (_, nth) => String(1_000 + nth));
    desk.telephone.watch('main', extensions);
    for (const extension of extensions) (await subscribed(desk, extension)).accept('');
    await desk.peer.settled();
    const asked = desk.peer.refused.filter((message) => message.one('event') === 'presence');
    expect({ some: asked.length > 0, atMost: asked.length <= 8 }).toEqual({ some: true, atMost: true });
  });
});
