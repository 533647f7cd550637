import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { JournalFilter } from '#core/journal/filter.ts';
import { verifyChain } from '../../electron/adapters/sqlite/truth.ts';
import { type CorrectingDesk, endedCall, openCorrectingDesk } from './correctingDesk.ts';
import { looking, newDesk } from './journalDesk.ts';

type Desk = Awaited<ReturnType<typeof openCorrectingDesk>>;

/** A desk with so many ended calls of clients, each about one of these topics in turn. */
async function deskWith(calls: number, topics: readonly string[]) {
  const { folder, file } = newDesk();
  const desk = await openCorrectingDesk(folder);
  onTestFinished(desk.close);
  for (let nth = 0; nth < calls; nth += 1)
    // oxlint-disable-next-line no-await-in-loop -- in the order of their arrival
    await desk.store.append(endedCall(nth, topics[nth % topics.length] ?? ''));
  return { ...desk, file };
}

async function count(desk: Desk, filter: JournalFilter): Promise<number> {
  const counted = await desk.store.count(filter, 'test');
  if (!counted.ok) throw new Error(counted.error);
  return counted.value.calls;
}

async function listed(desk: Pick<Desk, 'handlers'>) {
  const answer = await desk.handlers['bulk.list']({});
  if (!answer.ok) throw new Error(answer.error);
  return answer.value.bulks;
}

/** Begins it and waits until it is over. */
async function corrected(desk: Desk & CorrectingDesk, order: Parameters<Desk['handlers']['bulk.start']>[0]) {
  const over = desk.over();
  const begun = await desk.handlers['bulk.start'](order);
  if (!begun.ok) throw new Error(begun.error);
  return over;
}

const toInvoice = { field: 'topic', to: 'invoice' } as const;

test('what is corrected afterwards stands in the line, what was there before in the course, with who, when and why', async () => {
  const desk = await deskWith(1, ['delivery']);
  const said = [
    { field: 'topic', to: 'invoice' },
    { field: 'essence', to: 'wants the bill again' },
    { field: 'name', to: 'Marta\u202E Brandt' },
    { field: 'company', to: 'Nordwind' },
    { field: 'transferredTo', to: 'Olena Koval', employeeId: 'olena' },
  ] as const;
  for (const change of said)
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect(await desk.handlers['correct.call']({ callId: 'call-0', change, why: ' misheard ' })).toEqual({
      ok: true,
      value: {},
    });
  const page = await desk.store.call('call-0');
  expect(page?.entry).toMatchObject({
    topic: 'invoice',
    essence: 'wants the bill again',
    name: 'Marta Brandt',
    company: 'Nordwind',
    transferredTo: 'Olena Koval',
  });
  const who = { by: 'manager', session: 'window 1', why: 'misheard' };
  expect(page?.course.flatMap(({ body }) => (body.kind === 'corrected' ? [body] : []))).toEqual([
    {
      kind: 'corrected',
      field: 'topic',
      from: 'delivery',
      to: 'invoice',
      label: 'Invoice',
      fromLabel: 'Delivery',
      ...who,
    },
    { kind: 'corrected', field: 'essence', from: 'note 0', to: 'wants the bill again', ...who },
    { kind: 'corrected', field: 'name', from: 'Caller 0', to: 'Marta Brandt', ...who },
    { kind: 'corrected', field: 'company', from: 'Nordwind Logistik GmbH', to: 'Nordwind', ...who },
    { kind: 'corrected', field: 'transferredTo', from: '', to: 'Olena Koval', employeeId: 'olena', ...who },
  ]);
  // Found by what it is now, and by nothing that it was.
  expect([
    await count(desk, { text: 'bill' }),
    await count(desk, { text: 'Caller' }),
    await count(desk, { topics: ['invoice'] }),
    await count(desk, { topics: ['delivery'] }),
    await count(desk, { employees: ['olena'] }),
  ]).toEqual([1, 0, 1, 0, 1]);
  expect(looking(desk.file, verifyChain)).toEqual({ events: 11, erased: 0, brokenAt: null });
});

