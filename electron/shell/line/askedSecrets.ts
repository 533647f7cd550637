import type { Secrets } from '#core/support/secrets.ts';
import type { ToBackend, ToShell } from './messages.ts';

type Answer = Extract<ToBackend, { readonly kind: 'secret-read' | 'secret-written' }>;

/** Only the shell can ask the system to encrypt; the backend's process asks the shell. */
export function askedSecrets(tell: (message: ToShell) => void): {
  readonly secrets: Secrets;
  readonly answered: (answer: Answer) => void;
} {
  const waiting = new Map<number, (answer: Answer) => void>();
  let lastId = 0;

  function ask(message: (id: number) => ToShell): Promise<Answer> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      tell(message(id));
    });
  }

  return {
    secrets: {
      read: async (name) => {
        const answer = await ask((id) => ({ kind: 'secret-read-asked', id, name }));
        return answer.kind === 'secret-read' ? answer.secret : null;
      },
      write: async (name, secret) => {
        const answer = await ask((id) => ({ kind: 'secret-write-asked', id, name, secret }));
        if (answer.kind === 'secret-written' && answer.fault === null) return { ok: true, value: null };
        return { ok: false, error: (answer.kind === 'secret-written' ? answer.fault : null) ?? 'not-written' };
      },
    },
    answered: (answer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
  };
}
