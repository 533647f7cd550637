import type { CallName, RequestOf } from '../contract/contract.ts';
import type { AccessAct } from './access.ts';

interface Said {
  readonly act: AccessAct;
  readonly of: string;
}

type Tellers = { readonly [N in CallName]?: (body: RequestOf<N>) => Said | null };

const tellers: Tellers = {
  'journal.call': ({ callId }) => ({ act: 'call-opened', of: callId }),
  'journal.list': ({ filter: { text = '' } }) => (text === '' ? null : { act: 'journal-searched', of: '' }),
  'directory.contact': ({ contactId }) => ({ act: 'contact-opened', of: contactId }),
  'directory.contacts': ({ text }) => (text === '' ? null : { act: 'directory-searched', of: '' }),
  'export.start': () => ({ act: 'exported', of: '' }),
  'import.start': () => ({ act: 'imported', of: '' }),
  'keeping.restore': ({ backupId }) => ({ act: 'restored', of: backupId ?? '' }),
  'playbooks.publish': ({ playbook }) => ({ act: 'playbook-published', of: playbook.class }),
  'privacy.find': () => ({ act: 'person-sought', of: '' }),
  'privacy.erase': () => ({ act: 'erasing-begun', of: '' }),
  'privacy.printed': ({ of }) => ({ act: 'printed', of }),
  'privacy.set-retention': () => ({ act: 'retention-changed', of: '' }),
  'settings.change': () => ({ act: 'settings-changed', of: '' }),
  'settings.change-outside': () => ({ act: 'settings-changed', of: '' }),
  'settings.import': () => ({ act: 'settings-changed', of: '' }),
  'settings.export': () => ({ act: 'settings-exported', of: '' }),
};

/** What the access log says of a question that was answered; null: nothing. */
export function accessOf<N extends CallName>(name: N, body: RequestOf<N>): Said | null {
  const tell: Tellers[N] | undefined = tellers[name];
  return tell === undefined ? null : tell(body);
}
