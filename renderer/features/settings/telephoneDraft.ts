import { type DeskCodes, PbxCodes } from '#core/call/codes.ts';
import type { RequestOf } from '#core/contract/contract.ts';
import type { PbxRules } from '#core/pbx/rules.ts';
import type { SettingsChange, SettingsView } from '#core/contract/settingsCalls.ts';

/** The telephone's section as it is typed. */
export interface TelephoneDraft {
  readonly line: 'practice' | 'exchange';
  readonly uri: string;
  readonly server: string;
  /** '': there is none. */
  readonly secondServer: string;
  readonly user: string;
  /** '' keeps the one that is kept. */
  readonly password: string;
  readonly country: string;
  readonly practiceEverySeconds: string;
  readonly pbx: PbxRules;
  readonly codes: DeskCodes;
}

export function telephoneOf({ account, country, practiceEverySeconds, pbx, codes }: SettingsView): TelephoneDraft {
  return {
    line: account === null ? 'practice' : 'exchange',
    uri: account?.uri ?? '',
    server: account?.server ?? '',
    secondServer: account?.secondServer ?? '',
    user: account?.user ?? '',
    password: '',
    country,
    practiceEverySeconds: String(practiceEverySeconds),
    pbx,
    codes,
  };
}

export interface TelephoneFaults {
  readonly uri: boolean;
  readonly server: boolean;
  readonly secondServer: boolean;
  readonly user: boolean;
  readonly password: boolean;
  readonly every: boolean;
  readonly outsidePrefix: boolean;
  readonly voicemailPrefix: boolean;
  readonly park: boolean;
  readonly pickUpParked: boolean;
  readonly pickUpRinging: boolean;
}

export function faultsOfTelephone(draft: TelephoneDraft, hasPassword: boolean): TelephoneFaults {
  if (draft.line === 'practice') return { ...noFaults, every: !isSeconds(draft.practiceEverySeconds) };
  const { uri, server, secondServer, user } = accountOf(draft);
  return {
    uri: !/^sips?:[^@\s]+@[^@\s]+$/.test(uri),
    server: !isServer(server),
    secondServer: secondServer !== undefined && (!isServer(secondServer) || secondServer === server),
    user: user === '',
    password: draft.password === '' && !hasPassword,
    every: false,
    outsidePrefix: !isCode(draft.pbx.outsidePrefix, 6),
    voicemailPrefix: !isCode(draft.pbx.voicemailPrefix, 8),
    ...faultsOfCodes(draft.codes),
  };
}

function isDialled(code: string): boolean {
  return PbxCodes.shape.park.safeParse(code.trim()).success;
}

function faultsOfCodes({ park, pickUpParked, pickUpRinging }: DeskCodes) {
  return { park: !isDialled(park), pickUpParked: !isDialled(pickUpParked), pickUpRinging: !isDialled(pickUpRinging) };
}

function trimmed({ digits, park, pickUpParked, pickUpRinging }: DeskCodes): DeskCodes {
  return { digits, park: park.trim(), pickUpParked: pickUpParked.trim(), pickUpRinging: pickUpRinging.trim() };
}

/** As the settings take it (core/pbx/rules.ts). */
function isCode(text: string, longest: number): boolean {
  return /^[0-9*#]*$/.test(text) && text.length <= longest;
}

const noFaults: TelephoneFaults = {
  uri: false,
  server: false,
  secondServer: false,
  user: false,
  password: false,
  every: false,
  outsidePrefix: false,
  voicemailPrefix: false,
  park: false,
  pickUpParked: false,
  pickUpRinging: false,
};

function isServer(text: string): boolean {
  return /^wss?:\/\/[^\s/]+/.test(text);
}

function isSeconds(text: string): boolean {
  return /^\d{1,5}$/.test(text.trim()) && Number(text) <= 86_400;
}

/** What people leave out is put in: sip: before the address, wss:// before the server, the user from the address. */
export function accountOf(draft: TelephoneDraft): RequestOf<'settings.try-account'> {
  const uri = draft.uri.trim();
  const secondServer = serverOf(draft.secondServer);
  return {
    uri: uri === '' || /^sips?:/.test(uri) ? uri : `sip:${uri}`,
    server: serverOf(draft.server),
    ...(secondServer === '' ? {} : { secondServer }),
    user: draft.user.trim(),
    password: draft.password === '' ? null : draft.password,
  };
}

function serverOf(typed: string): string {
  const server = typed.trim();
  return server === '' || /^\w+:\/\//.test(server) ? server : `wss://${server}`;
}

export function changeOfTelephone(view: SettingsView, draft: TelephoneDraft): SettingsChange {
  return {
    ...unchanged(view),
    account: draft.line === 'practice' ? null : accountOf(draft),
    country: draft.country,
    codes: draft.line === 'practice' ? view.codes : trimmed(draft.codes),
    pbx: draft.line === 'practice' ? view.pbx : draft.pbx,
    practiceEverySeconds: draft.line === 'practice' ? Number(draft.practiceEverySeconds) : view.practiceEverySeconds,
  };
}

/** The settings as they are, as a change that changes nothing. */
export function unchanged(view: SettingsView): SettingsChange {
  const { account, country, practiceEverySeconds, office, callbackMinutes, targetSeconds, codes, pbx } = view;
  return {
    account: account === null ? null : withoutPassword(account),
    country,
    practiceEverySeconds,
    office,
    callbackMinutes,
    targetSeconds,
    codes,
    pbx,
  };
}

function withoutPassword({
  hasPassword: _,
  ...account
}: NonNullable<SettingsView['account']>): NonNullable<SettingsChange['account']> {
  return { ...account, password: null };
}
