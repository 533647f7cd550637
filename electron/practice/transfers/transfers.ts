import type { Timers } from '#core/support/ports.ts';
import { joinParties } from '../calls/bridge.ts';
import type { EndedBy, Line } from '../calls/line.ts';
import type { Party } from '../calls/party.ts';
import type { Phone, Rung } from '../employees/phone.ts';
import { token } from '../sip/address.ts';
import type { DialogNames } from '../sip/dialog.ts';
import { type Header, type SipRequest } from '../sip/message.ts';
import { readRefer } from './refer.ts';
import { createReport, type Report, wantsNoReport } from './report.ts';

export interface TransferGround {
  readonly lines: () => Iterable<Line>;
  /** Whose phone is at this address; null for nobody's. */
  readonly phoneAt: (uri: string) => Phone | null;
  readonly timers: Timers;
  readonly onProblem: (code: 'media-failed') => void;
}

/** How long whoever was handed on waits for the desk's BYE before hanging up on it. */
const lingerMs = 5000;

export interface Transfers {
  /** A REFER of the desk within a call. */
  readonly refer: (line: Line, request: SipRequest) => void;
  readonly close: () => void;
}

/** Carries out the desk's REFERs as the phones of its callers would (RFC 3515, RFC 5589). */
export function createTransfers(ground: TransferGround): Transfers {
  const referred = new WeakSet<Line>();
  const lingering = new Set<() => void>();

  function refer(line: Line, request: SipRequest): void {
    const wish = readRefer(request);
    if (!wish.ok) {
      line.reply(request, 400, 'Bad Request');
      return;
    }
    if (!line.isUp() || line.party.isLeaving() || line.party.bridge() !== null) {
      line.reply(request, 491, 'Request Pending');
      return;
    }
    const unsubscribed: readonly Header[] = wantsNoReport(request) ? [['Refer-Sub', 'false']] : [];
    line.reply(request, 202, 'Accepted', [line.dialog.contact, ...unsubscribed]);
    const report = createReport(line, request, !referred.has(line));
    referred.add(line);
    report.progress(100, 'Trying');
    if (line.transfers === 'drops-transferor') {
      line.party.leave();
      line.release();
    }
    const { replaces, target } = wish.value;
    if (replaces === null) handOver(line, target, report);
    else void replace(line, replaces, report);
  }

  function handOver(line: Line, target: string, report: Report): void {
    const phone = ground.phoneAt(target);
    if (phone === null) {
      fail(line, report, 404, 'Not Found');
      return;
    }
    let ringing = true;
    line.party.leave();
    const outcome = phone.ring({
      callId: token(),
      isDesk: false,
      onPickedUp: () => void pickUp(),
      onDeclined: () => giveUp('callee', 603, 'Decline'),
      onUnanswered: () => giveUp('exchange', 408, 'Request Timeout'),
      onHungUp: () => {},
    });
    if (outcome.kind === 'refused') {
      fail(line, report, outcome.status, outcome.reason);
      return;
    }
    const rung: Rung = outcome;
    report.progress(180, 'Ringing');
    line.party.onGone(() => giveUp('caller', 487, 'Request Terminated'));

    async function pickUp(): Promise<void> {
      if (!ringing) return;
      ringing = false;
      if (!(await join(line, rung.party, report))) rung.giveUp('media', 500);
    }
    function giveUp(endedBy: EndedBy, status: number, reason: string): void {
      if (!ringing) return;
      ringing = false;
      rung.giveUp(endedBy, status);
      fail(line, report, status, reason);
    }
  }

  async function replace(line: Line, names: DialogNames, report: Report): Promise<void> {
    const replaced = [...ground.lines()].find((one) => one !== line && one.isUp() && one.dialog.isNamedBy(names));
    if (replaced === undefined) {
      fail(line, report, 481, 'Call/Transaction Does Not Exist');
      return;
    }
    if (line.transfers === 'ignores-replaces') {
      report.final(200, 'OK');
      return;
    }
    line.party.leave();
    replaced.party.leave();
    if (await join(line, replaced.party, report)) replaced.release();
    else replaced.party.stay();
  }

  async function join(line: Line, target: Party, report: Report): Promise<boolean> {
    try {
      await joinParties(line.party, target);
    } catch {
      // Who hung up in this very moment is no failure of the machine.
      if (line.party.isLeaving() && target.isLeaving()) ground.onProblem('media-failed');
      fail(line, report, 500, 'Server Internal Error');
      return false;
    }
    report.final(200, 'OK');
    const stop = ground.timers.after(lingerMs, () => {
      lingering.delete(stop);
      line.release();
    });
    lingering.add(stop);
    return true;
  }

  return {
    refer,
    close: () => {
      for (const stop of lingering) stop();
    },
  };
}

/** The desk is told, and whoever was to be handed on stays with it. */
function fail(line: Line, report: Report, status: number, reason: string): void {
  line.party.stay();
  report.final(status, reason);
}
