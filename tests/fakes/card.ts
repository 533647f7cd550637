import type { CallerCard } from '#core/caller/card.ts';
import type { CallerClass } from '#core/caller/callerClass.ts';

/** A complete card of a caller of this class. */
export function cardOf(callerClass: CallerClass, name = 'Marta Brandt'): CallerCard {
  return {
    name,
    nameSource: 'directory',
    company: 'Nordwind Logistik GmbH',
    contactId: 'c-1',
    number: { e164: '+493023125148', shown: '+49 30 23125148', kind: 'public', country: 'DE' },
    verification: 'verified',
    dialled: null,
    attestation: null,
    signed: false,
    reason: '',
    line: null,
    forgedBefore: null,
    afterHours: false,
    forwards: [],
    responsible: null,
    classification: {
      class: callerClass,
      confidence: 0.95,
      evidence: [{ kind: 'directory', class: callerClass, weight: 0.95, since: 2023 }],
      runnerUp: null,
    },
    guidance: { playbookVersion: 1, language: 'en', greeting: 'Good morning', questions: [], topics: [] },
    earlier: [],
    earlierCount: 0,
  };
}