test('a name that was corrected stays so when the kind of caller is corrected after it, and when that is taken back', async () => {
  const desk = await deskWith(1, ['delivery']);
  const correct = desk.handlers['correct.call'];
  await correct({ callId: 'call-0', change: { field: 'name', to: 'Ganna' }, why: '' });
  await correct({ callId: 'call-0', change: { field: 'class', to: 'partner' }, why: 'sells to us' });
  expect((await desk.store.call('call-0'))?.entry).toMatchObject({ name: 'Ganna', class: 'partner' });
  await correct({ callId: 'call-0', change: { field: 'class', to: null }, why: '' });
  const page = await desk.store.call('call-0');
  expect(page?.entry).toMatchObject({ name: 'Ganna', class: 'client' });
  expect(page?.course.flatMap(({ body }) => (body.kind === 'class-corrected' ? [[body.to, body.why]] : []))).toEqual([
    ['partner', 'sells to us'],
    ['client', ''],
  ]);
});

test('a changed byte in a correction is seen by the chain, and the call’s page does not show it as right', async () => {
  const desk = await deskWith(1, ['delivery']);
  await desk.handlers['correct.call']({ callId: 'call-0', change: toInvoice, why: 'misheard' });
  looking(desk.file, (db) => {
    const triggers = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'call_event'")
      .pluck()
      .all();
    for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec(`UPDATE call_event SET payload = replace(payload, 'misheard', 'misheart') WHERE kind = 'corrected'`);
  });
  expect(looking(desk.file, verifyChain).brokenAt).toBe(7);
  const page = await desk.store.call('call-0');
  expect([page?.isWhole, page?.course.some(({ body }) => body.kind === 'corrected')]).toEqual([false, false]);
});

test('a call that is at the desk is corrected there, and one whose person was erased keeps no new name', async () => {
  const desk = await deskWith(2, ['delivery']);
  desk.atDesk.add('call-0');
  expect(await desk.handlers['correct.call']({ callId: 'call-0', change: toInvoice, why: '' })).toEqual({
    ok: false,
    error: 'at-desk',
  });
  const at = Date.now();
  await desk.store.erase({ callIds: ['call-1'], why: 'asked', person: null, at, zone: 'Europe/Kyiv' });
  const renamed = { field: 'name', to: 'Somebody' } as const;
  expect(await desk.handlers['correct.call']({ callId: 'call-1', change: renamed, why: '' })).toEqual({
    ok: false,
    error: 'erased',
  });
  // Its topic is a figure, which stays.
  expect((await desk.handlers['correct.call']({ callId: 'call-1', change: toInvoice, why: '' })).ok).toBe(true);
});

test('who is erased is erased out of corrections too: old name, old essence and the reason', async () => {
  const desk = await deskWith(1, ['delivery']);
  await desk.handlers['correct.call']({
    callId: 'call-0',
    change: { field: 'essence', to: 'x' },
    why: 'her sister said so',
  });
  await desk.handlers['correct.call']({ callId: 'call-0', change: toInvoice, why: 'she rang again' });
  await desk.store.erase({ callIds: ['call-0'], why: 'retention', person: null, at: Date.now(), zone: 'Europe/Kyiv' });
  const page = await desk.store.call('call-0');
  expect(page?.course.filter(({ body }) => body.kind === 'corrected')).toEqual([]);
  expect(page?.entry).toMatchObject({ topic: 'invoice', essence: '', name: '' });
  expect(looking(desk.file, verifyChain).brokenAt).toBeNull();
});

test('many calls get a topic at once, as the preview said; taken back they are as before, save what was corrected since', async () => {
  const desk = await deskWith(24, ['delivery', 'contract', 'invoice']);
  desk.atDesk.add('call-3');
  const filter = { topics: ['delivery', 'invoice'] };
  const except = ['call-6'];
  const preview = await desk.handlers['bulk.preview']({ filter, except, change: toInvoice });
  expect(
    preview.ok && [preview.value.calls, preview.value.left, preview.value.first.map(({ callId }) => callId)],
  ).toEqual([6, { same: 8, atDesk: 1 }, ['call-21', 'call-18', 'call-15', 'call-12', 'call-9', 'call-6', 'call-0']]);
  const done = await corrected(desk, { filter, except, change: toInvoice, why: 'one and the same' });
  expect(done).toMatchObject({ state: 'done', changed: 6, left: { same: 8, atDesk: 1, erased: 0, corrected: 0 } });
  expect([await count(desk, { topics: ['invoice'] }), await count(desk, { topics: ['delivery'] })]).toEqual([14, 2]);
  await desk.handlers['correct.call']({ callId: 'call-9', change: { field: 'topic', to: 'contract' }, why: '' });
  const over = desk.over();
  expect(await desk.handlers['bulk.undo']({ bulkId: done.bulkId })).toEqual({ ok: true, value: {} });
  expect(await over).toMatchObject({ state: 'undone', changed: 5 });
  expect([
    await count(desk, { topics: ['invoice'] }),
    await count(desk, { topics: ['delivery'] }),
    await count(desk, { topics: ['contract'] }),
  ]).toEqual([8, 7, 9]);
  const choices = await desk.store.choices();
  expect(choices.topics.map(({ topic, calls }) => [topic, calls])).toEqual([
    ['contract', 9],
    ['invoice', 8],
    ['delivery', 7],
  ]);
  expect(looking(desk.file, verifyChain).brokenAt).toBeNull();
});

