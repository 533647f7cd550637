import { pageShelf } from '../../ui/pageShelf.ts';
import type { ClassesDraft } from './classes/classesDraft.ts';
import type { HoursDraft } from './hoursDraft.ts';
import type { OutsideDraft } from './outsideDraft.ts';
import type { TelephoneDraft } from './telephoneDraft.ts';
import type { TopicsDraft } from './topics/topicsDraft.ts';

export const telephoneShelf = pageShelf<TelephoneDraft>();
export const outsideShelf = pageShelf<OutsideDraft>();
export const classesShelf = pageShelf<ClassesDraft>();
export const topicsShelf = pageShelf<TopicsDraft>();
export const hoursShelf = pageShelf<HoursDraft>();
