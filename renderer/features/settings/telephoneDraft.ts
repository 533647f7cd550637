import type { SettingsChange, SettingsView } from '#core/contract/settingsCalls.ts';
import {
  type AccountDraft,
  type AccountFaults,
  accountDraftOf,
  accountOf,
  faultsOfAccount,
  noAccountFaults,
} from './accountDraft.ts';
import {
  type ExchangeDraft,
  type ExchangeFaults,
  exchangeOf,
  faultsOfExchange,
  noExchangeFaults,
} from './exchangeDraft.ts';
import {
  type LineDraft,
  type LineFaults,
  type NameFault,
  faultsOfLine,
  lineDraftOf,
  lineOf,
  nameFault,
} from './lineDraft.ts';

/** The telephone's section as it is typed: the first account, and the lines beside it. */
export interface TelephoneDraft extends AccountDraft, ExchangeDraft {
  readonly line: 'practice' | 'exchange';
  /** Of the first line; asked for where there are others. */
  readonly name: string;
  readonly lines: readonly LineDraft[];
  readonly country: string;
  readonly practiceEverySeconds: string;
}

export function telephoneOf(view: SettingsView): TelephoneDraft {
  const { account, lines, country, practiceEverySeconds, pbx, codes } = view;
  return {
    line: account === null ? 'practice' : 'exchange',
    name: account?.name ?? '',
    ...accountDraftOf(account),
    lines: lines.map(lineDraftOf),
    country,
    practiceEverySeconds: String(practiceEverySeconds),
    pbx,
    codes,
  };
}

export interface TelephoneFaults extends AccountFaults, ExchangeFaults {
  readonly every: boolean;
  readonly name: NameFault | null;
  /** In the order of the lines. */
  readonly lines: readonly LineFaults[];
}

const noFaults: TelephoneFaults = { ...noAccountFaults, ...noExchangeFaults, every: false, name: null, lines: [] };

export function faultsOfTelephone(draft: TelephoneDraft, hasPassword: boolean): TelephoneFaults {
  if (draft.line === 'practice') return { ...noFaults, every: !isSeconds(draft.practiceEverySeconds) };
  const all = [draft, ...draft.lines].map((line) => ({ line, name: line.name, uri: accountOf(line).uri }));
  const others = draft.lines.map(({ name }) => name);
  return {
    ...faultsOfAccount(draft, hasPassword),
    ...faultsOfExchange(draft),
    every: false,
    name: others.length === 0 ? null : nameFault(draft.name, others),
    lines: draft.lines.map((line) =>
      faultsOfLine(
        line,
        all.filter((other) => other.line !== line),
      ),
    ),
  };
}

export function hasTelephoneFaults({ lines, ...own }: TelephoneFaults): boolean {
  return Object.values(own).some(Boolean) || lines.some((line) => Object.values(line).some(Boolean));
}

function isSeconds(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) <= 86_400;
}

export function changeOfTelephone(view: SettingsView, draft: TelephoneDraft): SettingsChange {
  const unlike = { ...unchanged(view), country: draft.country };
  if (draft.line === 'practice')
    return { ...unlike, account: null, lines: [], practiceEverySeconds: Number(draft.practiceEverySeconds) };
  const name = draft.name.trim();
  return {
    ...unlike,
    ...exchangeOf(draft),
    account: { ...accountOf(draft), ...(name === '' ? {} : { name }) },
    lines: draft.lines.map(lineOf),
  };
}

/** The settings as they are, as a change that changes nothing. */
export function unchanged(view: SettingsView): SettingsChange {
  const { account, lines, country, practiceEverySeconds, office, callbackMinutes, codes, pbx } = view;
  const { targetSeconds, wrapUpSeconds } = view;
  return {
    account: account === null ? null : withoutPassword(account),
    lines: lines.map(withoutPassword),
    country,
    practiceEverySeconds,
    office,
    callbackMinutes,
    targetSeconds,
    wrapUpSeconds,
    codes,
    pbx,
  };
}

function withoutPassword<T extends { readonly hasPassword: boolean }>({
  hasPassword: _,
  ...account
}: T): Omit<T, 'hasPassword'> & { readonly password: null } {
  return { ...account, password: null };
}
