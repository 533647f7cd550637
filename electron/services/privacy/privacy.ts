import type { CallName, RequestOf } from '#core/contract/contract.ts';
import type { PrivacyState } from '#core/contract/privacyCalls.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import { accessOf } from '#core/privacy/accessOf.ts';
import type { AccessAct } from '#core/privacy/access.ts';
import type { KeptRoles } from '#core/roles/pins.ts';
import type { Level } from '#core/roles/session.ts';
import type { Timers } from '#core/support/ports.ts';
import { failed, ok } from '#core/support/result.ts';
import { type Actor, createAccess } from './access.ts';
import type { ErasingPlan, PrivacyDisk } from '#core/privacy/privacyDisk.ts';
import { type ErasurePorts, type WaitsFor, erasePerson, findPerson } from './erasure.ts';
import { createRest } from '#core/support/rest.ts';
import { createRetentionRun } from './retention.ts';

export interface PrivacyPorts extends Omit<ErasurePorts, 'disk' | 'rest' | 'onPercent'> {
  readonly timers: Timers;
  readonly disk: PrivacyDisk;
  /** Nobody calls. */
  readonly isQuiet: () => boolean;
  /** The PINs that are set on this disk. */
  readonly roles: { readonly kept: KeptRoles | 'unreadable' };
  readonly publish: (changed: Partial<PrivacyState>) => void;
}

/** A page's session, as the access log names it. */
interface Session {
  readonly name: string;
  readonly level: () => Level;
  readonly seat: string | object;
}

/** What became of PINs and sessions. */
interface RoleEvent {
  readonly kind: Extract<
    AccessAct,
    'raised' | 'wrong-pin' | 'pin-set' | 'pin-removed' | 'locked' | 'reading-opened' | 'reading-ended'
  >;
  readonly of?: string;
  /** Whether any PIN is set now; of a PIN that was set or removed. */
  readonly hasPins?: boolean;
}

export interface Privacy {
  readonly onRole: (session: Session, event: RoleEvent) => void;
  /** A question of a page was answered. */
  readonly onAnswered: <N extends CallName>(session: Session, name: N, body: RequestOf<N>) => void;
  readonly handlersFor: (session: Session) => HandlersOf<'privacy'>;
  readonly close: () => Promise<void>;
}

const lookMs = 60_000;
const againMs = 60_000;
type Doing = NonNullable<PrivacyState['doing']>;

