import { useCallback, useEffect, useState } from 'react';
import type { SourceStanding } from '#core/caller/directoryImports.ts';
import type { ImportState } from '#core/contract/importCalls.ts';
import { ask } from '../../state/ask.ts';
import { useDesk } from '../../state/desk.ts';
import { onImportChanged } from '../../state/importChanges.ts';

/** How imports stand in the backend; null until it has told. */
export function useImports(): ImportState | null {
  const connection = useDesk((slice) => slice.connection);
  const [state, setState] = useState<ImportState | null>(null);
  useEffect(() => onImportChanged(setState), []);
  useEffect(() => {
    if (connection !== 'open') return;
    void ask('import.state', {}).then((answer) => {
      if (answer.ok) setState(answer.value);
    });
  }, [connection]);
  return state;
}

/** Where contacts came from; read anew after each import. */
export function useSources(state: ImportState | null): readonly SourceStanding[] {
  const [sources, setSources] = useState<readonly SourceStanding[]>([]);
  const isAtWork = state === null || state.progress !== null;
  const last = state?.last?.importId ?? '';
  const canUndo = state?.canUndo ?? false;
  const read = useCallback(() => {
    void ask('import.sources', {}).then((answer) => {
      if (answer.ok) setSources(answer.value.sources);
    });
  }, []);
  useEffect(() => {
    if (!isAtWork) read();
  }, [isAtWork, last, canUndo, read]);
  return sources;
}
