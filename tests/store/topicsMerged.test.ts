import { expect, onTestFinished, test } from 'vitest';
import type { SavedView } from '#core/journal/savedView.ts';
import { noText } from '#core/routing/playbook.ts';
import { endedCall, openCorrectingDesk } from './correctingDesk.ts';
import { newDesk } from './journalDesk.ts';

type Desk = Awaited<ReturnType<typeof openCorrectingDesk>>;

async function topicsOf(desk: Desk) {
  const answer = await desk.handlers['topics.read']({});
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

function offered(desk: Desk, cls: string): readonly string[] {
  const topics = desk.shelf.inForce(cls)?.topics ?? [];
  return topics.filter(({ retired }) => retired !== true).map(({ topic }) => topic);
}

const view: SavedView = {
  viewId: 'deliveries',
  name: 'Deliveries',
  filter: { topics: ['delivery', 'invoice'] },
  columns: ['time'],
  group: 'none',
};

test('a topic is added for two kinds of callers, named, ordered and retired, each playbook getting a version; old calls keep it', async () => {
  const { folder } = newDesk();
  const desk = await openCorrectingDesk(folder);
  onTestFinished(desk.close);
  await desk.store.append(endedCall(0, 'delivery'));
  const { classes, names } = await topicsOf(desk);
  const label = { ...noText, en: 'Returns', uk: 'Повернення' };
  const changed = classes
    .filter((one) => one.class === 'client' || one.class === 'partner')
    .map((one) => ({
      ...one,
      topics: [
        { topic: 'returns', retired: false },
        ...one.topics.map((place) => (place.topic === 'delivery' ? { ...place, retired: true } : place)),
      ],
    }));
  const wanted = { classes: changed, names: [...names, { topic: 'returns', label }], note: 'Topics changed' };
  expect(await desk.handlers['topics.change'](wanted)).toEqual({ ok: true, value: { faults: [] } });
  expect([
    offered(desk, 'client')[0],
    offered(desk, 'client').includes('delivery'),
    offered(desk, 'partner')[0],
  ]).toEqual(['returns', false, 'returns']);
  expect(desk.shelf.kept().versions.map(({ class: of, version, note }) => [of, version, note])).toEqual([
    ['client', 2, 'Topics changed'],
    ['partner', 2, 'Topics changed'],
  ]);
  // From the same reading again: somebody else was there meanwhile.
  expect(await desk.handlers['topics.change'](wanted)).toEqual({ ok: false, error: 'changed-meanwhile' });
  const choices = await desk.store.choices();
  expect(choices.topics).toEqual([{ topic: 'delivery', label: 'Delivery', calls: 1 }]);
  // Named alike, or not at all: nothing is written.
  const again = await topicsOf(desk);
  const twin = again.names.map((one) =>
    one.topic === 'returns' ? { ...one, label: { ...label, en: 'Invoice' } } : one,
  );
  expect(await desk.handlers['topics.change']({ ...again, names: twin, note: '' })).toMatchObject({
    value: { faults: [{ class: 'client', what: 'name-taken' }] },
  });
  expect(desk.shelf.kept().versions).toHaveLength(2);
});

test('two topics become one: calls, choices, playbook and saved views agree, what is typed follows; taken back all is as before', async () => {
  const { folder } = newDesk();
  const desk = await openCorrectingDesk(folder);
  onTestFinished(desk.close);
  for (let nth = 0; nth < 12; nth += 1)
    // oxlint-disable-next-line no-await-in-loop -- in the order of their arrival
    await desk.store.append(endedCall(nth, nth % 3 === 0 ? 'invoice' : 'delivery'));
  desk.setViews([view]);
  const before = offered(desk, 'client');
  const look = await desk.handlers['topics.look-at-merge']({ topic: 'delivery', into: 'invoice' });
  expect(look).toEqual({ ok: true, value: { calls: 8, classes: ['client'], views: ['Deliveries'] } });
  const over = desk.over();
  const merged = await desk.handlers['topics.merge']({ topic: 'delivery', into: 'invoice', why: 'the same' });
  expect(merged.ok).toBe(true);
  expect(await over).toMatchObject({ state: 'done', changed: 8, merged: 'delivery' });
  expect((await desk.store.choices()).topics).toEqual([{ topic: 'invoice', label: 'Invoice', calls: 12 }]);
  expect(offered(desk, 'client')).toEqual(before.filter((topic) => topic !== 'delivery'));
  expect(desk.views()[0]?.filter.topics).toEqual(['invoice']);
  expect([desk.notedAs('delivery'), desk.notedAs('DELIVERY'), desk.notedAs('contract')]).toEqual([
    'invoice',
    'invoice',
    'contract',
  ]);
  // A call's first note is where it was.
  const page = await desk.store.call('call-1');
  expect(page?.course.flatMap(({ body }) => (body.kind === 'topic-noted' ? [body.topic] : []))).toEqual(['delivery']);
  const undone = desk.over();
  expect((await desk.handlers['topics.undo-merge']({ topic: 'delivery' })).ok).toBe(true);
  expect(await undone).toMatchObject({ state: 'undone', changed: 8 });
  expect((await desk.store.choices()).topics.map(({ topic, calls }) => [topic, calls])).toEqual([
    ['delivery', 8],
    ['invoice', 4],
  ]);
  expect([offered(desk, 'client'), desk.views(), desk.notedAs('delivery')]).toEqual([before, [view], 'delivery']);
});

test('a topic typed by hand is merged into one of the list; where that was not offered yet it takes the other’s place', async () => {
  const { folder } = newDesk();
  const desk = await openCorrectingDesk(folder);
  onTestFinished(desk.close);
  await desk.store.append(endedCall(0, 'Lieferung'));
  const typed = desk.over();
  await desk.handlers['topics.merge']({ topic: 'Lieferung', into: 'delivery', why: '' });
  expect((await typed).changed).toBe(1);
  // Applicants are not asked about contracts, but about documents.
  const place = offered(desk, 'applicant').indexOf('documents');
  await desk.handlers['topics.merge']({ topic: 'documents', into: 'contract', why: '' });
  expect(offered(desk, 'applicant')[place]).toBe('contract');
  expect([desk.notedAs('lieferung'), desk.notedAs('documents')]).toEqual(['delivery', 'contract']);
  expect(await desk.handlers['topics.merge']({ topic: 'contract', into: 'nowhere', why: '' })).toEqual({
    ok: false,
    error: 'not-there',
  });
});
