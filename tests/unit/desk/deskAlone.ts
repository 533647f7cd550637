import { reclassified } from '#core/caller/recognise.ts';
import { classTable } from '#core/caller/callerClass.ts';
import { mainLine, onlyLine } from '#core/call/line.ts';
import type { Identity } from '#core/caller/identity.ts';
import { type Known, nothingKnown } from '#core/caller/known.ts';
import type { EndCause } from '#core/call/end.ts';
import type { Telephone } from '#core/call/telephone.ts';
import type { PushOf } from '#core/contract/contract.ts';
import type { CallFact } from '#core/journal/fact.ts';
import { type CallerHistory } from '#core/journal/store.ts';
import { callId } from '#core/support/ids.ts';
import { createDesk } from '../../../electron/services/desk/desk.ts';
import type { DeskPorts } from '../../../electron/services/desk/ports.ts';
import { cardOf } from '../../fakes/card.ts';
import { fakeClock, silentLog } from '../../fakes/clock.ts';

export const a = callId('a');
export const identity: Identity = {
  number: { e164: '+493023125148', shown: '+49 30 23125148', kind: 'public', country: 'DE' },
  displayName: 'Marta',
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

const byDesk: EndCause = { by: 'desk', status: null, q850: null, code: 'hung-up' };

export const clinic = { lineId: 'clinic', name: 'Clinic' };

/** A desk whose journal commits when told to, and whose telephone writes down what it was asked. */
export function desk(more: Partial<DeskPorts> = {}) {
  const clock = fakeClock();
  const asked: string[] = [];
  const facts: CallFact[] = [];
  const published: PushOf<'desk.changed'>[] = [];
  const commits: ((written: boolean) => void)[] = [];
  const followers: ((known: Known) => void)[] = [];
  const histories: ((history: CallerHistory) => void)[] = [];
  const late = Promise.withResolvers<Known | null>();
  const known = new Set<string>();
  const signs: number[] = [];
  let lastId = 0;
  const noCalls = { on: false };
  const telephone: Telephone = {
    connect: () => undefined,
    disconnect: () => undefined,
    ring: (id) => void asked.push(`ring ${id}`),
    answer: (id) => void asked.push(`answer ${id}`),
    decline: (id, how) => void asked.push(`decline ${id} ${how}`),
    hangUp: (id) => {
      asked.push(`hang-up ${id}`);
      // As the real one: before it comes back.
      front.onTelephone({ kind: 'ended', callId: id, at: clock.now(), cause: byDesk });
    },
    hold: (id) => void asked.push(`hold ${id}`),
    resume: (id) => void asked.push(`resume ${id}`),
    microphone: (id, on) => void asked.push(`microphone ${id} ${on}`),
    hear: (id, on) => void asked.push(`hear ${id} ${on}`),
    mix: (id, legId, on) => void asked.push(`mix ${id} ${legId} ${on}`),
    digits: (id, digits, how) => void asked.push(`digits ${id} ${digits} ${how}`),
    dial: (id, lineId, number, caller) =>
      void asked.push(
        `dial ${id} ${number}${lineId === mainLine ? '' : ` on ${lineId}`}${caller === undefined ? '' : ` for ${caller.displayName}`}`,
      ),
    refer: (id, number) => void asked.push(`refer ${id} ${number}`),
    join: (id, leg) => void asked.push(`join ${id} ${leg}`),
    watch: () => undefined,
    renewMedia: () => undefined,
    turnedAway: () => undefined,
    pathLost: () => undefined,
    testLine: () => undefined,
    close: () => Promise.resolve(),
  };
  const front = createDesk({
    clock,
    timers: clock,
    ids: { next: () => `id-${(lastId += 1)}` },
    log: silentLog,
    telephone,
    targetsFor: () => [],
    urgentWordOf: () => null,
    standingsOf: () => ({}),
    classes: () => classTable([]),
    reclassify: (card, to, at) =>
      reclassified(card, to, at, { playbooks: { version: 1, playbooks: [] }, language: 'en', companyName: '' }),
    callLine: (lineId) => (lineId === clinic.lineId ? clinic : onlyLine),
    digitsHow: () => 'rtp',
    toDial: (number) => number,
    present: () => null,
    blindIsConfirmed: () => true,
    targetMs: () => 20_000,
    takesNoCalls: () => noCalls.on,
    store: {
      sign: (at) => void signs.push(at),
      call: (id) =>
        Promise.resolve(
          known.has(id)
            ? {
                entry: {
                  callId: id,
                  line: null,
                  direction: 'in' as const,
                  invitedAt: 1,
                  day: '2026-11-21',
                  answeredAt: null,
                  endedAt: null,
                  waitMs: null,
                  talkMs: null,
                  name: '',
                  company: '',
                  number: '',
                  numberShown: '',
                  class: 'unknown' as const,
                  dialled: '',
                  topic: '',
                  essence: '',
                  outcome: null,
                  cause: null,
                  transferredTo: '',
                  transferResult: null,
                  callback: null,
                  urgent: '',
                  deviations: 0,
                },
                card: null,
                course: [],
                isWhole: true,
              }
            : null,
        ),
    },
    keep: (kept) => {
      facts.push(...kept);
      return new Promise((answer) => commits.push(answer));
    },
    identify: () => identity,
    hush: () => undefined,
    lookUp: () => ({
      inTime: new Promise((answer) => histories.push((history) => answer({ ...nothingKnown, history }))),
      late: late.promise,
      follow: (learn) => void followers.push(learn),
    }),
    recognise: (_identity, { history }) => ({ ...cardOf('client'), earlierCount: history.count }),
    publish: (changed) => published.push(changed),
    ...more,
  });
  const invite = (): void =>
    front.onTelephone({
      kind: 'invited',
      callId: a,
      lineId: mainLine,
      at: clock.now(),
      sipCallId: 'x@pbx',
      headers: [],
    });
  return { front, clock, asked, facts, published, commits, histories, late, known, signs, noCalls, invite, followers };
}
