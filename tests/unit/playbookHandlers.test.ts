import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { builtInEntries } from '#core/caller/callerClass.ts';
import type { DoneLately } from '#core/deviations/proposals.ts';
import { Playbooks, type Playbook, noText } from '#core/routing/playbook.ts';
import type { PlaybookStore } from '#core/routing/playbookStore.ts';
import { failed, ok } from '#core/support/result.ts';
import { createPlaybookHandlers } from '../../electron/services/playbooks/playbooks.ts';
import shipped from '../../resources/playbooks/playbooks.json' with { type: 'json' };
import { fakeClock } from '../fakes/clock.ts';
import { topicOf } from '../fakes/playbook.ts';
import { companyOf, employee, newDirectoryDesk } from '../store/directoryDesk.ts';

const now = 1_788_329_400_000;
const to = (...ids: string[]) => ids.map((employeeId) => ({ employeeId, windows: [] }));

/** The handlers over a real directory; `done`: what the journal tells of the last month. */
async function office(done: readonly DoneLately[] = []) {
  const desk = newDirectoryDesk();
  desk.writeCompany({
    employees: [employee('olena', 'Olena'), employee('petro', 'Petro')],
    routing: [{ class: 'client', topics: ['contract'], targets: to('petro') }],
  });
  const keeper = desk.keeping();
  const store: PlaybookStore = {
    kept: () => Promise.resolve(keeper.playbooks()),
    version: (cls, version) => Promise.resolve(keeper.playbookVersion(cls, version)),
    saveDraft: (cls, draft) => Promise.resolve(keeper.saveDraft(cls, draft)),
    publish: (version, draft) => Promise.resolve(keeper.publishPlaybook(version, draft)),
    publishTopics: (all, merges) => Promise.resolve(keeper.publishTopics(all, merges)),
    dismiss: (proposal, count) => Promise.resolve(keeper.dismissProposal(proposal, count)),
  };
  const published: (readonly Playbook[])[] = [];
  const begin = async () =>
    createPlaybookHandlers({
      clock: fakeClock(now),
      directory: { playbooks: store },
      journal: { doneLately: () => Promise.resolve(done) },
      playbooks: Playbooks.parse(shipped),
      keptPlaybooks: await store.kept(),
      office: () =>
        companyOf({
          employees: [employee('olena', 'Olena'), employee('petro', 'Petro')],
          routing: [{ class: 'client', topics: ['contract'], targets: to('petro') }],
        }),
      classes: () => builtInEntries,
      hours: () => ({ week: [{ day: 3, from: '09:00', until: '10:00' }], holidays: [] }),
      setPlaybooks: (own) => published.push(own),
    });
  const handlers = await begin();
  const read = async (from = handlers) => {
    const answer = await from['playbooks.read']({});
    if (!answer.ok) throw new Error(answer.error);
    const client = answer.value.playbooks.find(({ playbook }) => playbook.class === 'client');
    if (client === undefined) throw new Error('no clients');
    return client;
  };
  return { handlers, begin, read, published, file: desk.file };
}

const publishing = { by: ' Iryna ', note: 'Shorter' };

test('until the office changes it, what Portico comes with is in force, with whom the office’s rules name', async () => {
  const { handlers, read } = await office();
  const { playbook, draft, versions } = await read();
  expect([playbook.version, draft, versions]).toEqual([1, null, []]);
  expect(playbook.topics.find(({ topic }) => topic === 'contract')?.targets).toEqual(to('petro'));
  const answer = await handlers['playbooks.read']({});
  // Suppliers and press wait until they are wanted; a class without a playbook begins with that of "unknown".
  expect(answer.ok && answer.value.playbooks.map((view) => [view.playbook.class, view.playbook.version])).toEqual([
    ['client', 1],
    ['partner', 1],
    ['applicant', 1],
    ['internal', 0],
    ['unknown', 1],
    ['spam', 0],
  ]);
});

