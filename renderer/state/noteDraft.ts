import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { ask } from './ask.ts';
import { deskState, deskStore, useDesk } from './desk.ts';
import { createDraftKeeper, type DraftField, type DraftState } from './draftKeeper.ts';

const keeper = createDraftKeeper({
  save: (callId, field, text) =>
    field === 'topic'
      ? ask('call.note-topic', { callId, topic: text })
      : ask('call.note-essence', { callId, essence: text }),
  known: (callId, field) => deskState().calls[callId]?.[field],
});

/** What is typed for one call. */
export interface Note {
  /** What is being typed, else what the backend keeps. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** On blur: saves at once what still waits for a pause in the typing. */
  readonly flush: () => void;
  readonly state: DraftState;
}

/** The essence of a call, saved as it is typed (at most 20,000 characters: the contract's limit). */
export function useNote(callId: string): Note {
  return useField(callId, 'essence');
}

/** The topic of a call: a key of its guidance's topics or free words (at most 200 characters). Saved alike. */
export function useTopic(callId: string): Note {
  return useField(callId, 'topic');
}

function useField(callId: string, field: DraftField): Note {
  const draft = useSyncExternalStore(keeper.subscribe, () => keeper.draft(callId, field));
  const kept = useDesk((slice) => slice.calls[callId]?.[field]) ?? '';
  const setText = useCallback((text: string) => keeper.type(callId, field, text), [callId, field]);
  const flush = useCallback(() => keeper.flush(callId, field), [callId, field]);
  // A card that leaves the screen must not take the last letters with it.
  useEffect(() => flush, [flush]);
  return { text: draft?.text ?? kept, setText, flush, state: draft?.state ?? 'saved' };
}

/** Keeps drafts true to the desk: sends again after a reconnection, saves when the page is left. For `main.tsx`. */
export function watchDrafts(page: Window): void {
  deskStore.subscribe((now, before) => {
    if (now.connection === 'open' && before.connection !== 'open') keeper.reconnected();
    if (now.journal !== before.journal && now.journal.state === 'written' && now.journal.waiting === 0)
      keeper.journalWritten();
    if (now.calls !== before.calls) keeper.settle();
  });
  page.addEventListener('pagehide', keeper.flushAll);
  page.addEventListener('beforeunload', warnOfLoss);
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.visibilityState === 'hidden') keeper.flushAll();
  });
}

/** Closing a page that cannot reach its backend would lose what is typed: the browser then asks first. */
function warnOfLoss(event: BeforeUnloadEvent): void {
  keeper.flushAll();
  if (deskState().connection === 'lost' && keeper.hasUnsaved()) event.preventDefault();
}
