import type { Lamp } from '#core/call/lamp.ts';
import { type DialogInfo, type WatchedDialog, readDialogInfo } from './dialogInfo.ts';
import type { EventPackage, StateReader } from './eventPackage.ts';

/** A phone's dialogs (RFC 4235). */
export const dialogPackage: EventPackage<Lamp['state']> = {
  event: 'dialog',
  type: 'application/dialog-info+xml',
  reader: createDialogTable,
};

/** What one subscription has told of a phone's dialogs, put together as RFC 4235 section 4.3 has it. */
function createDialogTable(): StateReader<Lamp['state']> {
  const live = new Map<string, WatchedDialog>();
  let version = -1;
  /** A full document has come: a phone without dialogs is free only then. */
  let complete = false;

  function merge(document: DialogInfo): void {
    if (document.full) live.clear();
    complete ||= document.full;
    version = document.version;
    for (const dialog of furthest(document.dialogs)) {
      if (dialog.state === 'terminated') live.delete(dialog.id);
      else live.set(dialog.id, dialog);
    }
  }

  function concluded(): Lamp['state'] | null {
    const uses = new Set([...live.values()].map(useOf));
    if (uses.has('busy')) return 'busy';
    if (uses.has('ringing')) return 'ringing';
    return complete ? 'free' : null;
  }

  return {
    read: (body) => {
      const document = readDialogInfo(body);
      if (document === null || document.version < version) return { state: null, gap: false, full: false };
      const gap = !document.full && (!complete || document.version > version + 1);
      merge(document);
      return { state: concluded(), gap, full: document.full };
    },
  };
}

/**
 * A phone whose user has called somebody is busy from the first digit. What comes in is ringing until it is confirmed
 * (RFC 4235 section 3.7); where the direction is not said, only an early dialog can be taken for ringing.
 */
function useOf({ state, direction }: WatchedDialog): 'ringing' | 'busy' {
  if (state === 'confirmed' || direction === 'initiator') return 'busy';
  return direction === 'recipient' || state === 'early' ? 'ringing' : 'busy';
}

const course: readonly WatchedDialog['state'][] = ['trying', 'proceeding', 'early', 'confirmed', 'terminated'];

/**
 * One dialog told twice in one document is where it has come furthest (RFC 4235 section 3.7.1 knows no way back). Kamailio
 * does that when it publishes an answer and an end at once: then the older one stays beside the newer for an hour.
 */
function furthest(dialogs: readonly WatchedDialog[]): Iterable<WatchedDialog> {
  const byId = new Map<string, WatchedDialog>();
  for (const dialog of dialogs) {
    const other = byId.get(dialog.id);
    if (other === undefined || course.indexOf(dialog.state) >= course.indexOf(other.state)) byId.set(dialog.id, dialog);
  }
  return byId.values();
}
