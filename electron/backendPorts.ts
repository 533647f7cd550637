import type { Carrier } from '#core/contract/frame.ts';
import type { Office, DirectoryStore } from '#core/caller/directoryStore.ts';
import type { Media, Telephone, TelephoneEvent } from '#core/call/telephone.ts';
import type { Preferences } from '#core/contract/contract.ts';
import type { HandlersOf } from '#core/contract/server.ts';
import type { Hid } from '#core/headset/ports.ts';
import type { BulkDisk } from '#core/journal/bulk.ts';
import type { PinPort } from '#core/roles/ports.ts';
import type { PrivacyDisk } from '#core/privacy/privacyDisk.ts';
import type { Playbooks } from '#core/routing/playbook.ts';
import type { DeskRules, LineSettings, Settings } from '#core/settings.ts';
import type { KeptPlaybooks } from '#core/routing/playbookStore.ts';
import type { Clock, Ids, Log, Timers } from '#core/support/ports.ts';
import type { Result } from '#core/support/result.ts';
import type { CalendarsPorts } from './services/calendars/calendars.ts';
import type { Exporter } from '#core/exporting/exporter.ts';
import type { Importing, ImportingDesk } from './services/importing/importing.ts';
import type { KeptStore } from './services/journal/keptStore.ts';
import type { KeepingPorts } from './services/keeping/keepingPorts.ts';
import type { Outside, OutsideReach } from './services/outside/outside.ts';
import type { RolesPorts } from './services/roles/roles.ts';
import type { Seat } from './services/roles/session.ts';
import type { JournalHandlersPorts } from './services/journal/journalHandlers.ts';

/** What a change of the settings is to the running desk. */
interface SettingsHooks extends Pick<Outside, 'tryLdap' | 'tryCrm'> {
  /** At once, for calls that come from now on. */
  readonly apply: (rules: DeskRules, settings: Settings, lines: readonly LineSettings[]) => void;
  /** On one of these lines; null: on any. */
  readonly callsLive: (lineIds: readonly string[] | null) => boolean;
  /** Registers this line anew, over a new link; its calls would be lost. */
  readonly renewLine: (lineId: string) => void;
  readonly turnedAway: Telephone['turnedAway'];
}

/** The machine's headsets and busylights, and which of them was chosen. */
interface HeadsetHooks {
  readonly hid: Hid;
  /** Its key; null: Portico chooses. */
  readonly chosen: string | null;
  readonly saveChosen: (key: string | null) => Promise<Result<null, 'not-written'>>;
  /** What a browser tells of a device's reports (WebHID); false: it is nothing of the kind. */
  readonly takeCollections: (vendorId: number, productId: number, collections: unknown) => boolean;
}

/** What the backend needs of the machine, the disk and the network; handed in by electron/portico.ts. */
export interface BackendPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly log: Log;
  readonly store: KeptStore;
  /** See DeskPorts. */
  readonly hush: () => void;
  readonly keeping: Pick<KeepingPorts, 'disk' | 'book' | 'updating'>;
  readonly telephoneWith: (media: Media, onEvent: (event: TelephoneEvent) => void) => Telephone;
  /** The first one first; none: no telephone is configured. */
  readonly lines: readonly LineSettings[];
  readonly directory: DirectoryStore;
  readonly importingWith: (desk: ImportingDesk) => Importing;
  readonly exporter: Exporter;
  /** What the directory says of the office, as it was opened. */
  readonly office: Office;
  readonly rules: DeskRules;
  /** The company's other directories, and how they are reached. */
  readonly outside: { readonly reach: OutsideReach; readonly settings: Pick<Settings, 'ldap' | 'crm'> };
  readonly calendars: Pick<CalendarsPorts, 'readCalendar' | 'kept' | 'keep'>;
  readonly settingsWith: (hooks: SettingsHooks) => HandlersOf<'settings'>;
  /** Those that Portico comes with, and what the office has made of them. */
  readonly playbooks: Playbooks;
  readonly keptPlaybooks: KeptPlaybooks;
  readonly headset: HeadsetHooks;
  /** The practice exchange, or null when real calls are taken. */
  readonly practice: { readonly bringIn: () => void; readonly bringInThree: () => void } | null;
  /** Asks the system to open telephone links here; null: the page asks its browser. */
  readonly takeLinks: (() => void) | null;
  readonly privacy: PrivacyDisk;
  readonly bulk: BulkDisk;
  readonly roles: PinPort & Pick<RolesPorts, 'readingLink'>;
  readonly preferences: Preferences;
  readonly savePreferences: (preferences: Preferences) => Promise<Result<null, 'not-written'>>;
  readonly journalViews: Pick<JournalHandlersPorts, 'views' | 'saveViews'>;
}

export interface Backend {
  /** Serves one page until its carrier closes. */
  readonly connect: (carrier: Carrier, seat: Seat) => void;
  /** Whether this is the token of a window for reading that was not ended. */
  readonly letsRead: (token: string) => boolean;
  /** The machine slept, as the system tells it; without a word it is noticed after longer sleeps alone. */
  readonly resumed: () => void;
  /** A telephone link was followed in another program: the pages ask whether it is to be called. */
  readonly offerCall: (number: string) => void;
  readonly close: () => Promise<void>;
}
