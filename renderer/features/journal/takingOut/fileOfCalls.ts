import type { ExportState } from '#core/contract/exportCalls.ts';
import type { ExportOrder } from '#core/exporting/order.ts';
import type { Ask } from '../../../state/ask.ts';

type Trouble = Exclude<ExportState['state'], 'at-work' | 'ready'> | 'busy-exporting' | 'lost';

/** How a file on its way to the person stands. */
export type FileOfCalls =
  | { readonly step: 'none' }
  | { readonly step: 'writing'; readonly calls: number }
  | { readonly step: 'fetching'; readonly calls: number; readonly share: number }
  | { readonly step: 'there'; readonly calls: number; readonly name: string; readonly unshown: number }
  | { readonly step: 'trouble'; readonly why: Trouble };

interface Wanted {
  readonly order: ExportOrder;
  readonly name: string;
}

interface FileKeeper {
  readonly ask: Ask;
  readonly listen: (listener: (state: ExportState) => void) => () => void;
  /** Hands the whole file to the person. */
  readonly hand: (name: string, form: ExportOrder['form'], pieces: readonly Uint8Array<ArrayBuffer>[]) => void;
  readonly show: (file: FileOfCalls) => void;
}

/** Has a file made, fetches it and hands it over; `stop` gives it up wherever it is. */
export function startFile(
  { order, name }: Wanted,
  { ask, listen, hand, show }: FileKeeper,
): { readonly stop: () => void } {
  let exportId: string | null = null;
  let isOver = false;
  /** Told before the page knew which one is its own. */
  const early: ExportState[] = [];

  function end(file: FileOfCalls): void {
    if (isOver) return;
    isOver = true;
    stopListening();
    show(file);
  }

  async function fetch(id: string, { calls, bytes, unshown }: ExportState): Promise<void> {
    const whole = bytes ?? 0;
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let at = 0;
    while (at < whole && !isOver) {
      show({ step: 'fetching', calls, share: at / whole });
      // oxlint-disable-next-line no-await-in-loop -- piece by piece, so that calls come between
      const answer = await ask('export.bytes', { exportId: id, at });
      if (!answer.ok) return end({ step: 'trouble', why: 'lost' });
      const piece = Uint8Array.from(atob(answer.value.base64), (letter) => letter.codePointAt(0) ?? 0);
      if (piece.length === 0) return end({ step: 'trouble', why: 'lost' });
      pieces.push(piece);
      at += piece.length;
    }
    void ask('export.forget', { exportId: id });
    if (isOver) return;
    hand(name, order.form, pieces);
    end({ step: 'there', calls, name, unshown });
  }

  function follow(state: ExportState): void {
    if (exportId === null) early.push(state);
    if (state.exportId !== exportId || isOver) return;
    if (state.state === 'at-work') return show({ step: 'writing', calls: state.calls });
    if (state.state === 'ready') return void fetch(exportId, state);
    return end(state.state === 'stopped' ? { step: 'none' } : { step: 'trouble', why: state.state });
  }

  const stopListening = listen(follow);
  show({ step: 'writing', calls: 0 });
  void ask('export.start', order).then((answer) => {
    if (!answer.ok) {
      const { error } = answer;
      // Whose PIN is wanted is said above, whatever screen is open.
      if (error === 'needs-manager' || error === 'not-allowed') return end({ step: 'none' });
      return end({ step: 'trouble', why: error === 'busy-exporting' ? error : 'lost' });
    }
    ({ exportId } = answer.value);
    if (isOver) void ask('export.stop', { exportId });
    early.forEach(follow);
  });
  return {
    stop: () => {
      const id = exportId;
      end({ step: 'none' });
      if (id === null) return;
      void ask('export.stop', { exportId: id }).then(() => ask('export.forget', { exportId: id }));
    },
  };
}
