import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '#core/caller/card.ts';
import { type ClassificationInput, classify, combineEvidence } from '#core/caller/classify.ts';
import type { KnownCaller } from '#core/caller/directory.ts';
import type { LastSeen } from '#core/caller/belief.ts';
import { nothingLearned } from '#core/caller/learned.ts';
import type { Identity } from '#core/caller/identity.ts';
import { noHistory } from '#core/journal/store.ts';

const identity: Identity = {
  number: { e164: '+380675550914', shown: '+380 67 555 09 14', kind: 'public', country: 'UA' },
  displayName: '',
  source: 'from',
  verification: 'not-said',
  dialled: null,
  forwards: [],
  line: null,
  attestation: null,
  signed: false,
  reason: '',
  company: '',
};
const client: KnownCaller = {
  contactId: 'c1',
  name: 'Олексій',
  company: '',
  class: 'client',
  language: null,
  responsible: null,
  since: 2023,
};
const nothing: ClassificationInput = { identity, contact: null, rule: null, publicNumber: null, history: noHistory };
const careers = { number: '+380445551230', label: 'Careers', source: 'website', defaultClass: 'applicant' } as const;
const supplierRule = { prefix: '+4930', class: 'partner', note: 'Berlin plant' } as const;

/** The last call with this number. */
const last: LastSeen = {
  class: 'partner',
  confidence: 0.6,
  corrected: false,
  circumstances: 'outside/in:UA/from:+38067',
  at: 0,
};
const after = (changed: Partial<LastSeen>, more: Partial<ClassificationInput> = {}) =>
  classify({
    ...nothing,
    ...more,
    history: { ...noHistory, count: 4, classes: [{ class: 'partner', count: 3 }], last: { ...last, ...changed } },
  });