test('a draft is kept and changes nothing; published it is the next version, kept for good with who, when and why', async () => {
  const { handlers, begin, read, published } = await office();
  const { playbook } = await read();
  const draft = { ...playbook, promiseMinutes: 45 };
  const begunOne = { ...draft, questions: [...draft.questions, noText] };
  expect(await handlers['playbooks.save-draft']({ class: 'client', draft })).toEqual(ok({}));
  expect([(await read()).draft?.promiseMinutes, (await read()).playbook.promiseMinutes]).toEqual([45, 120]);
  expect(published.at(-1)).toEqual([]);
  // A question that was begun and not written is none.
  expect(await handlers['playbooks.publish']({ playbook: begunOne, basedOn: 1, ...publishing })).toEqual(
    ok({ version: 2 }),
  );
  expect(published.at(-1)).toEqual([{ ...draft, version: 2 }]);
  // After the next start it is as it was left.
  const after = await read(await begin());
  expect(after).toEqual({
    playbook: { ...draft, version: 2 },
    draft: null,
    versions: [{ version: 2, at: now, by: 'Iryna', note: 'Shorter' }],
  });
});

test('two pages that publish from the same version: the second is told, and nothing is lost', async () => {
  const { handlers, read } = await office();
  const { playbook } = await read();
  await handlers['playbooks.publish']({ playbook: { ...playbook, promiseMinutes: 1 }, basedOn: 1, ...publishing });
  const second = { playbook: { ...playbook, promiseMinutes: 2 }, basedOn: 1, ...publishing };
  expect(await handlers['playbooks.publish'](second)).toEqual(failed('changed-meanwhile'));
  expect((await read()).playbook.promiseMinutes).toBe(1);
});

test('any version can be read again, the one that came with Portico too, and gone back to as a new one', async () => {
  const { handlers, read } = await office();
  const { playbook } = await read();
  await handlers['playbooks.publish']({ playbook: { ...playbook, promiseMinutes: 1 }, basedOn: 1, ...publishing });
  const first = await handlers['playbooks.version']({ class: 'client', version: 1 });
  expect(first).toEqual(ok({ playbook }));
  await handlers['playbooks.publish']({ playbook, basedOn: 2, ...publishing });
  const back = await read();
  expect([back.playbook.version, back.playbook.promiseMinutes]).toEqual([3, 120]);
  expect(back.versions.map(({ version }) => version)).toEqual([3, 2]);
  expect(await handlers['playbooks.version']({ class: 'client', version: 9 })).toEqual(ok({ playbook: null }));
});

const habit = Array.from({ length: 10 }, (_, nth): DoneLately => ({
  callId: `c${nth}`,
  at: now - 1_000 - nth,
  class: 'client',
  topic: 'contract',
  handedTo: nth < 8 ? 'olena' : 'petro',
  otherTarget:
    nth < 8
      ? {
          kind: 'other-target',
          expected: { employeeId: 'petro', name: 'Petro' },
          actual: { employeeId: 'olena', name: 'Olena' },
          byPlaybook: true,
        }
      : null,
}));

test('an accepted proposal is a new version that does exactly that, and a draft goes on from it', async () => {
  const { handlers, read } = await office(habit);
  const { playbook } = await read();
  await handlers['playbooks.save-draft']({ class: 'client', draft: { ...playbook, promiseMinutes: 45 } });
  const told = await handlers['playbooks.proposals']({});
  const [proposal] = told.ok ? told.value.proposals : [];
  expect(proposal).toMatchObject({ kind: 'put-first', count: 8, of: 10 });
  const proposalId = proposal?.proposalId ?? '';
  expect(await handlers['playbooks.accept']({ proposalId, ...publishing })).toEqual(ok({ version: 2 }));
  const after = await read();
  const targetsIn = (one: Playbook | null) => one?.topics.find(({ topic }) => topic === 'contract')?.targets;
  expect([targetsIn(after.playbook), after.playbook.promiseMinutes]).toEqual([to('olena', 'petro'), 120]);
  expect([targetsIn(after.draft), after.draft?.promiseMinutes, after.draft?.version]).toEqual([
    to('olena', 'petro'),
    45,
    2,
  ]);
  // What was done before the version in force is not held against it.
  expect(await handlers['playbooks.proposals']({})).toEqual(ok({ proposals: [] }));
  expect(await handlers['playbooks.accept']({ proposalId, ...publishing })).toEqual(failed('not-there'));
});

