import type { Language } from '#core/caller/company.ts';
import type { ArabicForm, EnglishCatalogue, SlavicForm, Translated } from './catalogue.ts';
import { call as arCall } from './ar/call.ts';
import { cause as arCause } from './ar/cause.ts';
import { classes as arClasses } from './ar/classes.ts';
import { desk as arDesk } from './ar/desk.ts';
import { devices as arDevices } from './ar/devices.ts';
import { directory as arDirectory } from './ar/directory.ts';
import { filters as arFilters } from './ar/filters.ts';
import { headset as arHeadset } from './ar/headset.ts';
import { identity as arIdentity } from './ar/identity.ts';
import { importing as arImporting } from './ar/importing.ts';
import { journal as arJournal } from './ar/journal.ts';
import { keeping as arKeeping } from './ar/keeping.ts';
import { numbers as arNumbers } from './ar/numbers.ts';
import { office as arOffice } from './ar/office.ts';
import { outside as arOutside } from './ar/outside.ts';
import { playbook as arPlaybook } from './ar/playbook.ts';
import { privacy as arPrivacy } from './ar/privacy.ts';
import { roles as arRoles } from './ar/roles.ts';
import { settings as arSettings } from './ar/settings.ts';
import { telephony as arTelephony } from './ar/telephony.ts';
import { sound as arSound } from './ar/sound.ts';
import { takingOut as arTakingOut } from './ar/takingOut.ts';
import { topics as arTopics } from './ar/topics.ts';
import { views as arViews } from './ar/views.ts';
import { writing as arWriting } from './ar/writing.ts';
import { call as enCall } from './en/call.ts';
import { cause as enCause } from './en/cause.ts';
import { classes as enClasses } from './en/classes.ts';
import { desk as enDesk } from './en/desk.ts';
import { devices as enDevices } from './en/devices.ts';
import { directory as enDirectory } from './en/directory.ts';
import { filters as enFilters } from './en/filters.ts';
import { headset as enHeadset } from './en/headset.ts';
import { identity as enIdentity } from './en/identity.ts';
import { importing as enImporting } from './en/importing.ts';
import { journal as enJournal } from './en/journal.ts';
import { keeping as enKeeping } from './en/keeping.ts';
import { numbers as enNumbers } from './en/numbers.ts';
import { office as enOffice } from './en/office.ts';
import { outside as enOutside } from './en/outside.ts';
import { playbook as enPlaybook } from './en/playbook.ts';
import { privacy as enPrivacy } from './en/privacy.ts';
import { roles as enRoles } from './en/roles.ts';
import { settings as enSettings } from './en/settings.ts';
import { telephony as enTelephony } from './en/telephony.ts';
import { sound as enSound } from './en/sound.ts';
import { takingOut as enTakingOut } from './en/takingOut.ts';
import { topics as enTopics } from './en/topics.ts';
import { views as enViews } from './en/views.ts';
import { writing as enWriting } from './en/writing.ts';
import { call as ruCall } from './ru/call.ts';
import { cause as ruCause } from './ru/cause.ts';
import { classes as ruClasses } from './ru/classes.ts';
import { desk as ruDesk } from './ru/desk.ts';
import { devices as ruDevices } from './ru/devices.ts';
import { directory as ruDirectory } from './ru/directory.ts';
import { filters as ruFilters } from './ru/filters.ts';
import { headset as ruHeadset } from './ru/headset.ts';
import { identity as ruIdentity } from './ru/identity.ts';
import { importing as ruImporting } from './ru/importing.ts';
import { journal as ruJournal } from './ru/journal.ts';
import { keeping as ruKeeping } from './ru/keeping.ts';
import { numbers as ruNumbers } from './ru/numbers.ts';
import { office as ruOffice } from './ru/office.ts';
import { outside as ruOutside } from './ru/outside.ts';
import { playbook as ruPlaybook } from './ru/playbook.ts';
import { privacy as ruPrivacy } from './ru/privacy.ts';
import { roles as ruRoles } from './ru/roles.ts';
import { settings as ruSettings } from './ru/settings.ts';
import { telephony as ruTelephony } from './ru/telephony.ts';
import { sound as ruSound } from './ru/sound.ts';
import { takingOut as ruTakingOut } from './ru/takingOut.ts';
import { topics as ruTopics } from './ru/topics.ts';
import { views as ruViews } from './ru/views.ts';
import { writing as ruWriting } from './ru/writing.ts';
import { call as ukCall } from './uk/call.ts';
import { cause as ukCause } from './uk/cause.ts';
import { classes as ukClasses } from './uk/classes.ts';
import { desk as ukDesk } from './uk/desk.ts';
import { devices as ukDevices } from './uk/devices.ts';
import { directory as ukDirectory } from './uk/directory.ts';
import { filters as ukFilters } from './uk/filters.ts';
import { headset as ukHeadset } from './uk/headset.ts';
import { identity as ukIdentity } from './uk/identity.ts';
import { importing as ukImporting } from './uk/importing.ts';
import { journal as ukJournal } from './uk/journal.ts';
import { keeping as ukKeeping } from './uk/keeping.ts';
import { numbers as ukNumbers } from './uk/numbers.ts';
import { office as ukOffice } from './uk/office.ts';
import { outside as ukOutside } from './uk/outside.ts';
import { playbook as ukPlaybook } from './uk/playbook.ts';
import { privacy as ukPrivacy } from './uk/privacy.ts';
import { roles as ukRoles } from './uk/roles.ts';
import { settings as ukSettings } from './uk/settings.ts';
import { telephony as ukTelephony } from './uk/telephony.ts';
import { sound as ukSound } from './uk/sound.ts';
import { takingOut as ukTakingOut } from './uk/takingOut.ts';
import { topics as ukTopics } from './uk/topics.ts';
import { views as ukViews } from './uk/views.ts';
import { writing as ukWriting } from './uk/writing.ts';

