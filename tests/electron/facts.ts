import type { DeskFacts } from '../../electron/shell/line/messages.ts';

export const quiet: DeskFacts = { language: 'en', phone: 'registered', ringing: [], live: 0, toCallBack: 0 };
export const emma = { callId: 'a', who: 'Emma Whitfield', company: 'Northgate Foods Ltd' };
export const withheld = { callId: 'b', who: '', company: '' };
export const ringing: DeskFacts = { ...quiet, ringing: [emma] };
export const talking: DeskFacts = { ...quiet, live: 1 };