test('a playbook that is full refuses a proposal in words, before anything is on the disk', async () => {
  const topics = (count: number) => Array.from({ length: count }, (_, nth) => topicOf(`t${nth}`));
  const typed = Array.from({ length: 5 }, (_, nth): DoneLately => ({
    callId: `t${nth}`,
    at: now,
    class: 'client',
    topic: 'Refund',
    handedTo: 'petro',
    otherTarget: null,
  }));
  const { handlers, begin, read } = await office(typed);
  const { playbook } = await read();
  const proposalId = 'add-topic|client|refund';
  await handlers['playbooks.publish']({ playbook: { ...playbook, topics: topics(40) }, basedOn: 1, ...publishing });
  expect(await handlers['playbooks.accept']({ proposalId, ...publishing })).toEqual(failed('no-room'));
  // Nor where the draft is full alone.
  await handlers['playbooks.publish']({ playbook: { ...playbook, topics: topics(39) }, basedOn: 2, ...publishing });
  await handlers['playbooks.save-draft']({ class: 'client', draft: { ...playbook, topics: topics(40), version: 3 } });
  expect(await handlers['playbooks.accept']({ proposalId, ...publishing })).toEqual(failed('no-room'));
  expect((await read(await begin())).playbook.version).toBe(3);
});

test('a version or a draft that cannot be read keeps no desk from opening: the one before it is in force, and the next one is another', async () => {
  const { handlers, begin, read, file } = await office();
  const { playbook } = await read();
  await handlers['playbooks.publish']({ playbook: { ...playbook, promiseMinutes: 1 }, basedOn: 1, ...publishing });
  await handlers['playbooks.publish']({ playbook: { ...playbook, promiseMinutes: 2 }, basedOn: 2, ...publishing });
  await handlers['playbooks.save-draft']({ class: 'client', draft: { ...playbook, version: 3 } });
  const db = new Database(file);
  db.exec(`UPDATE playbook_version SET playbook = '{"class":"client"}' WHERE version = 3;
    UPDATE playbook_draft SET playbook = 'torn'`);
  db.close();
  const anew = await begin();
  const after = await read(anew);
  expect([after.playbook.version, after.playbook.promiseMinutes, after.draft]).toEqual([2, 1, null]);
  expect(await anew['playbooks.version']({ class: 'client', version: 3 })).toEqual(ok({ playbook: null }));
  expect(await anew['playbooks.publish']({ playbook, basedOn: 2, ...publishing })).toEqual(ok({ version: 4 }));
  expect((await read(anew)).versions.map(({ version }) => version)).toEqual([4, 3, 2]);
});

test('a dismissed proposal stays away, also after the next start', async () => {
  const { handlers, begin } = await office(habit);
  const told = await handlers['playbooks.proposals']({});
  const proposalId = told.ok ? (told.value.proposals[0]?.proposalId ?? '') : '';
  expect(await handlers['playbooks.dismiss']({ proposalId })).toEqual(ok({}));
  expect(await (await begin())['playbooks.proposals']({})).toEqual(ok({ proposals: [] }));
  expect(await handlers['playbooks.dismiss']({ proposalId: 'none' })).toEqual(failed('not-there'));
});

test('when an answer is due is told in working time', async () => {
  const { handlers } = await office();
  // Wednesday, 09:10 in Kyiv: twenty minutes today, the rest next week.
  const due = await handlers['playbooks.due']({ minutes: 60 });
  expect(due).toEqual(ok({ dueAt: now + 7 * 24 * 3_600_000 }));
});
