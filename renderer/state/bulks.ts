import { useEffect, useState } from 'react';
import type { BulkView } from '#core/journal/bulk.ts';
import { ask } from './ask.ts';
import { useDesk } from './desk.ts';
import { onPrivacyChange } from './privacyChanges.ts';

const listeners = new Set<(bulk: BulkView) => void>();

/** The backend said so. */
export function bulkChanged({ bulk }: { readonly bulk: BulkView }): void {
  for (const listener of listeners) listener(bulk);
}

/** Bulk corrections, newest first, as they stand now. */
export function useBulks(): readonly BulkView[] {
  const [bulks, setBulks] = useState<readonly BulkView[]>([]);
  const connection = useDesk((slice) => slice.connection);
  useEffect(() => {
    function follow(bulk: BulkView): void {
      setBulks((before) =>
        before.some(({ bulkId }) => bulkId === bulk.bulkId)
          ? before.map((one) => (one.bulkId === bulk.bulkId ? bulk : one))
          : [bulk, ...before],
      );
    }
    listeners.add(follow);
    return () => {
      listeners.delete(follow);
    };
  }, []);
  useEffect(() => {
    if (connection !== 'open') return;
    function read(): void {
      void ask('bulk.list', {}).then((answer) => {
        if (answer.ok) setBulks(answer.value.bulks);
      });
    }
    read();
    // Those that named somebody who was forgotten are there no more.
    return onPrivacyChange(({ receipts }) => {
      if (receipts !== undefined) read();
    });
  }, [connection]);
  return bulks;
}

export function isAtWork({ state }: BulkView): boolean {
  return state === 'running' || state === 'undoing';
}
