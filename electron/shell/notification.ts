import { Notification } from 'electron/main';
import type { DeskFacts } from './line/messages.ts';
import type { ShellWords } from './words.ts';

export interface CallNotices {
  /** `seen`: the window is in front, and shows the call itself. */
  readonly show: (facts: DeskFacts, words: ShellWords, seen: boolean) => void;
  /** A sentence that is not about a call. */
  readonly tell: (sentence: string) => void;
}

/** One notification for each ringing call. A click shows the window; it never answers. Sound is the page's. */
export function setupNotices(onClick: () => void): CallNotices {
  const shown = new Map<string, Notification | null>();

  return {
    show: (facts, words, seen) => {
      const ringing = new Set(facts.ringing.map(({ callId }) => callId));
      for (const [callId, notice] of shown) {
        if (ringing.has(callId)) continue;
        notice?.close();
        shown.delete(callId);
      }
      for (const { callId, who, company } of facts.ringing) {
        if (shown.has(callId)) continue;
        shown.set(callId, seen ? null : open(`${words.calling}: ${who || words.withheld}`, company, onClick));
      }
    },
    tell: (sentence) => void open('Portico', sentence, onClick),
  };
}

function open(title: string, body: string, onClick: () => void): Notification | null {
  if (!Notification.isSupported()) return null;
  const notice = new Notification({ title, body, silent: true, urgency: 'critical', timeoutType: 'never' });
  notice.on('click', onClick);
  notice.show();
  return notice;
}
