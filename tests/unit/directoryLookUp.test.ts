import { expect, test } from 'vitest';
import type { CrmKnown } from '#core/crm/found.ts';
import type { KnownCaller } from '#core/caller/directory.ts';
import type { CallerNumber, Identity } from '#core/caller/identity.ts';
import { type Known, nothingKnown } from '#core/caller/known.ts';
import { type CallerHistory, noHistory } from '#core/journal/store.ts';
import { createLookUp } from '../../electron/services/desk/lookUp.ts';
import { fakeClock, settled } from '../fakes/clock.ts';

const number: CallerNumber = { e164: '+493023125148', shown: '+49 30 23125148', kind: 'public', country: 'DE' };
const other: CallerNumber = { ...number, e164: '+380675550914', shown: '+380 67 555 09 14' };
const identity: Identity = {
  number,
  displayName: '',
  source: 'from',
  verification: 'not-said',
  dialled: null,
  forwards: [{ number: other, name: '', reason: 'busy' }],
  line: null,
  attestation: null,
  signed: false,
  reason: '',
  company: '',
};
const marta: KnownCaller = {
  contactId: 'c1',
  name: 'Marta Brandt',
  company: '',
  class: 'client',
  language: null,
  responsible: null,
  since: null,
};
const history: CallerHistory = { ...noHistory, count: 3, lastName: 'Marta' };

/** Journal and directory that answer when told to. */
function looking() {
  const clock = fakeClock();
  const asked: string[] = [];
  const journal = Promise.withResolvers<CallerHistory>();
  const directory = Promise.withResolvers<readonly (KnownCaller | null)[]>();
  const lookUp = createLookUp({
    timers: clock,
    journal: {
      history: (of) => {
        asked.push(`journal ${of}`);
        return journal.promise;
      },
    },
    directory: {
      lookUp: (numbers) => {
        asked.push(`directory ${numbers.join(' ')}`);
        return directory.promise;
      },
    },
    crm: () => (crm.says === null ? null : { now: crm.says, follow: (learn) => void crm.follow.push(learn) }),
  });
  const crm: { says: CrmKnown | null; follow: ((known: CrmKnown) => void)[] } = { says: null, follow: [] };
  const told: Known[] = [];
  const late: (Known | null)[] = [];
  const followed: Known[] = [];
  return {
    clock,
    asked,
    journal,
    directory,
    crm,
    told,
    late,
    followed,
    start: (of: Identity = identity): void => {
      const lookedUp = lookUp(of);
      void lookedUp.inTime.then((known) => told.push(known));
      void lookedUp.late.then((known) => late.push(known));
      lookedUp.follow((known) => followed.push(known));
    },
  };
}

test('journal and directory are asked at once, for the caller and for who forwarded', async () => {
  const desk = looking();
  desk.start();
  expect(desk.asked).toEqual(['journal +493023125148', 'directory +493023125148 +380675550914']);
  desk.directory.resolve([null, marta]);
  desk.journal.resolve(history);
  await settled();
  expect(desk.told).toEqual([{ contact: null, forwarders: [marta], history }]);
  expect(desk.late).toEqual([null]);
  expect(desk.clock.pending()).toBe(0);
});

test('a journal that is late takes nothing from what the directory knows', async () => {
  const desk = looking();
  desk.start();
  desk.directory.resolve([marta, null]);
  await settled();
  desk.clock.pass(149);
  await settled();
  expect(desk.told).toEqual([]);
  desk.clock.pass(1);
  await settled();
  expect(desk.told).toEqual([{ contact: marta, forwarders: [null], history: noHistory }]);
  expect(desk.late).toEqual([]);
  desk.journal.resolve(history);
  await settled();
  expect(desk.late).toEqual([{ contact: marta, forwarders: [null], history }]);
  expect(desk.told).toHaveLength(1);
});

test('what is late and fails in the end adds nothing', async () => {
  const desk = looking();
  desk.start();
  desk.journal.resolve(history);
  await settled();
  desk.clock.pass(150);
  desk.directory.reject(new Error('the thread is gone'));
  await settled();
  expect([desk.told, desk.late]).toEqual([[{ ...nothingKnown, forwarders: [null], history }], [null]]);
});

test('a directory that fails takes nothing from what the journal knows', async () => {
  const desk = looking();
  desk.start();
  desk.directory.reject(new Error('the thread is gone'));
  desk.journal.resolve(history);
  await settled();
  expect(desk.told).toEqual([{ ...nothingKnown, forwarders: [null], history }]);
});

test('nobody is looked up for a caller who withholds the number, and no contact for an extension', async () => {
  const desk = looking();
  desk.start({
    ...identity,
    number: { e164: null, shown: '', kind: 'withheld', country: null },
    forwards: [],
  });
  await settled();
  expect([desk.asked, desk.told]).toEqual([[], [nothingKnown]]);
  desk.start({ ...identity, number: { e164: null, shown: '201', kind: 'internal', country: null }, forwards: [] });
  expect(desk.asked).toEqual(['journal 201']);
});

test('a caller who forwarded the call to us himself is found twice under one number', async () => {
  const desk = looking();
  desk.start({ ...identity, forwards: [{ number, name: '', reason: 'unknown' }] });
  desk.directory.resolve([marta, marta]);
  desk.journal.resolve(noHistory);
  await settled();
  expect(desk.told).toEqual([{ contact: marta, forwarders: [marta], history: noHistory }]);
});

test('nothing waits for the CRM: that it is asked is known at once, and what it says joins what the desk knows by then', async () => {
  const desk = looking();
  desk.crm.says = { state: 'asked' };
  desk.start();
  desk.journal.resolve(history);
  await settled();
  desk.clock.pass(150);
  await settled();
  expect(desk.told).toEqual([{ contact: null, forwarders: [null], history, crm: { state: 'asked' } }]);
  desk.directory.resolve([marta, null]);
  await settled();
  expect(desk.late).toEqual([{ contact: marta, forwarders: [null], history, crm: { state: 'asked' } }]);
  for (const learn of desk.crm.follow) learn({ state: 'not-found' });
  expect(desk.followed).toEqual([{ contact: marta, forwarders: [null], history, crm: { state: 'not-found' } }]);
});