/** What is kept of callers, for how long, and who looks at it. */
export function createPrivacy(ports: PrivacyPorts): Privacy {
  const { clock, timers, log, disk } = ports;
  let { retention, plan } = disk;
  let doing: Doing | null = null;
  let waitsFor: WaitsFor | null = null;
  let stop: (() => void) | null = null;
  let stopAgain: (() => void) | null = null;
  let underWay: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const rest = createRest(timers, ports.isQuiet, () => isClosed);
  const erasing: ErasurePorts = {
    ...ports,
    disk: {
      ...disk,
      savePlan: async (changed) => {
        const saved = await disk.savePlan(changed);
        if (saved) plan = changed;
        return saved;
      },
    },
    rest,
    onPercent: (percent) => tellDoing(doing?.what ?? 'look', percent),
  };
  const access = createAccess({ clock, log, disk: disk.access, keptDays: () => retention.accessDays });
  const retaining = createRetentionRun({ ...ports, retention: () => retention, rest });

  function tellDoing(what: Doing['what'] | null, percent: number | null = null): void {
    if (doing?.what === what && doing?.percent === percent) return;
    doing = what === null ? null : { what, percent };
    if (!isClosed) ports.publish({ doing });
  }

  async function state(): Promise<PrivacyState> {
    const receipts = await disk.receipts();
    return {
      retention,
      doing,
      waitsFor,
      blanked: retaining.last(),
      receipts: receipts.map(({ receiptId, doneAt, erased }) => ({ receiptId, doneAt, erased })),
    };
  }

  async function erase(wanted: ErasingPlan): Promise<void> {
    tellDoing('erase');
    const done = await erasePerson(erasing, wanted).catch((problem: unknown) => {
      log.warn('erasing', { problem: problem instanceof Error ? problem.name : 'unknown' });
      return 'disk' as const;
    });
    if (typeof done === 'object' && (await disk.addReceipt(done))) {
      waitsFor = null;
      // From here on nobody knows any more who it was.
      await erasing.disk.savePlan(null);
      access.note({ by: wanted.by.level, session: wanted.by.session }, { act: 'erased', of: done.receiptId });
      log.info('person-erased', { ...done.erased });
    } else {
      waitsFor = typeof done === 'object' ? 'disk' : done === 'stopped' ? null : done;
      if (!isClosed) stopAgain = timers.after(againMs, goOn);
    }
    tellDoing(null);
    if (!isClosed) ports.publish(await state());
  }

  function goOn(): void {
    if (plan === null || isClosed || doing !== null || retaining.isAtWork()) {
      if (plan !== null && !isClosed) stopAgain = timers.after(againMs / 10, goOn);
      return;
    }
    underWay = erase(plan);
  }

  async function look(): Promise<void> {
    if (isClosed) return;
    await access.drop();
    if (doing === null && plan === null) {
      await retaining.look(true);
      if (!isClosed && retaining.last() !== null) ports.publish({ blanked: retaining.last() });
    }
    if (!isClosed) stop = timers.after(lookMs, soon);
  }

  function soon(): void {
    underWay = look();
  }

  const { kept } = ports.roles;
  const hasPins = kept === 'unreadable' || kept.pins.manager !== null || kept.pins.administrator !== null;
  if (disk.access.hadPins && !hasPins) access.note({ by: 'nobody', session: '' }, { act: 'pins-forgotten', of: '' });
  if (disk.access.hadPins !== hasPins) void disk.access.sayPins(hasPins);
  stop = timers.after(lookMs, soon);
  if (plan !== null) stopAgain = timers.after(againMs / 10, goOn);

  return {
    onRole: (session, { kind, of = '', hasPins: has }) => {
      access.note(actorOf(session), { act: kind, of });
      if (has !== undefined) void disk.access.sayPins(has);
    },
    onAnswered: (session, name, body) => {
      const said = session.seat === 'shell' ? null : accessOf(name, body);
      if (said !== null) access.note(actorOf(session), said);
    },
    handlersFor: (session) => ({
      ...access.handlers,
      'privacy.state': async () => ok(await state()),
      'privacy.overdue': async (asked) => {
        const calls = await retaining.count(asked.retention);
        return calls === null ? failed('not-there') : ok({ calls });
      },
      'privacy.set-retention': async (asked) => {
        if (!(await disk.saveRetention(asked.retention))) return failed('not-written');
        ({ retention } = asked);
        retaining.changed();
        ports.publish({ retention });
        return ok({});
      },
      'privacy.find': async (person) => {
        if (doing !== null) return ok({ found: null });
        tellDoing('look');
        const found = await findPerson(erasing, person).catch(() => null);
        tellDoing(null);
        return ok({ found });
      },
      'privacy.erase': async (person) => {
        if (ports.isAtDesk()) return failed('busy-with-calls');
        if (plan !== null || doing !== null || (await ports.copies.hindered()) !== null) return failed('not-there');
        const wanted: ErasingPlan = {
          person,
          askedAt: clock.now(),
          by: { level: session.level(), session: session.name },
          found: { calls: [], mentioned: [], contacts: 0, rows: 0, views: 0, corrections: 0 },
        };
        if (!(await disk.savePlan(wanted))) return failed('not-written');
        plan = wanted;
        goOn();
        return ok({});
      },
      'privacy.receipt': async ({ receiptId }) =>
        ok({ receipt: (await disk.receipts()).find((one) => one.receiptId === receiptId) ?? null }),
    }),
    close: async () => {
      isClosed = true;
      stop?.();
      stopAgain?.();
      await underWay.catch(() => undefined);
    },
  };
}

function actorOf({ name, level, seat }: Session): Actor {
  return { by: typeof seat === 'object' ? 'reading' : level(), session: name };
}
