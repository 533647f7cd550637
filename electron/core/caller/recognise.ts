import { guidanceFor } from '../routing/guidance.ts';
import type { Playbooks } from '../routing/playbook.ts';
import { type CallerHistory, noHistory } from '../journal/store.ts';
import type { CallerCard } from './card.ts';
import { type ClassEntry, builtInEntries, servedAs } from './callerClass.ts';
import { classify } from './classify.ts';
import type { Employee, Language } from './company.ts';
import type { Directory, KnownCaller } from './directory.ts';
import type { CallerNumber, Identity } from './identity.ts';
import type { Known } from './known.ts';

const shownEarlier = 3;

export interface RecognitionInput {
  readonly identity: Identity;
  readonly directory: Directory;
  readonly playbooks: Playbooks;
  /** What journal and contacts say of the caller. */
  readonly known: Known;
  /** Every class of the desk. */
  readonly classes?: readonly ClassEntry[];
  /** The desk's. */
  readonly language: Language;
  /** The office's own name, for the greeting. */
  readonly companyName: string;
}

/** The complete card of a caller. Someone who withholds the number gets no history and no name. */
export function recognise(input: RecognitionInput): CallerCard {
  const { identity, directory, playbooks, known, language, classes = builtInEntries } = input;
  const { number, dialled } = identity;
  const { contact } = known;
  const past = number.kind === 'withheld' ? noHistory : known.history;
  const colleague = directory.employeeAt(number);
  const publicNumber = dialled === null ? null : directory.publicNumber(dialled);
  const classification = classify({ identity, contact, rule: directory.rule(number), publicNumber, history: past });
  return {
    ...chooseName(contact, colleague, past, identity),
    company: contact?.company ?? colleague?.department ?? '',
    contactId: contact?.contactId ?? null,
    number,
    verification: identity.verification,
    dialled:
      dialled === null
        ? null
        : { shown: dialled.shown, label: publicNumber?.label ?? '', source: publicNumber?.source ?? '' },
    forwardedBy: forwarderName(identity.forwardedBy, directory, known.forwarder),
    responsible: toResponsible(directory.employee(contact?.responsible ?? '')),
    classification,
    guidance: guidanceFor(playbooks, servedAs(classes, classification.class), {
      companyName: input.companyName,
      desk: language,
      caller: contact?.language ?? language,
    }),
    earlier: past.earlier.slice(0, shownEarlier),
    earlierCount: past.count,
  };
}

/** Our own directory before what was noted on earlier calls, and both before what the PBX says. */
function chooseName(
  contact: KnownCaller | null,
  colleague: Employee | null,
  history: CallerHistory,
  identity: Identity,
): Pick<CallerCard, 'name' | 'nameSource'> {
  const own = contact?.name ?? colleague?.name ?? '';
  if (own !== '') return { name: own, nameSource: 'directory' };
  if (history.lastName !== '') return { name: history.lastName, nameSource: 'history' };
  return identity.displayName === ''
    ? { name: '', nameSource: null }
    : { name: identity.displayName, nameSource: 'pbx' };
}

/** A call through one of the office's own public numbers was not forwarded by anybody. */
function forwarderName(
  forwarder: CallerNumber | null,
  directory: Directory,
  contact: KnownCaller | null,
): string | null {
  if (forwarder === null || directory.publicNumber(forwarder) !== null) return null;
  return directory.employeeAt(forwarder)?.name ?? contact?.name ?? forwarder.shown;
}

function toResponsible(employee: Employee | null): CallerCard['responsible'] {
  return employee === null
    ? null
    : { employeeId: employee.employeeId, name: employee.name, extension: employee.extension };
}
