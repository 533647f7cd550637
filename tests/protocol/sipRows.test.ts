import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openJournal } from '../../electron/adapters/sqlite/journal.ts';
import { office } from '../product/company.ts';
import { scratchFolder, startHost } from '../product/host.ts';
import { type Caller, type CallerOptions, createCaller } from './sip/caller.ts';
import { type Desk, closeDesks, openDesk } from './sip/desk.ts';
import type { Heard } from './sip/message.ts';

afterEach(closeDesks);

const of = (caller: Caller, status: number) => (message: Heard) =>
  message.status === status && message.method === 'INVITE' && message.one('call-id') === caller.sipCallId;

it('the journal tells the truth of calls that came to nothing in an odd way', { timeout: 30_000 }, async () => {
  const { folder, remove } = scratchFolder();
  writeFileSync(path.join(folder, 'company.json'), JSON.stringify(office));
  // Only its PBX is needed here: the desk is the whole product, in a process of its own.
  const pbx = await openDesk();
  const { peer } = pbx;
  const account = { uri: 'sip:1000@pbx.test', server: peer.url, user: '1000', password: 'secret' };
  const host = await startHost({
    data: folder,
    settings: { version: 1, account, country: 'DE' },
    options: ['--no-practice'],
  });
  await peer.take((message) => message.method === 'REGISTER' && message.one('authorization') !== '');

  const call = (number: number, options: CallerOptions = {}, desk: Desk = pbx): Caller => {
    const caller = createCaller(desk, { from: `<sip:+4930182000${number}@pbx.test>;tag=t${number}`, ...options });
    caller.send();
    return caller;
  };
  const videoAlone = call(1, { sdp: 'v=0\r\ns=-\r\nm=video 3227 RTP/AVP 31\r\n' });
  videoAlone.ack(await peer.take(of(videoAlone, 488)));

  // A second call of the same caller within the second in which the first one was missed.
  const missed = call(2);
  await peer.take(of(missed, 180));
  missed.cancel();
  const again = call(2);
  missed.ack(await peer.take(of(missed, 487)));
  await peer.take(of(again, 180));
  again.cancel('SIP;cause=200;text="Call completed elsewhere"');
  again.ack(await peer.take(of(again, 487)));

  const early = call(3);
  const ringing = await peer.take(of(early, 180));
  createCaller(pbx, { sipCallId: early.sipCallId, from: early.from, to: ringing.one('to') }).request('BYE');
  early.ack(await peer.take(of(early, 487)));

  const unknownBody = call(4, { contentType: 'application/x-unknown', sdp: 'hello' });
  unknownBody.ack(await peer.take(of(unknownBody, 415)));
  expect(await host.stop()).toBe(0);

  const journal = await openJournal({
    file: path.join(folder, 'journal.db'),
    deskId: 'desk',
    zone: () => 'Europe/Berlin',
  });
  if (!journal.ok) throw new Error(journal.error);
  const { entries } = await journal.value.list({ filter: {}, from: { kind: 'newest' }, limit: 20 });
  await journal.value.close();
  remove();
  expect(
    entries
      .map(({ number, outcome, cause }) => ({ number, outcome, status: cause?.status, code: cause?.code }))
      .toReversed(),
  ).toEqual([
    { number: '+49301820001', outcome: 'failed', status: 488, code: 'media-failed' },
    { number: '+49301820002', outcome: 'missed', status: 487, code: 'gave-up' },
    { number: '+49301820002', outcome: 'answered-elsewhere', status: 487, code: 'elsewhere' },
    { number: '+49301820003', outcome: 'missed', status: 487, code: 'gave-up' },
  ]);
});
