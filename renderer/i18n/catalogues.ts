import type { Language } from '#core/caller/company.ts';
import type { ArabicForm, EnglishCatalogue, SlavicForm, Translated } from './catalogue.ts';
import { call as arCall } from './ar/call.ts';
import { desk as arDesk } from './ar/desk.ts';
import { journal as arJournal } from './ar/journal.ts';
import { topics as arTopics } from './ar/topics.ts';
import { call as enCall } from './en/call.ts';
import { desk as enDesk } from './en/desk.ts';
import { journal as enJournal } from './en/journal.ts';
import { topics as enTopics } from './en/topics.ts';
import { call as ruCall } from './ru/call.ts';
import { desk as ruDesk } from './ru/desk.ts';
import { journal as ruJournal } from './ru/journal.ts';
import { topics as ruTopics } from './ru/topics.ts';
import { call as ukCall } from './uk/call.ts';
import { desk as ukDesk } from './uk/desk.ts';
import { journal as ukJournal } from './uk/journal.ts';
import { topics as ukTopics } from './uk/topics.ts';

const en: EnglishCatalogue = { desk: enDesk, call: enCall, journal: enJournal, topics: enTopics };
const uk: Translated<EnglishCatalogue, SlavicForm> = {
  desk: ukDesk,
  call: ukCall,
  journal: ukJournal,
  topics: ukTopics,
};
const ru: Translated<EnglishCatalogue, SlavicForm> = {
  desk: ruDesk,
  call: ruCall,
  journal: ruJournal,
  topics: ruTopics,
};
const ar: Translated<EnglishCatalogue, ArabicForm> = {
  desk: arDesk,
  call: arCall,
  journal: arJournal,
  topics: arTopics,
};

/** Every word of the page, in every language of the desk. */
export const catalogues = { en, uk, ru, ar } satisfies Record<Language, object>;
