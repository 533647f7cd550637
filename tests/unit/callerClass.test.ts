import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { onlyLine } from '#core/call/line.ts';
import { emptyBook } from '#core/call/book.ts';
import { orderedViews } from '#core/call/order.ts';
import { transition } from '#core/call/transition.ts';
import {
  CallerClass,
  ClassColour,
  ClassEntry,
  builtInClasses,
  builtInEntries,
  classTable,
  entryOf,
  servedAs,
} from '#core/caller/callerClass.ts';
import { combineEvidence } from '#core/caller/classify.ts';
import { callId } from '#core/support/ids.ts';
import { wordingIn } from '../../renderer/i18n/wording.ts';
import { cardOf } from '../fakes/card.ts';

const vip = ClassEntry.parse({
  class: 'vip',
  name: 'VIP clients',
  names: { uk: 'Особливі клієнти' },
  colour: 'amber',
  icon: 'heart',
  priority: 5,
  playbook: 'client',
});

describe('the classes of callers', () => {
  test('are Portico’s own until the office says otherwise, in the order of the queue', () => {
    expect(classTable([]).map((entry) => entry.class)).toEqual([...builtInClasses]);
    expect(builtInEntries.map((entry) => entry.class).toSorted()).toEqual([...builtInClasses].toSorted());
    const table = classTable([vip, { ...entryOf(builtInEntries, 'applicant'), priority: 15, colour: 'green' }]);
    expect(table.slice(0, 4).map((entry) => [entry.class, entry.colour])).toEqual([
      ['vip', 'amber'],
      ['client', 'blue'],
      ['applicant', 'green'],
      ['partner', 'teal'],
    ]);
  });

  test('are no two of one colour and shape', () => {
    expect(new Set(builtInEntries.map((entry) => entry.colour)).size).toBe(builtInEntries.length);
    expect(new Set(builtInEntries.map((entry) => entry.icon)).size).toBe(builtInEntries.length);
  });

  test('have ids that fit a column, a style and an address', () => {
    const ids = ['client', 'vip-2', 'a'.repeat(40), '', 'VIP', '2nd', 'a b', 'a'.repeat(41), 'клієнт'];
    expect(ids.filter((id) => CallerClass.safeParse(id).success)).toEqual(['client', 'vip-2', 'a'.repeat(40)]);
  });

  test('are called as the office calls them, in each language, else as Portico does', () => {
    const client = { ...entryOf(builtInEntries, 'client'), names: { uk: 'Замовник' } };
    const kinds = (['en', 'uk', 'ru'] as const).map((language) => {
      const { kind } = wordingIn(language, classTable([vip, client]));
      return ['vip', 'client', 'supplier'].map(kind);
    });
    expect(kinds).toEqual([
      ['VIP clients', 'Client', 'Supplier'],
      ['Особливі клієнти', 'Замовник', 'Постачальник'],
      ['VIP clients', 'Клиент', 'Поставщик'],
    ]);
  });

  test('are served by the playbook that they name, or by their own', () => {
    const table = classTable([vip]);
    expect(['vip', 'client', 'from-elsewhere'].map((of) => servedAs(table, of))).toEqual([
      'client',
      'client',
      'from-elsewhere',
    ]);
  });
});

describe('a class that this desk does not have', () => {
  const strange = 'wholesale-7';

  test('is called by its id, and looks and queues as unknown', () => {
    const entry = entryOf(classTable([vip]), strange);
    expect([entry.colour, entry.icon, entry.priority, entry.retired]).toEqual(['grey', 'question', 70, true]);
    expect(wordingIn('ar', classTable([vip])).kind(strange)).toBe(strange);
  });

  test('rings after whoever is known, and breaks no queue', () => {
    const book = ['unknown', strange, 'vip', 'client'].reduce(
      (before, of, at) =>
        transition(before, { kind: 'invited', callId: callId(of), line: onlyLine, card: cardOf(of), targets: [] }, at)
          .next,
      emptyBook,
    );
    expect(orderedViews(book, classTable([vip])).map(({ callId: id }) => id)).toEqual([
      'vip',
      'client',
      'unknown',
      strange,
    ]);
  });

  test('can be argued for like any other', () => {
    const one = { kind: 'number-rule', class: strange, weight: 0.7, note: '' } as const;
    expect(combineEvidence([one])).toEqual({ class: strange, confidence: 0.7, evidence: [one], runnerUp: null });
  });
});

describe('the colours of classes', () => {
  const css = readFileSync(path.join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');
  const contrast = css.slice(css.indexOf("[data-theme='contrast']"));

  test.each([
    ['by day and by night', css, 4.5],
    ['in high contrast', contrast, 7],
  ])('can be read %s', (_, text, least) => {
    const ratios = ClassColour.options.flatMap((colour) => {
      const [ink, ground] = [pairOf(text, `--class-${colour}`), pairOf(text, `--class-${colour}-soft`)];
      return [0, 1].map((night) => ({ colour, night, ratio: ratioOf(ink[night] ?? '', ground[night] ?? '') }));
    });
    expect(ratios.filter(({ ratio }) => !(ratio >= least))).toEqual([]);
  });
});

function pairOf(css: string, token: string): readonly string[] {
  return new RegExp(`${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css)?.slice(1) ?? [];
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function ratioOf(one: string, other: string): number {
  const [dark = 0, bright = 0] = [one, other].map(luminance).toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
