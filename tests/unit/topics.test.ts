import { expect, test } from 'vitest';
import type { JournalEntry } from '#core/journal/entry.ts';
import { type Playbook, Playbook as Playbooks, noText } from '#core/routing/playbook.ts';
import { guidanceOf } from '#core/routing/guidance.ts';
import { routingOf } from '#core/routing/routingOf.ts';
import {
  type TopicMerge,
  faultsOfTopics,
  merged,
  notedAs,
  topicsIn,
  unmerged,
  withTopics,
} from '#core/routing/topics.ts';
import { draftOf, corrections } from '../../renderer/features/journal/correcting/callDraft.ts';
import { added, earlier, offeredIn, offeredTo } from '../../renderer/features/settings/topics/topicsDraft.ts';

const to = (employeeId: string) => [{ employeeId, windows: [] }];

function playbook(cls: string, ...topics: (readonly [string, string])[]): Playbook {
  return Playbooks.parse({
    class: cls,
    version: 1,
    topics: topics.map(([topic, name]) => ({ topic, label: { ...noText, en: name }, targets: to(topic) })),
  });
}

const client = playbook('client', ['delivery', 'Delivery'], ['invoice', 'Invoice'], ['contract', 'Contract']);
const partner = playbook('partner', ['supply', 'Supply'], ['contract', 'Contract']);
const options = { companyName: '', desk: 'en', caller: 'en', nameOf: () => null } as const;

test('a retired topic is offered no more and sends calls to nobody, and keeps what its playbook said', () => {
  const next = withTopics(
    client,
    [
      { topic: 'invoice', retired: false },
      { topic: 'delivery', retired: true },
      { topic: 'contract', retired: false },
    ],
    topicsIn([client]).names,
    topicsIn([client]).names,
  );
  expect(guidanceOf(next, options).topics.map(({ topic }) => topic)).toEqual(['invoice', 'contract']);
  expect(routingOf(next).map(({ topics }) => topics)).toEqual([['invoice'], ['contract']]);
  expect(next.topics.find(({ topic }) => topic === 'delivery')).toEqual({ ...client.topics[0], retired: true });
  expect(Playbooks.parse(next)).toEqual(next);
});

test('a name is changed in every playbook where it was changed in the list, and a topic that is left out stays', () => {
  const { names } = topicsIn([client, partner]);
  const renamed = names.map((one) => (one.topic === 'contract' ? { ...one, label: { ...noText, en: 'Treaty' } } : one));
  const next = withTopics(partner, [{ topic: 'contract', retired: false }], renamed, names);
  expect(next.topics.map(({ topic, label }) => [topic, label.en])).toEqual([
    ['contract', 'Treaty'],
    ['supply', 'Supply'],
  ]);
});

test('two of one list that are called alike, one without a name, and one too many are told', () => {
  const names = [
    { topic: 'a', label: { ...noText, en: 'Bill' } },
    { topic: 'b', label: { ...noText, en: 'bíll' } },
    { topic: 'c', label: noText },
  ];
  const topics = names.map(({ topic }) => ({ topic, retired: false }));
  const many = Array.from({ length: 41 }, (_, nth) => ({ topic: `t${nth}`, retired: true }));
  expect(
    faultsOfTopics(
      {
        classes: [
          { class: 'client', version: 1, topics },
          { class: 'partner', version: 1, topics: many },
        ],
        names,
      },
      ({ en }) => en,
    ),
  ).toEqual([
    { class: 'client', topic: 'b', what: 'name-taken' },
    { class: 'client', topic: 'c', what: 'no-name' },
    { class: 'partner', topic: 't40', what: 'full' },
  ]);
});

