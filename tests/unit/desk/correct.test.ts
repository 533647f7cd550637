import { expect, test } from 'vitest';
import { type Book, emptyBook, findCall } from '#core/call/book.ts';
import { onlyLine } from '#core/call/line.ts';
import { transition } from '#core/call/transition.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';
import { reclassified } from '#core/caller/recognise.ts';
import type { JournalCall } from '#core/journal/entry.ts';
import { project } from '#core/journal/project.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { callId } from '#core/support/ids.ts';
import { createCorrect } from '../../../electron/services/desk/correct.ts';
import { cardOf } from '../../fakes/card.ts';
import { fakeClock } from '../../fakes/clock.ts';

const a = callId('a');
const client = cardOf('client');
const desk = {
  playbooks: { version: 1 as const, playbooks: [] },
  language: 'en' as const,
  companyName: '',
};

/** A desk at which one client rings, or none and a journal that knows her call. */
function correcting(past: JournalCall | null = null) {
  const at = fakeClock().now();
  let book: Book =
    past === null
      ? transition(emptyBook, { kind: 'invited', callId: a, line: onlyLine, card: client, targets: [] }, at).next
      : emptyBook;
  const facts: CallFact[] = [];
  const correct = createCorrect({
    clock: fakeClock(),
    store: { sign: () => undefined, call: (id) => Promise.resolve(id === a ? past : null) },
    keep: (kept) => {
      facts.push(...kept);
      return Promise.resolve(true);
    },
    reclassify: (card, to, when) => reclassified(card, to, when, desk),
    targetsFor: () => [],
    book: () => book,
    dispatch: (event, when) => {
      const { next, effects } = transition(book, event, when);
      book = next;
      for (const effect of effects)
        if (effect.kind === 'journal') facts.push({ callId: effect.callId, at: when, body: effect.body });
      return { kept: Promise.resolve(true) };
    },
  });
  return { correct, facts, shown: () => findCall(book, a)?.card.classification };
}

const ok = { ok: true, value: null };
const told = (facts: readonly CallFact[]) =>
  facts.map(({ body }) => (body.kind === 'recognised' ? body.card.classification.class : body));
const change = (from: CallerClass, to: CallerClass) =>
  ({ kind: 'class-corrected', from, to, by: 'receptionist' }) as const;

test('one word of the receptionist changes what a ringing call is, at once and in its row, and can be taken back', async () => {
  const { correct, facts, shown } = correcting();
  expect(await correct(a, 'applicant')).toEqual(ok);
  expect(shown()).toMatchObject({ class: 'applicant', confidence: 1, correctedFrom: 'client', runnerUp: null });
  expect(shown()?.evidence.map(({ kind }) => kind)).toEqual(['correction', 'directory']);
  // Said again, or corrected once more: what was shown first is kept.
  expect(await correct(a, 'applicant')).toEqual(ok);
  expect(await correct(a, 'partner')).toEqual(ok);
  expect(shown()).toMatchObject({ class: 'partner', correctedFrom: 'client' });
  expect(await correct(a, null)).toEqual(ok);
  expect(shown()).toEqual(client.classification);
  expect(await correct(a, null)).toEqual(ok);
  expect(told(facts)).toEqual([
    change('client', 'applicant'),
    'applicant',
    change('applicant', 'partner'),
    'partner',
    { ...change('partner', 'client'), undone: true },
    'client',
  ]);
});

test('choosing what was shown first is taking the correction back', async () => {
  const { correct, facts } = correcting();
  await correct(a, 'spam');
  await correct(a, 'client');
  expect(told(facts).at(-2)).toEqual({ ...change('spam', 'client'), undone: true });
});

test('a call that is long put away is corrected, and taken back to what was shown first', async () => {
  const { entry } = project(null, { callId: a, at: 1, body: { kind: 'rang' } }, { day: '2026-11-21', card: null });
  const past: JournalCall = {
    isWhole: true,
    entry,
    card: client,
    course: [{ at: 1, body: { kind: 'recognised', card: client } }],
  };
  const first = correcting(past);
  expect(await first.correct(a, 'partner')).toEqual(ok);
  expect(told(first.facts)).toEqual([change('client', 'partner'), 'partner']);
  const partner = reclassified(client, 'partner', 2, desk);
  const corrected: JournalCall = {
    isWhole: true,
    entry,
    card: partner,
    course: [
      ...past.course,
      { at: 2, body: change('client', 'partner') },
      { at: 2, body: { kind: 'recognised', card: partner } },
    ],
  };
  const again = correcting(corrected);
  expect(await again.correct(a, null)).toEqual(ok);
  expect(told(again.facts)).toEqual([{ ...change('partner', 'client'), undone: true }, 'client']);
  expect(await again.correct('nobody', 'client')).toEqual({ ok: false, error: 'call-gone' });
});

test('what is known late does not undo what the receptionist said meanwhile', () => {
  const book = transition(emptyBook, { kind: 'invited', callId: a, line: onlyLine, card: client, targets: [] }, 1).next;
  const card = reclassified(client, 'partner', 2, desk);
  const said = transition(book, { kind: 'class-corrected', callId: a, card, targets: [], undone: false }, 2).next;
  const late = { ...client, earlierCount: 3 };
  const lateCard = reclassified(late, 'partner', 3, desk);
  const learnt = transition(said, { kind: 'recognised', callId: a, card: lateCard, targets: [], shownFirst: late }, 3);
  expect(findCall(learnt.next, a)).toMatchObject({ card: lateCard, shownFirst: late });
});
