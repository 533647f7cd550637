import type { CallLine, LineView } from '#core/call/line.ts';
import type { PhoneState } from '#core/call/phone.ts';
import type { CallView } from '#core/call/view.ts';
import { deskState, deskStore } from './desk.ts';
import type { DeskSlice } from './slice.ts';

type Lines = Pick<DeskSlice, 'lines'>;

/** Where there is one line only nothing is said of lines. */
export function hasSeveralLines({ lines }: Lines): boolean {
  return lines.length > 1;
}

/** The line that a call is on; the first one for a call that says none, or whose line is no more. */
export function lineOfCall({ lines }: Lines, call: Pick<CallView, 'line'> | undefined): LineView | undefined {
  return lines.find(({ lineId }) => lineId === call?.line?.lineId) ?? lines[0];
}

/** The line for calls that belong to no other call: as chosen, else the first one. */
export function lineForCalls({ lines, chosenLine }: Pick<DeskSlice, 'lines' | 'chosenLine'>): LineView | undefined {
  return lines.find(({ lineId }) => lineId === chosenLine) ?? lines[0];
}

/** How the desk can be called at all: of the first line that is registered, else of the first. */
export function bestPhone({ lines }: Lines): PhoneState {
  const line = lines.find(({ phone }) => phone.state === 'registered') ?? lines[0];
  return line?.phone ?? unknownPhone;
}

const unknownPhone: PhoneState = { state: 'connecting', reason: null, retryAt: null, since: 0 };

export function chooseLine(lineId: string): void {
  deskStore.setState({ chosenLine: lineId });
}

interface Over {
  readonly lineId?: string;
}

/** To be asked with a number that is dialled for itself; nothing where there is one line only. */
export function overChosenLine(): Over {
  const desk = deskState();
  const line = hasSeveralLines(desk) ? lineForCalls(desk) : undefined;
  return line === undefined ? {} : { lineId: line.lineId };
}

/** To be asked with an employee's extension: it is one of her own line's exchange. */
export function overOwnLine(line: CallLine | null): Over {
  const desk = deskState();
  const lineId = line?.lineId ?? desk.lines[0]?.lineId;
  return hasSeveralLines(desk) && lineId !== undefined ? { lineId } : {};
}

/** To be asked with a number of another call: it goes out where that one was. */
export function overLineOf(line: CallLine | null): Over {
  return line === null ? {} : { lineId: line.lineId };
}
