/**
 * Our requests that wait for a final response. When the link is lost they are answered by 503 at once, as RFC 3261
 * section 8.1.3.1 has it for a failed transport; sip.js would wait 32 s for each and block the next one meanwhile.
 */
export interface Unanswered {
  readonly sent: (message: string) => void;
  readonly received: (message: string) => void;
  /** The missing responses, as the other side would have sent them. */
  readonly settle: () => readonly string[];
}

export function createUnanswered(): Unanswered {
  const waiting = new Map<string, string>();
  return {
    sent: (message) => {
      if (message.startsWith('SIP/2.0 ') || message.startsWith('ACK ')) return;
      const head = headOf(message);
      waiting.set(transactionOf(head), head);
    },
    received: (message) => {
      if (/^SIP\/2\.0 [2-6]/.test(message)) waiting.delete(transactionOf(headOf(message)));
    },
    settle: () => {
      const responses = [...waiting.values()].map(unavailable);
      waiting.clear();
      return responses;
    },
  };
}

function headOf(message: string): string {
  const end = message.indexOf('\r\n\r\n');
  return end < 0 ? message : message.slice(0, end);
}

/** Branch and method identify a client transaction (RFC 3261 section 17.1.3). */
function transactionOf(head: string): string {
  const branch = /^Via:.*?;branch=([^;\s,]+)/im.exec(head)?.[1] ?? '';
  const method = /^CSeq:\s*\d+\s+(\w+)/im.exec(head)?.[1] ?? '';
  return `${method} ${branch}`;
}

function unavailable(head: string): string {
  const copied = head.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/i.test(line));
  return ['SIP/2.0 503 Service Unavailable', ...copied, '', ''].join('\r\n');
}
