import type { CallName, RequestOf } from '../contract/contract.ts';
import type { JournalFilter } from '../journal/filter.ts';
import type { AccessAct } from './access.ts';
import type { Search } from './searching.ts';

export interface Said {
  readonly act: AccessAct;
  readonly of: string;
  /** What was looked for, where that is a search: never written, it only tells one search from the next. */
  readonly search?: Search;
}

type Tellers = { readonly [N in CallName]?: (body: RequestOf<N>) => Said | null };

const tellers: Tellers = {
  'journal.call': ({ callId }) => ({ act: 'call-opened', of: callId }),
  'journal.list': ({ filter, from }) => searched(filter, from.kind === 'newest'),
  'bulk.preview': ({ filter }) => searched(filter, false),
  'directory.contact': ({ contactId }) => ({ act: 'contact-opened', of: contactId }),
  'directory.contacts': ({ text, after }) => ({
    act: 'directory-searched',
    of: '',
    search: { words: [text], among: '', isBegun: after === null },
  }),
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

/** Words and digits find people; whatever else narrows the list finds calls. */
function searched({ text = '', number = '', ...others }: JournalFilter, isBegun: boolean): Said {
  return {
    act: 'journal-searched',
    of: '',
    search: { words: [text, number], among: JSON.stringify(others), isBegun },
  };
}

/** What the access log says of a question that was answered; null: nothing. */
export function accessOf<N extends CallName>(name: N, body: RequestOf<N>): Said | null {
  const tell: Tellers[N] | undefined = tellers[name];
  return tell === undefined ? null : tell(body);
}
