import type { RequestOf } from '#core/contract/contract.ts';
import type { PbxRules } from '#core/pbx/rules.ts';
import type { SettingsChange, SettingsView } from '#core/contract/settingsCalls.ts';

/** The telephone's section as it is typed. */
export interface TelephoneDraft {
  readonly line: 'practice' | 'exchange';
  readonly uri: string;
  readonly server: string;
  readonly user: string;
  /** '' keeps the one that is kept. */
  readonly password: string;
  readonly country: string;
  readonly practiceEverySeconds: string;
  readonly pbx: PbxRules;
}

export function telephoneOf({ account, country, practiceEverySeconds, pbx }: SettingsView): TelephoneDraft {
  return {
    line: account === null ? 'practice' : 'exchange',
    uri: account?.uri ?? '',
    server: account?.server ?? '',
    user: account?.user ?? '',
    password: '',
    country,
    practiceEverySeconds: String(practiceEverySeconds),
    pbx,
  };
}

export interface TelephoneFaults {
  readonly uri: boolean;
  readonly server: boolean;
  readonly user: boolean;
  readonly password: boolean;
  readonly every: boolean;
  readonly outsidePrefix: boolean;
  readonly voicemailPrefix: boolean;
}

export function faultsOfTelephone(draft: TelephoneDraft, hasPassword: boolean): TelephoneFaults {
  if (draft.line === 'practice')
    return {
      uri: false,
      server: false,
      user: false,
      password: false,
      every: !isSeconds(draft.practiceEverySeconds),
      outsidePrefix: false,
      voicemailPrefix: false,
    };
  const { uri, server, user } = accountOf(draft);
  return {
    uri: !/^sips?:[^@\s]+@[^@\s]+$/.test(uri),
    server: !/^wss?:\/\/[^\s/]+/.test(server),
    user: user === '',
    password: draft.password === '' && !hasPassword,
    every: false,
    outsidePrefix: !isCode(draft.pbx.outsidePrefix, 6),
    voicemailPrefix: !isCode(draft.pbx.voicemailPrefix, 8),
  };
}

/** As the settings take it (core/pbx/rules.ts). */
function isCode(text: string, longest: number): boolean {
  return /^[0-9*#]*$/.test(text) && text.length <= longest;
}

function isSeconds(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) <= 86_400;
}

/** What people leave out is put in: sip: before the address, wss:// before the server, the user from the address. */
export function accountOf(draft: TelephoneDraft): RequestOf<'settings.try-account'> {
  const uri = draft.uri.trim();
  const server = draft.server.trim();
  return {
    uri: uri === '' || /^sips?:/.test(uri) ? uri : `sip:${uri}`,
    server: server === '' || /^\w+:\/\//.test(server) ? server : `wss://${server}`,
    user: draft.user.trim(),
    password: draft.password === '' ? null : draft.password,
  };
}

export function changeOfTelephone(view: SettingsView, draft: TelephoneDraft): SettingsChange {
  return {
    ...unchanged(view),
    account: draft.line === 'practice' ? null : accountOf(draft),
    country: draft.country,
    pbx: draft.line === 'practice' ? view.pbx : draft.pbx,
    practiceEverySeconds: draft.line === 'practice' ? Number(draft.practiceEverySeconds) : view.practiceEverySeconds,
  };
}

/** The settings as they are, as a change that changes nothing. */
export function unchanged(view: SettingsView): SettingsChange {
  const { account, country, practiceEverySeconds, office, callbackMinutes, targetSeconds, codes, pbx } = view;
  return {
    account: account === null ? null : { uri: account.uri, server: account.server, user: account.user, password: null },
    country,
    practiceEverySeconds,
    office,
    callbackMinutes,
    targetSeconds,
    codes,
    pbx,
  };
}
