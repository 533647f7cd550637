import type { RequestOf } from '#core/contract/contract.ts';
import type { SettingsView } from '#core/contract/settingsCalls.ts';

/** One account at a telephone system as it is typed. */
export interface AccountDraft {
  readonly uri: string;
  readonly server: string;
  /** '': there is none. */
  readonly secondServer: string;
  readonly user: string;
  /** '' keeps the one that is kept. */
  readonly password: string;
}

export type AccountFaults = Readonly<Record<keyof AccountDraft, boolean>>;

export const noAccountFaults: AccountFaults = {
  uri: false,
  server: false,
  secondServer: false,
  user: false,
  password: false,
};

export function accountDraftOf(account: Omit<NonNullable<SettingsView['account']>, 'name'> | null): AccountDraft {
  return {
    uri: account?.uri ?? '',
    server: account?.server ?? '',
    secondServer: account?.secondServer ?? '',
    user: account?.user ?? '',
    password: '',
  };
}

export function faultsOfAccount(draft: AccountDraft, hasPassword: boolean): AccountFaults {
  const { uri, server, secondServer, user } = accountOf(draft);
  return {
    uri: !/^sips?:[^@\s]+@[^@\s]+$/.test(uri),
    server: !isServer(server),
    secondServer: secondServer !== undefined && (!isServer(secondServer) || secondServer === server),
    user: user === '',
    password: draft.password === '' && !hasPassword,
  };
}

function isServer(text: string): boolean {
  return /^wss?:\/\/[^\s/]+/.test(text);
}

/** What people leave out is put in: sip: before the address, wss:// before the server. */
export function accountOf(draft: AccountDraft): RequestOf<'settings.try-account'> {
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
