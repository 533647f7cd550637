import { useEffect, useRef, useState } from 'react';
import type { ExportOrder } from '#core/exporting/order.ts';
import { ask } from '../../../state/ask.ts';
import { onExportChanged } from '../../../state/exportChanges.ts';
import { type FileOfCalls, startFile } from './fileOfCalls.ts';
import { handFile } from './handFile.ts';

interface TakingOut {
  readonly file: FileOfCalls;
  readonly start: (order: ExportOrder, name: string) => void;
  readonly stop: () => void;
  readonly close: () => void;
}

/** One file at a time; leaving the journal gives up the one that is being made. */
export function useTakingOut(): TakingOut {
  const [file, setFile] = useState<FileOfCalls>({ step: 'none' });
  const running = useRef<{ readonly stop: () => void } | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  return {
    file,
    start: (order, name) => {
      running.current?.stop();
      running.current = startFile({ order, name }, { ask, listen: onExportChanged, hand: handFile, show: setFile });
    },
    stop: () => running.current?.stop(),
    close: () => setFile({ step: 'none' }),
  };
}