test('calls that were ticked one by one are corrected, whatever they have in common, and no other', async () => {
  const desk = await deskWith(9, ['delivery', 'contract', 'invoice']);
  // Unknown ones are left out; none is named twice.
  const filter = { calls: ['call-1', 'call-6', 'call-6', 'call-3', 'call-2', 'gone'] };
  const preview = await desk.handlers['bulk.preview']({ filter, except: [], change: toInvoice });
  expect(
    preview.ok && [preview.value.calls, preview.value.left, preview.value.first.map(({ callId }) => callId)],
  ).toEqual([3, { same: 1, atDesk: 0 }, ['call-6', 'call-3', 'call-1']]);
  const done = await corrected(desk, { filter, except: ['call-3'], change: toInvoice, why: '' });
  expect(done).toMatchObject({ state: 'done', of: 4, changed: 2, left: { same: 1 } });
  expect([await count(desk, { topics: ['invoice'] }), await count(desk, { topics: ['delivery'] })]).toEqual([5, 2]);
  const over = desk.over();
  await desk.handlers['bulk.undo']({ bulkId: done.bulkId });
  expect(await over).toMatchObject({ state: 'undone', changed: 2 });
  expect([await count(desk, { topics: ['invoice'] }), await count(desk, { topics: ['delivery'] })]).toEqual([3, 3]);
});

test('a kind of caller is given to many calls, and taken back the first judgement stands again', async () => {
  const desk = await deskWith(7, ['delivery']);
  const change = { field: 'class', to: 'partner' } as const;
  const done = await corrected(desk, { filter: {}, except: [], change, why: '' });
  expect([done.state, done.changed, await count(desk, { classes: ['partner'] })]).toEqual(['done', 7, 7]);
  const over = desk.over();
  await desk.handlers['bulk.undo']({ bulkId: done.bulkId });
  expect([(await over).changed, await count(desk, { classes: ['client'] })]).toEqual([7, 7]);
  expect((await desk.store.corrections(10)).length).toBe(0);
});

test('one at a time; stopped it says how far it came, keeps no searched word, and can be taken back', async () => {
  const desk = await deskWith(60, ['delivery']);
  const order = { filter: { text: 'Caller' }, except: [], change: toInvoice, why: '' };
  const over = desk.over();
  await desk.handlers['bulk.start'](order);
  expect(await desk.handlers['bulk.start'](order)).toEqual({ ok: false, error: 'busy-correcting' });
  await desk.handlers['bulk.stop']({});
  const stopped = await over;
  expect(stopped.state).toBe('stopped');
  expect(await count(desk, { topics: ['invoice'] })).toBe(stopped.changed);
  expect(JSON.stringify(await listed(desk))).not.toContain('Caller');
  const undone = desk.over();
  await desk.handlers['bulk.undo']({ bulkId: stopped.bulkId });
  expect([(await undone).state, await count(desk, { topics: ['delivery'] })]).toEqual(['undone', 60]);
});

test('a correction that looks for somebody who is forgotten stops where it is, and no file knows any more what it looked for', async () => {
  const desk = await deskWith(30, ['delivery']);
  const over = desk.over();
  await desk.handlers['bulk.start']({
    filter: { text: 'Caller' },
    except: [],
    change: toInvoice,
    why: 'all of Ganna Gonta',
  });
  const file = path.join(path.dirname(desk.file), 'corrections.json');
  expect(readFileSync(file, 'utf8')).toContain('Gonta');
  expect(await desk.forgetPerson({ names: ['Ганна Ґонта'], numbers: [] })).toBe(true);
  expect((await listed(desk))[0]?.state).toBe('running');
  expect(await desk.forgetPerson({ names: ['Ganna Gonta'], numbers: [] })).toBe(true);
  const stopped = await over;
  expect([stopped.state, await count(desk, { topics: ['invoice'] })]).toEqual(['stopped', stopped.changed]);
  expect(readFileSync(file, 'utf8')).not.toMatch(/Gonta|Caller/);
});