describe('the class of a caller', () => {
  test('is unknown when nothing speaks for any', () => {
    expect(classify(nothing)).toEqual({ class: 'unknown', confidence: 0, evidence: [], runnerUp: null });
  });

  test('is the contact’s, and certain', () => {
    expect(classify({ ...nothing, contact: client })).toEqual({
      class: 'client',
      confidence: 0.95,
      evidence: [{ kind: 'directory', class: 'client', weight: 0.95, since: 2023 }],
      runnerUp: null,
    });
  });

  test('is likely the one the dialled number is published for', () => {
    expect(classify({ ...nothing, publicNumber: careers })).toEqual({
      class: 'applicant',
      confidence: 0.6,
      evidence: [{ kind: 'dialled-number', class: 'applicant', weight: 0.6, label: 'Careers' }],
      runnerUp: null,
    });
  });

  test('is told by a rule of the office', () => {
    expect(classify({ ...nothing, rule: supplierRule })).toEqual({
      class: 'partner',
      confidence: 0.7,
      evidence: [{ kind: 'number-rule', class: 'partner', weight: 0.7, note: 'Berlin plant' }],
      runnerUp: null,
    });
  });

  test('is the one of the last call with this number, as sure as it was then while nobody ever corrects', () => {
    expect(after({})).toEqual({
      class: 'partner',
      confidence: 0.6,
      evidence: [{ kind: 'history', class: 'partner', weight: 0.6, count: 3, of: 4 }],
      runnerUp: null,
    });
  });

  test('is surer of a class that stood, where mistakes are corrected', () => {
    const learned = { ...nothingLearned, trust: 1 };
    // 0.6 / (0.6 + 0.4 * 0.2)
    expect(after({}, { learned }).confidence).toBe(0.882);
  });

  test('is what the receptionist said of the last call, and it says so', () => {
    const day = 86_400_000;
    expect(after({ corrected: true, at: 1 }, { at: 1, contact: client })).toEqual({
      class: 'partner',
      confidence: 0.98,
      evidence: [
        { kind: 'correction', class: 'partner', weight: 0.98, at: 1 },
        { kind: 'directory', class: 'client', weight: 0.95, since: 2023 },
      ],
      runnerUp: null,
    });
    expect(after({ corrected: true }, { at: 365 * day }).confidence).toBe(0.49);
  });

  test('is by a rule that always holds, whatever was learnt and whatever else speaks against it', () => {
    const headerRule = {
      header: 'X-IVR-Choice',
      how: 'is',
      text: '2',
      class: 'applicant',
      note: 'Chose 2',
      always: true,
    } as const;
    const found = after({ corrected: true }, { headerRule, contact: client, rule: supplierRule });
    expect([found.class, found.confidence, found.runnerUp]).toEqual(['applicant', 1, null]);
    const byNumber = after({ class: 'client', corrected: true }, { rule: { ...supplierRule, always: true } });
    expect([byNumber.class, byNumber.confidence]).toEqual(['partner', 1]);
    const forged = { ...identity, verification: 'failed' } as const;
    expect(classify({ ...nothing, identity: forged, rule: { ...supplierRule, always: true } }).confidence).toBe(0.35);
  });

  test('weighs contradicting reasons and names the runner-up', () => {
    expect(classify({ ...nothing, contact: client, publicNumber: careers })).toEqual({
      class: 'client',
      // Odds: client 1/0.05 - 1 = 19, applicant 1/0.4 - 1 = 1.5; 19 / 21.5.
      confidence: 0.884,
      evidence: [
        { kind: 'directory', class: 'client', weight: 0.95, since: 2023 },
        { kind: 'dialled-number', class: 'applicant', weight: 0.6, label: 'Careers' },
      ],
      runnerUp: 'applicant',
    });
  });

  test('is no longer certain when the network calls the number forged', () => {
    const forged = { ...identity, verification: 'failed' } as const;
    expect(classify({ ...nothing, identity: forged, contact: client, publicNumber: careers })).toEqual({
      class: 'applicant',
      confidence: 0.441,
      evidence: [
        { kind: 'dialled-number', class: 'applicant', weight: 0.6, label: 'Careers' },
        { kind: 'directory', class: 'client', weight: 0.475, since: 2023 },
      ],
      runnerUp: 'client',
    });
  });

  test('is not argued for by what is unknown itself', () => {
    expect(
      classify({
        ...nothing,
        contact: { ...client, class: 'unknown' },
        rule: { ...supplierRule, class: 'unknown' },
        publicNumber: { number: '1', label: 'Main', source: '' },
        history: { ...noHistory, count: 9, classes: [{ class: 'unknown', count: 9 }] },
      }),
    ).toEqual({ class: 'unknown', confidence: 0, evidence: [], runnerUp: null });
  });
});

const evidence: fc.Arbitrary<Evidence> = fc.record({
  kind: fc.constant('number-rule' as const),
  class: fc.constantFrom('client' as const, 'applicant' as const, 'partner' as const),
  weight: fc.integer({ min: 1, max: 95 }).map((percent) => percent / 100),
  note: fc.constant(''),
});
const several = fc.array(evidence, { maxLength: 8 });

describe('weighing evidence', () => {
  test('does not depend on its order', () => {
    const shuffled = several.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(combineEvidence(other)).toEqual(combineEvidence(list));
      }),
    );
  });

  test('gives a confidence from 0 to 1, and 0 only without evidence', () => {
    fc.assert(
      fc.property(several, (list) => {
        const { confidence } = combineEvidence(list);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(confidence === 0).toBe(list.length === 0);
      }),
    );
  });

  test('one reason more for the class found never lowers it, one more for a rival never raises it', () => {
    fc.assert(
      fc.property(several, evidence, (list, more) => {
        const before = combineEvidence(list);
        const next = combineEvidence([...list, more]);
        expect([before.class, more.class]).toContain(next.class);
        // Signed so that it must not fall: towards the class found, or away from it.
        const sign = more.class === before.class ? 1 : -1;
        const kept = next.class === before.class ? next.confidence - before.confidence : -next.confidence;
        expect(sign * kept).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('one reason alone is as sure as its weight', () => {
    fc.assert(
      fc.property(evidence, (one) => {
        expect(combineEvidence([one])).toEqual({
          class: one.class,
          confidence: one.weight,
          evidence: [one],
          runnerUp: null,
        });
      }),
    );
  });
});
