import { z } from 'zod';
import { CallView } from '../call/view.ts';
import { CallLine, LineView } from '../call/line.ts';
import { ParkingView } from '../call/parked.ts';
import { TransferHow } from '../call/transfer.ts';
import { Callback } from '../callbacks/callback.ts';
import { CallerClass, ClassEntry } from '../caller/callerClass.ts';
import { Language } from '../caller/company.ts';
import { Control } from '../headset/control.ts';
import { HeadsetView } from '../headset/view.ts';
import { BulkView } from '../journal/bulk.ts';
import { KeepingView } from '../journal/keeping.ts';
import { DaySummary } from '../journal/entry.ts';
import { JournalLook } from '../journal/savedView.ts';
import { DeviationKinds, DeviationsView, Explained } from '../deviations/deviation.ts';
import { SoundSample } from '../quality/sample.ts';
import { SoundView } from '../quality/view.ts';
import { SessionView } from '../roles/session.ts';
import { EmployeeView } from '../routing/staff.ts';
import { calendarCalls } from './calendarCalls.ts';
import { classCalls } from './classCalls.ts';
import { call, everyRole } from './define.ts';
import { directoryCalls } from './directoryCalls.ts';
import { ExportState, exportCalls } from './exportCalls.ts';
import { headsetCalls } from './headsetCalls.ts';
import { identityCalls } from './identityCalls.ts';
import { journalCalls } from './journalCalls.ts';
import { keepingCalls } from './keepingCalls.ts';
import { numbersCalls } from './numbersCalls.ts';
import { OutsideState, outsideCalls } from './outsideCalls.ts';
import { ImportState, importCalls } from './importCalls.ts';
import { parkCalls } from './parkCalls.ts';
import { playbookCalls } from './playbookCalls.ts';
import { PrivacyState, privacyCalls } from './privacyCalls.ts';
import { rolesCalls } from './rolesCalls.ts';
import { settingsCalls } from './settingsCalls.ts';
import { writingCalls } from './writingCalls.ts';

const callIdOnly = z.object({ callId: z.string() });
const nothing = z.object({});

export const Preferences = z.object({
  language: Language,
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  /** Keys that were changed: act of the page -> its keys; what is not named has Portico's own. */
  keys: z.record(z.string(), z.array(z.string().max(40)).max(4)),
  /** Ring tones that were chosen: class of caller -> name of the page's tone; what is not named has Portico's own. */
  tones: z.record(z.string(), z.string().max(40)),
  /** How the journal's table is laid out while no saved view says otherwise; left out: Portico's own way. */
  journal: JournalLook.exactOptional(),
});
export type Preferences = z.infer<typeof Preferences>;

/** Whether the journal reaches the disk. `waiting`: facts kept in memory until it does. */
export const JournalHealth = z.object({
  state: z.enum(['written', 'disk-full', 'read-only', 'not-writable']),
  waiting: z.int(),
  /** No more is kept in memory: so many facts since then are in no journal; left out: all of them are kept. */
  dropped: z.object({ facts: z.int(), since: z.number() }).optional(),
});
export type JournalHealth = z.infer<typeof JournalHealth>;

export const DeskState = z.object({
  companyName: z.string(),
  /** Every class of callers, also those given to nobody any more; first in the queue first. */
  classes: z.array(ClassEntry),
  /** Every account at an exchange, the first one first; always one at least. */
  lines: z.array(LineView),
  /** Ordered: ringing by priority then waiting time, then current, held, notes. */
  calls: z.array(CallView),
  /** The number of a telephone link that was followed in another program, until it is called or let go; null: none. */
  offered: z.string().nullable(),
  /** Do not disturb since then, epoch milliseconds; null: calls are taken. */
  noCallsSince: z.number().nullable(),
  journal: JournalHealth,
  keeping: KeepingView,
  today: DaySummary,
  /** How long the note of a call that is over is asked for before it folds away; 0: it is not asked for, and stays open. */
  wrapUpSeconds: z.int(),
  /** Who carries the sound: this page, another page of the desk, or none. */
  telephone: z.enum(['yours', 'another', 'nobody']),
  practice: z.boolean(),
  /** As whom this very page acts. */
  session: SessionView,
  headset: HeadsetView,
  preferences: Preferences,
  /** In the order of the directory's names. */
  employees: z.array(EmployeeView),
  /** Open ones, most urgent first. */
  callbacks: z.array(Callback),
  parking: ParkingView,
  /** Of each call that is talked on; told whole, only when one of them has something else to say. */
  sounds: z.array(SoundView),
  /** Of each call whose note is to be finished and that went otherwise than its playbook says; told whole. */
  deviations: z.array(DeviationsView),
});
export type DeskState = z.infer<typeof DeskState>;

