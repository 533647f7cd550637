import type { call } from './en/call.ts';
import type { cause } from './en/cause.ts';
import type { classes } from './en/classes.ts';
import type { desk } from './en/desk.ts';
import type { devices } from './en/devices.ts';
import type { directory } from './en/directory.ts';
import type { filters } from './en/filters.ts';
import type { headset } from './en/headset.ts';
import type { identity } from './en/identity.ts';
import type { importing } from './en/importing.ts';
import type { journal } from './en/journal.ts';
import type { keeping } from './en/keeping.ts';
import type { numbers } from './en/numbers.ts';
import type { office } from './en/office.ts';
import type { outside } from './en/outside.ts';
import type { playbook } from './en/playbook.ts';
import type { privacy } from './en/privacy.ts';
import type { roles } from './en/roles.ts';
import type { settings } from './en/settings.ts';
import type { telephony } from './en/telephony.ts';
import type { sound } from './en/sound.ts';
import type { takingOut } from './en/takingOut.ts';
import type { topics } from './en/topics.ts';
import type { views } from './en/views.ts';
import type { writing } from './en/writing.ts';

/** English is the measure: a key missing or left over in another language is a type error. */
export interface EnglishCatalogue {
  readonly desk: typeof desk;
  readonly call: typeof call;
  readonly cause: typeof cause;
  readonly identity: typeof identity;
  readonly classes: typeof classes;
  readonly journal: typeof journal;
  readonly keeping: typeof keeping;
  readonly numbers: typeof numbers;
  readonly office: typeof office;
  readonly devices: typeof devices;
  readonly directory: typeof directory;
  readonly importing: typeof importing;
  readonly playbook: typeof playbook;
  readonly privacy: typeof privacy;
  readonly roles: typeof roles;
  readonly settings: typeof settings;
  readonly outside: typeof outside;
  readonly headset: typeof headset;
  readonly telephony: typeof telephony;
  readonly sound: typeof sound;
  readonly filters: typeof filters;
  readonly takingOut: typeof takingOut;
  readonly topics: typeof topics;
  readonly views: typeof views;
  readonly writing: typeof writing;
}

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** The same words in a language with other plural forms (CLDR cardinal categories). */
export type Translated<Words, Form extends PluralForm> = {
  readonly [
    Key in keyof Words as Key extends `${infer Base}_one` | `${infer Base}_other` ? `${Base}_${Form}` : Key
  ]: Words[Key] extends string ? string : Translated<Words[Key], Form>;
};

/** Whole numbers in Ukrainian and Russian take three forms; `other` is for fractions. */
export type SlavicForm = 'one' | 'few' | 'many' | 'other';
export type ArabicForm = PluralForm;
