import type { CallView } from '#core/call/view.ts';

/** No-break space: takes its place in the layout and says nothing. */
const blank = '\u00A0';

/** Nobody: what the spare card shows, shaped like a usual caller's so that the next one only changes its words. */
export const blankCall: CallView = {
  callId: '',
  line: null,
  direction: 'in',
  stage: 'ringing',
  alerting: null,
  place: 'ringing',
  muted: false,
  invitedAt: 0,
  answeredAt: null,
  heldAt: null,
  endedAt: null,
  card: {
    name: blank,
    nameSource: 'directory',
    company: blank,
    contactId: null,
    number: { e164: null, shown: blank, kind: 'public', country: null },
    verification: 'not-said',
    dialled: { shown: blank, label: blank, source: blank, owner: null, note: '' },
    attestation: null,
    signed: false,
    line: null,
    forgedBefore: null,
    afterHours: false,
    forwards: [],
    responsible: { employeeId: '', name: blank, extension: blank },
    classification: {
      class: 'unknown',
      confidence: 0,
      evidence: [{ kind: 'directory', class: 'unknown', weight: 0, since: 2000 }],
      runnerUp: null,
    },
    guidance: { playbookVersion: 0, language: 'en', greeting: blank, questions: [blank, blank, blank], topics: [] },
    earlier: [],
    earlierCount: 0,
  },
  targets: [],
  transfer: null,
  returned: null,
  topic: '',
  essence: '',
  outcome: null,
  cause: null,
  trouble: null,
};