const en: EnglishCatalogue = {
  desk: enDesk,
  call: enCall,
  cause: enCause,
  identity: enIdentity,
  classes: enClasses,
  journal: enJournal,
  keeping: enKeeping,
  numbers: enNumbers,
  office: enOffice,
  devices: enDevices,
  directory: enDirectory,
  outside: enOutside,
  importing: enImporting,
  playbook: enPlaybook,
  privacy: enPrivacy,
  roles: enRoles,
  settings: enSettings,
  headset: enHeadset,
  telephony: enTelephony,
  sound: enSound,
  filters: enFilters,
  takingOut: enTakingOut,
  topics: enTopics,
  views: enViews,
  writing: enWriting,
};
const uk: Translated<EnglishCatalogue, SlavicForm> = {
  desk: ukDesk,
  call: ukCall,
  cause: ukCause,
  identity: ukIdentity,
  classes: ukClasses,
  journal: ukJournal,
  keeping: ukKeeping,
  numbers: ukNumbers,
  office: ukOffice,
  devices: ukDevices,
  directory: ukDirectory,
  outside: ukOutside,
  importing: ukImporting,
  playbook: ukPlaybook,
  privacy: ukPrivacy,
  roles: ukRoles,
  settings: ukSettings,
  headset: ukHeadset,
  telephony: ukTelephony,
  sound: ukSound,
  filters: ukFilters,
  takingOut: ukTakingOut,
  topics: ukTopics,
  views: ukViews,
  writing: ukWriting,
};
const ru: Translated<EnglishCatalogue, SlavicForm> = {
  desk: ruDesk,
  call: ruCall,
  cause: ruCause,
  identity: ruIdentity,
  classes: ruClasses,
  journal: ruJournal,
  keeping: ruKeeping,
  numbers: ruNumbers,
  office: ruOffice,
  devices: ruDevices,
  directory: ruDirectory,
  outside: ruOutside,
  importing: ruImporting,
  playbook: ruPlaybook,
  privacy: ruPrivacy,
  roles: ruRoles,
  settings: ruSettings,
  headset: ruHeadset,
  telephony: ruTelephony,
  sound: ruSound,
  filters: ruFilters,
  takingOut: ruTakingOut,
  topics: ruTopics,
  views: ruViews,
  writing: ruWriting,
};
const ar: Translated<EnglishCatalogue, ArabicForm> = {
  desk: arDesk,
  call: arCall,
  cause: arCause,
  identity: arIdentity,
  classes: arClasses,
  journal: arJournal,
  keeping: arKeeping,
  numbers: arNumbers,
  office: arOffice,
  devices: arDevices,
  directory: arDirectory,
  outside: arOutside,
  importing: arImporting,
  playbook: arPlaybook,
  privacy: arPrivacy,
  roles: arRoles,
  settings: arSettings,
  headset: arHeadset,
  telephony: arTelephony,
  sound: arSound,
  filters: arFilters,
  takingOut: arTakingOut,
  topics: arTopics,
  views: arViews,
  writing: arWriting,
};

/** Every word of the page, in every language of the desk. */
export const catalogues = { en, uk, ru, ar } satisfies Record<Language, object>;