test('a merged topic leaves the list; where the other one was not offered it takes its place with its steps, and back again', () => {
  const into = { topic: 'invoice', label: { ...noText, en: 'Invoice' } };
  const both = merged(client, 'delivery', into);
  expect([both?.isAdded, both?.playbook.topics.map(({ topic, retired }) => [topic, retired])]).toEqual([
    false,
    [
      ['delivery', true],
      ['invoice', undefined],
      ['contract', undefined],
    ],
  ]);
  const alone = merged(partner, 'supply', into);
  expect([alone?.isAdded, alone?.playbook.topics.slice(0, 2)]).toEqual([
    true,
    [
      { ...partner.topics[0], topic: 'invoice', label: into.label },
      { ...partner.topics[0], retired: true },
    ],
  ]);
  const merge: TopicMerge = {
    topic: 'supply',
    into: 'invoice',
    at: 1,
    by: 'manager',
    bulkId: 'b',
    views: [],
    retired: ['partner'],
    added: ['partner'],
  };
  const back = unmerged(alone?.playbook ?? partner, merge);
  expect(guidanceOf(back, options).topics).toEqual(guidanceOf(partner, options).topics);
});

test('whoever types a merged topic, in whatever letters, notes what it was merged into, also over several', () => {
  const merge = { at: 1, by: 'manager', bulkId: 'b', views: [], retired: [], added: [] } as const;
  const merges: TopicMerge[] = [
    { ...merge, topic: 'Lieferung', into: 'delivery', views: [], retired: [], added: [] },
    { ...merge, topic: 'delivery', into: 'shipping', views: [], retired: [], added: [] },
    { ...merge, topic: 'shipping', into: 'delivery', views: [], retired: [], added: [] },
  ];
  expect(['LIEFERUNG', 'bill', ''].map((typed) => notedAs(merges.slice(0, 2), typed))).toEqual([
    'shipping',
    'bill',
    '',
  ]);
  // A circle ends.
  expect(['shipping', 'delivery']).toContain(notedAs(merges, 'Lieferung'));
});

test('the list as it is typed: added, offered to others, brought one place up past a retired one', () => {
  const draft = topicsIn([client, partner]);
  const more = added(draft, 'Returns', 'client', 'en');
  expect([offeredTo(more, 'Returns'), more.names.at(-1)]).toEqual([
    ['client'],
    { topic: 'Returns', label: { ...noText, en: 'Returns' } },
  ]);
  const both = offeredIn(more, 'Returns', ['client', 'partner']);
  expect(offeredTo(both, 'Returns')).toEqual(['client', 'partner']);
  const without = offeredIn(both, 'contract', []);
  const up = earlier(without, 'client', 'Returns');
  expect(up.classes[0]?.topics.map(({ topic }) => topic)).toEqual(['delivery', 'Returns', 'invoice', 'contract']);
});

test('a call’s corrections are the fields that differ, with what is known by the typed names', () => {
  const entry: JournalEntry = {
    callId: 'a',
    direction: 'in',
    invitedAt: 1,
    day: '2026-01-01',
    answeredAt: 1,
    endedAt: 2,
    waitMs: 0,
    talkMs: 1,
    name: 'Olena',
    company: '',
    number: '',
    numberShown: '',
    class: 'client',
    dialled: '',
    line: null,
    topic: 'delivery',
    essence: 'x',
    outcome: 'answered',
    cause: null,
    transferredTo: '',
    transferResult: null,
    callback: null,
    urgent: '',
    deviations: 0,
  };
  const before = draftOf(entry, 'Delivery');
  const known = {
    topics: [{ topic: 'invoice', name: 'Invoice' }],
    employees: [{ employeeId: 'petro', name: 'Petro Bondar' }],
  };
  expect(corrections(before, before, known)).toEqual([]);
  const typed = {
    ...before,
    topic: ' invoice ',
    name: 'Olena ',
    essence: '',
    transferredTo: 'petro bondar',
    class: 'partner',
  };
  expect(corrections(typed, before, known)).toEqual([
    { field: 'topic', to: 'invoice' },
    { field: 'essence', to: '' },
    { field: 'transferredTo', to: 'Petro Bondar', employeeId: 'petro' },
    { field: 'class', to: 'partner' },
  ]);
});
