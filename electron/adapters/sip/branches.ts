import type { Header } from './frame.ts';

/**
 * sip.js takes two requests of one branch for the same transaction, and drops the second without a word. That holds only
 * for branches made as RFC 3261 section 8.1.1.7 has them; one that is the magic cookie alone, that has none, or that has
 * named another transaction before identifies nothing (RFC 4475 section 3.2.1, RFC 3261 section 17.2.3).
 */
export interface Branches {
  /** True: the branch of this Via identifies this transaction, and no other one that is known. */
  readonly names: (via: string, transaction: string) => boolean;
}

const mostBranches = 2_000;

export function createBranches(): Branches {
  const known = new Map<string, string>();
  return {
    names: (via, request) => {
      // The ACK to a refusal has the branch of its INVITE (RFC 3261 section 17.1.1.3).
      const transaction = request.replace(/ ACK$/, ' INVITE');
      const branch = /;branch=(z9hG4bK[^;]+)/.exec(via)?.[1];
      if (branch === undefined) return false;
      const named = known.get(branch);
      if (named !== undefined) return named === transaction;
      known.set(branch, transaction);
      const oldest = known.size > mostBranches ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
      return true;
    },
  };
}

/**
 * What, with its Call-ID, tells a request without a good branch from others: number and method of its CSeq, where CANCEL
 * belongs to the INVITE. Null for a response.
 */
export function transactionOf(startLine: string, headers: readonly Header[]): string | null {
  if (startLine.startsWith('SIP/')) return null;
  const number = Number.parseInt(headers.find(({ name }) => name === 'cseq')?.value ?? '', 10);
  const method = startLine.split(' ')[0] ?? '';
  return `${number} ${method === 'CANCEL' ? 'INVITE' : method}`;
}
