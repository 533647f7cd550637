import { codesOf } from '#core/call/codes.ts';
import type { SettingsChange, SettingsView } from '#core/contract/settingsCalls.ts';
import { pbxRulesOf } from '#core/pbx/rules.ts';
import { type AccountDraft, type AccountFaults, accountDraftOf, accountOf, faultsOfAccount } from './accountDraft.ts';
import {
  type ExchangeDraft,
  type ExchangeFaults,
  exchangeOf,
  faultsOfExchange,
  noExchangeFaults,
} from './exchangeDraft.ts';

/** A line beside the first one as it is typed. */
export interface LineDraft extends AccountDraft, ExchangeDraft {
  readonly id: string;
  readonly name: string;
  readonly hasPassword: boolean;
  /** It stands at the first line's telephone system: `pbx` and `codes` say nothing. */
  readonly likeFirst: boolean;
}

export interface LineFaults extends AccountFaults, ExchangeFaults {
  readonly name: NameFault | null;
  /** Another line registers with this address already. */
  readonly taken: boolean;
}

/** A name tells lines apart: each has one of its own. */
export type NameFault = 'missing' | 'taken';

export function newLine(id: string): LineDraft {
  return {
    ...accountDraftOf(null),
    id,
    name: '',
    hasPassword: false,
    likeFirst: true,
    pbx: pbxRulesOf(undefined),
    codes: codesOf(),
  };
}

export function lineDraftOf(line: SettingsView['lines'][number]): LineDraft {
  const { id, name, hasPassword, exchange } = line;
  return {
    ...newLine(id),
    ...accountDraftOf(line),
    name,
    hasPassword,
    likeFirst: exchange === null,
    ...exchange,
  };
}

export function lineOf(draft: LineDraft): SettingsChange['lines'][number] {
  const { id, name, likeFirst } = draft;
  return { id, name: name.trim(), ...accountOf(draft), exchange: likeFirst ? null : exchangeOf(draft) };
}

/** `others`: every other line, the first one too. */
export function faultsOfLine(
  draft: LineDraft,
  others: readonly { readonly name: string; readonly uri: string }[],
): LineFaults {
  const { uri } = accountOf(draft);
  return {
    ...faultsOfAccount(draft, draft.hasPassword),
    ...(draft.likeFirst ? noExchangeFaults : faultsOfExchange(draft)),
    name: nameFault(
      draft.name,
      others.map(({ name }) => name),
    ),
    taken: others.some((other) => other.uri === uri),
  };
}

export function nameFault(name: string, others: readonly string[]): NameFault | null {
  if (name.trim() === '') return 'missing';
  return others.some((other) => spoken(other) === spoken(name)) ? 'taken' : null;
}

function spoken(name: string): string {
  return name.trim().toLocaleLowerCase();
}
