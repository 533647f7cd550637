import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RefusalCode } from '#core/contract/define.ts';
import type { Playbook } from '#core/routing/playbook.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import { type PlaybookDrafts, createPlaybookDrafts } from '../../renderer/state/playbookDrafts.ts';
import { playbookOf } from '../fakes/playbook.ts';

let sent: (readonly [string, number | null])[];
let answers: ((answer: Result<unknown, RefusalCode>) => void)[];
let drafts: PlaybookDrafts;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  answers = [];
  drafts = createPlaybookDrafts((cls, draft) => {
    sent.push([cls, draft === null ? null : draft.promiseMinutes]);
    return new Promise((resolve) => {
      answers.push(resolve);
    });
  });
});

afterEach(() => vi.useRealTimers());

const draft = (promiseMinutes: number, cls: Playbook['class'] = 'client') => playbookOf({ class: cls, promiseMinutes });
const unkept = () => [...drafts.unkept()].map(([cls, one]) => [cls, one?.promiseMinutes ?? null]);

async function answer(told: Result<unknown, RefusalCode>): Promise<void> {
  answers.shift()?.(told);
  await vi.advanceTimersByTimeAsync(0);
}

test('what is written is kept after a pause, and until then it is what is shown', async () => {
  drafts.change(draft(1));
  drafts.change(draft(2));
  expect([sent, unkept()]).toEqual([[], [['client', 2]]]);
  await vi.advanceTimersByTimeAsync(400);
  expect(sent).toEqual([['client', 2]]);
  await answer(ok({}));
  expect([unkept(), drafts.problem()]).toEqual([[], null]);
});

test('what the desk could not keep stays, with the reason, and is sent again before anything is read anew', async () => {
  drafts.change(draft(1));
  drafts.change(draft(7, 'partner'));
  await vi.advanceTimersByTimeAsync(400);
  await answer(failed('carrier-lost'));
  await answer(failed('carrier-lost'));
  expect([unkept(), drafts.problem()]).toEqual([
    [
      ['client', 1],
      ['partner', 7],
    ],
    'carrier-lost',
  ]);
  void drafts.keep();
  await answer(ok({}));
  await answer(ok({}));
  expect([unkept(), drafts.problem(), sent.slice(2)]).toEqual([
    [],
    null,
    [
      ['client', 1],
      ['partner', 7],
    ],
  ]);
});

test('what is written while it is being kept is kept as well, and nothing older takes its place', async () => {
  drafts.change(draft(1));
  await vi.advanceTimersByTimeAsync(400);
  drafts.change(draft(2));
  await answer(ok({}));
  expect(unkept()).toEqual([['client', 2]]);
  await vi.advanceTimersByTimeAsync(400);
  await answer(ok({}));
  expect([unkept(), sent]).toEqual([
    [],
    [
      ['client', 1],
      ['client', 2],
    ],
  ]);
});

test('a draft that is given up while the desk is away is given up, and one that was published is no draft any more', async () => {
  drafts.change(draft(1));
  drafts.giveUp('client');
  await answer(failed('carrier-lost'));
  expect(unkept()).toEqual([['client', null]]);
  drafts.published('client');
  await vi.advanceTimersByTimeAsync(1_000);
  expect([unkept(), sent]).toEqual([[], [['client', null]]]);
});