/** What the page must do with its RTCPeerConnections; see core/call/telephone.ts `Media`. */
export const MediaAsk = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), mediaId: z.string(), offer: z.string() }),
  z.object({ kind: z.literal('offer'), mediaId: z.string(), held: z.boolean() }),
  z.object({ kind: z.literal('restore'), mediaId: z.string() }),
  z.object({ kind: z.literal('accept'), mediaId: z.string(), answer: z.string() }),
  z.object({
    kind: z.literal('sound'),
    mediaId: z.string(),
    send: z.enum(['microphone', 'silence', 'music']),
    hear: z.boolean(),
    with: z.string().nullable().optional(),
  }),
  z.object({ kind: z.literal('digits'), mediaId: z.string(), digits: z.string() }),
  z.object({ kind: z.literal('close'), mediaId: z.string() }),
]);
export type MediaAsk = z.infer<typeof MediaAsk>;

const MediaError = z.enum(['microphone-refused', 'no-microphone', 'unusable-offer', 'no-telephone-event']);

export const MediaReply = z.discriminatedUnion('ok', [
  /** `sdp` for answer and offer, '' for the rest. */
  z.object({ ok: z.literal(true), sdp: z.string() }),
  z.object({ ok: z.literal(false), error: MediaError }),
]);
export type MediaReply = z.infer<typeof MediaReply>;

