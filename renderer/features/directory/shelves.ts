import { pageShelf } from '../../ui/pageShelf.ts';
import type { ContactDraft } from './contactDraft.ts';
import type { EmployeeDraft } from './employeeDraft.ts';
import type { NumberDraft } from './numberDraft.ts';

export const numberShelf = pageShelf<NumberDraft>();
export const contactShelf = pageShelf<ContactDraft>();
export const employeeShelf = pageShelf<EmployeeDraft>();