/** Every question of the page: request, answer, who may ask. */
export const calls = {
  'desk.state': call(nothing, DeskState, everyRole),
  /** `take` false: do not disturb. Whoever calls then is turned away (480), and is among the callbacks. */
  'desk.take-calls': call(z.object({ take: z.boolean() }), nothing, ['receptionist']),
  /** A telephone link (tel:, callto:, sip:) was followed: the number is offered to be called, never dialled by itself. */
  'link.offer': call(z.object({ link: z.string().max(300) }), nothing, ['receptionist']),
  'link.let-go': call(nothing, nothing, ['receptionist']),
  /** Other programs' telephone links are to be opened here. `page`: the page asks its browser for that. */
  'link.take': call(nothing, z.object({ by: z.enum(['system', 'page']) }), ['receptionist']),
  'call.answer': call(callIdOnly, nothing, ['receptionist']),
  'call.decline': call(z.object({ callId: z.string(), how: z.enum(['busy', 'declined']) }), nothing, ['receptionist']),
  'call.hang-up': call(callIdOnly, nothing, ['receptionist']),
  'call.hold': call(callIdOnly, nothing, ['receptionist']),
  'call.resume': call(callIdOnly, nothing, ['receptionist']),
  'call.mute': call(z.object({ callId: z.string(), muted: z.boolean() }), nothing, ['receptionist']),
  /** Calls again whom the desk called last; nobody while a call is live. Answers before anybody is dialled. */
  'call.redial': call(nothing, nothing, ['receptionist']),
  /** Whom the desk called last, the newest first, each once, ten at most; '' for a name that is not known. */
  'call.last-dialled': call(
    nothing,
    z.object({
      numbers: z
        .array(z.object({ number: z.string(), shown: z.string(), name: z.string(), line: CallLine.nullable() }))
        .readonly(),
    }),
    ['receptionist'],
  ),
  /** Presses keys of the telephone for whoever is talked to; never written down anywhere. */
  'call.digits': call(z.object({ callId: z.string(), digits: z.string().regex(/^[0-9*#A-D]{1,32}$/) }), nothing, [
    'receptionist',
  ]),
  /**
   * An extension or number, as typed; spaces and signs in it do not count. With `callbackId` it is the call back to that
   * missed caller. Goes out on `lineId`; left out, or where that line is no more: on the one that the missed call came over,
   * else on the first. Refused with bad-number for what cannot be dialled.
   */
  'call.dial': call(
    z.object({
      number: z.string().max(100),
      callbackId: z.string().nullable(),
      lineId: z.string().max(100).optional(),
    }),
    z.object({ callId: z.string() }),
    ['receptionist'],
  ),
  /** To an employee, else to a number as typed. Answers as soon as it is under way; what becomes of it is pushed. */
  'call.transfer': call(
    z.object({
      callId: z.string(),
      how: TransferHow,
      to: z.union([
        /** At the extension, or `at` another place of hers. */
        z.object({ employeeId: z.string(), at: z.enum(['mobile', 'voicemail']).optional() }),
        z.object({ number: z.string().max(100) }),
      ]),
    }),
    nothing,
    ['receptionist'],
  ),
  /**
   * A consultation: caller and target are put through to each other. While the target still rings a consultation goes on
   * without the receptionist, and an assisted transfer without the desk's own leg.
   */
  'call.join': call(callIdOnly, nothing, ['receptionist']),
  /** A consultation: desk, caller and target talk together, each hearing the two others. */
  'call.conference': call(callIdOnly, nothing, ['receptionist']),
  /**
   * Two calls of the desk become one: `connect`, the desk leaves them to each other; `conference`, all three talk. `withId`:
   * the other one. Refused with other-line where two are to be connected that are at different exchanges.
   */
  'call.together': call(
    z.object({ callId: z.string(), withId: z.string(), how: z.enum(['connect', 'conference']) }),
    nothing,
    ['receptionist'],
  ),
  /** A consultation: talk to the other one. */
  'call.swap': call(callIdOnly, nothing, ['receptionist']),
  /** The transfer is given up: the target's leg is hung up, and the desk talks to the caller again. */
  'call.take-back': call(callIdOnly, nothing, ['receptionist']),
  /** Not needed any more. */
  'callback.close': call(z.object({ callbackId: z.string() }), nothing, ['receptionist']),
  /** Answered when it is on the disk; refused with not-written while it waits in memory (it is not lost). */
  'call.note-topic': call(z.object({ callId: z.string(), topic: z.string().max(200) }), nothing, ['receptionist']),
  /** Says of what class the caller is, of any call of the journal; `to` null takes that back. Answered as a note. */
  'call.correct-class': call(z.object({ callId: z.string(), to: CallerClass.nullable() }), nothing, ['receptionist']),
  'call.note-essence': call(z.object({ callId: z.string(), essence: z.string().max(20_000) }), nothing, [
    'receptionist',
  ]),
  /** A question of the playbook, as it is shown, was asked; false: the tick was a slip. */
  'call.ask-question': call(
    z.object({ callId: z.string(), question: z.string().max(1_000), asked: z.boolean() }),
    nothing,
    ['receptionist'],
  ),
  /** An answer was promised by then, epoch milliseconds: it stands among the callbacks. The last one counts. */
  'call.promise': call(z.object({ callId: z.string(), dueAt: z.number() }), nothing, ['receptionist']),
  /** Why it was done otherwise than the playbook says. */
  'call.explain': call(z.object({ callId: z.string(), what: DeviationKinds, ...Explained.shape }), nothing, [
    'receptionist',
  ]),
  /** "Done" on an ended call: it leaves the console, the journal keeps it. */
  'call.put-away': call(callIdOnly, nothing, ['receptionist']),
  /** Owning means carrying the sound. Without `takeOver` refused with owned-by-another. */
  'telephone.own': call(z.object({ takeOver: z.boolean() }), nothing, ['receptionist']),
  'media.reply': call(z.object({ askId: z.int(), reply: MediaReply }), nothing, ['receptionist']),
  /** The sound of this connection does not come through any more: its call is offered anew, and the line is tested. */
  'media.path-lost': call(z.object({ mediaId: z.string().max(100) }), nothing, ['receptionist']),
  /** Whether each line to its telephone system stands is looked at now; a try that waits for its time is made now. */
  'line.test': call(nothing, nothing, ['receptionist']),
  /** What the page's browser counted of all its connections, once a second while a call is up; of the owner alone. */
  'sound.counted': call(z.object({ samples: z.array(SoundSample).max(40) }), nothing, ['receptionist']),
  /** Three at once ring within a second of each other. */
  'practice.bring-in': call(z.object({ calls: z.union([z.literal(1), z.literal(3)]) }), nothing, ['receptionist']),
  'preferences.set': call(Preferences, nothing, ['receptionist']),
  ...directoryCalls,
  ...importCalls,
  ...exportCalls,
  ...numbersCalls,
  ...classCalls,
  ...playbookCalls,
  ...parkCalls,
  ...headsetCalls,
  ...identityCalls,
  ...journalCalls,
  ...keepingCalls,
  ...rolesCalls,
  ...privacyCalls,
  ...settingsCalls,
  ...outsideCalls,
  ...calendarCalls,
  ...writingCalls,
} as const;
type Calls = typeof calls;
export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = z.infer<Calls[N]['request']>;
export type AnswerOf<N extends CallName> = z.infer<Calls[N]['answer']>;

/** Every push of the backend. Validated in tests; the page trusts its own backend. */
export const pushes = {
  /**
   * Only the slices that changed; `calls` holds the changed calls whole, `order` every call id in order; likewise
   * `employees` and `staff`, every employee id in order.
   */
  'desk.changed': DeskState.partial().extend({
    order: z.array(z.string()).optional(),
    staff: z.array(z.string()).optional(),
  }),
  'media.asked': z.object({ askId: z.int(), ask: MediaAsk }),
  /** A button of the headset in use was pressed or let go, for whoever looks at what it can do. */
  'headset.signal': z.object({ control: Control, on: z.boolean() }),
  /** An import begins, goes on or is over, or was undone. */
  'import.changed': ImportState,
  /** A file of calls is being made, is ready, or is none. */
  'export.changed': ExportState,
  /** This line of the journal is new or different. */
  'journal.changed': callIdOnly,
  /** How a bulk correction stands. */
  'bulk.changed': z.object({ bulk: BulkView }),
  /** How keeping and erasing stand; only what changed. */
  'privacy.changed': PrivacyState.partial(),
  /** How directory server and CRM stand; only what changed. */
  'outside.changed': OutsideState.partial(),
} as const;
type Pushes = typeof pushes;
export type PushName = keyof Pushes;
export type PushOf<N extends PushName> = z.infer<Pushes[N]>;
