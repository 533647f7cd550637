import { guidanceFor } from '../routing/guidance.ts';
import type { OfficeHours } from '../routing/hours.ts';
import type { Playbooks } from '../routing/playbook.ts';
import { hoursOf, workedTime } from '../routing/workedTime.ts';
import { type CallerHistory, noHistory } from '../journal/store.ts';
import { type CrmFound, crmShown } from '../crm/found.ts';
import type { CallerCard } from './card.ts';
import { type CallerClass, type ClassEntry, builtInEntries, servedAs } from './callerClass.ts';
import { classify } from './classify.ts';
import type { Employee, Language, PublicNumber } from './company.ts';
import type { Directory, KnownCaller } from './directory.ts';
import type { Forward, Identity } from './identity.ts';
import { type EvidenceWeights, type HeaderRule, ownWeights } from './evidenceRules.ts';
import type { Known } from './known.ts';
import { type Learned, nothingLearned } from './learned.ts';

const shownEarlier = 3;

export interface RecognitionInput {
  readonly identity: Identity;
  readonly directory: Directory;
  readonly playbooks: Playbooks;
  /** What journal and contacts say of the caller. */
  readonly known: Known;
  /** Whether a header of the call fits a rule of the office. */
  readonly headerRule?: HeaderRule | null;
  readonly weights?: EvidenceWeights;
  /** What earlier calls taught. */
  readonly learned?: Learned;
  /** Every class of the desk. */
  readonly classes?: readonly ClassEntry[];
  /** The desk's. */
  readonly language: Language;
  /** The office's own name, for the greeting. */
  readonly companyName: string;
  /** When it rings, epoch milliseconds; hours are read in the zone of the desk (IANA name). */
  readonly at: number;
  readonly zone: string;
  /** When the office works. */
  readonly office: OfficeHours;
}

/** The complete card of a caller. Someone who withholds the number gets no history and no name. */
export function recognise(input: RecognitionInput): CallerCard {
  const { identity, directory, playbooks, known, language, classes = builtInEntries } = input;
  const { number, dialled } = identity;
  const { contact } = known;
  const past = number.kind === 'withheld' ? noHistory : known.history;
  const colleague = directory.employeeAt(number);
  const publicNumber = dialled === null ? null : directory.publicNumber(dialled);
  const crm = known.crm?.state === 'found' ? known.crm.found : null;
  const classification = classify({
    identity,
    contact,
    crm,
    rule: directory.rule(number),
    publicNumber,
    history: past,
    headerRule: input.headerRule ?? null,
    weights: input.weights ?? ownWeights,
    learned: input.learned ?? nothingLearned,
    classes,
    at: input.at,
  });
  return {
    ...chooseName(contact, colleague, crm, past, identity),
    company: contact?.company || colleague?.department || crm?.company || companyTold(contact, colleague, identity),
    contactId: contact?.contactId ?? null,
    number,
    verification: identity.verification,
    attestation: identity.attestation,
    signed: identity.signed,
    reason: identity.reason,
    line: identity.line,
    forgedBefore: past.forged,
    dialled: dialled === null ? null : dialledOf(dialled.shown, publicNumber, directory),
    afterHours: isAfterHours(publicNumber, input),
    forwards: identity.forwards.flatMap((forward, index) =>
      forwardOf(forward, directory, known.forwarders[index] ?? null),
    ),
    responsible: toResponsible(
      directory.employee(contact?.responsible ?? '') ?? directory.employeeCalled(crm?.responsible ?? ''),
    ),
    classification,
    guidance: guidanceFor(playbooks, servedAs(classes, classification.class), {
      companyName: input.companyName,
      desk: language,
      caller: contact?.language ?? language,
      ...(publicNumber?.greeting === undefined ? {} : { ofNumber: publicNumber.greeting }),
      nameOf: (employeeId) => directory.employee(employeeId)?.name ?? null,
    }),
    earlier: past.earlier.slice(0, shownEarlier),
    earlierCount: past.count,
    ...(known.crm === undefined ? {} : { crm: crmShown(known.crm) }),
  };
}

/** The card of a caller whose class the receptionist said, at that instant (epoch milliseconds). */
export function reclassified(
  card: CallerCard,
  to: CallerClass,
  at: number,
  desk: Pick<RecognitionInput, 'playbooks' | 'classes' | 'language' | 'companyName'> & {
    /** An employee's name; left out: nobody is known. */
    readonly nameOf?: (employeeId: string) => string | null;
    /** What the entry of the dialled number says first. */
    readonly ofNumber?: PublicNumber['greeting'];
  },
): CallerCard {
  const { class: from, evidence } = card.classification;
  return {
    ...card,
    classification: {
      class: to,
      confidence: 1,
      evidence: [
        { kind: 'correction', class: to, weight: 1, at },
        ...evidence.filter((one) => one.kind !== 'correction'),
      ],
      runnerUp: null,
      correctedFrom: from,
    },
    guidance: guidanceFor(desk.playbooks, servedAs(desk.classes ?? builtInEntries, to), {
      companyName: desk.companyName,
      desk: desk.language,
      caller: card.guidance.caller ?? card.guidance.language,
      ...(desk.ofNumber === undefined ? {} : { ofNumber: desk.ofNumber }),
      nameOf: desk.nameOf ?? (() => null),
    }),
  };
}

/** Our own directory before the CRM, that before what was noted on earlier calls, and all before what the PBX says. */
function chooseName(
  contact: KnownCaller | null,
  colleague: Employee | null,
  crm: CrmFound | null,
  history: CallerHistory,
  identity: Identity,
): Pick<CallerCard, 'name' | 'nameSource'> {
  const own = contact?.name ?? colleague?.name ?? '';
  if (own !== '') return { name: own, nameSource: 'directory' };
  if (crm !== null && crm.name !== '') return { name: crm.name, nameSource: 'crm' };
  if (history.lastName !== '') return { name: history.lastName, nameSource: 'history' };
  return identity.displayName === ''
    ? { name: '', nameSource: null }
    : { name: identity.displayName, nameSource: 'pbx' };
}

/** The caller's own word counts only of somebody whom nobody here knows. */
function companyTold(contact: KnownCaller | null, colleague: Employee | null, identity: Identity): string {
  return contact === null && colleague === null ? identity.company : '';
}

function dialledOf(shown: string, entry: PublicNumber | null, directory: Directory): CallerCard['dialled'] {
  const owner = directory.employee(entry?.owner ?? '');
  return {
    shown,
    label: entry?.label ?? '',
    source: entry?.source ?? '',
    owner: owner === null ? null : { employeeId: owner.employeeId, name: owner.name },
    note: entry?.note ?? '',
  };
}

/** By the number's own hours, on the office's days; a lunch is no end of the day. */
function isAfterHours(entry: PublicNumber | null, { office, at, zone }: RecognitionInput): boolean {
  return workedTime(hoursOf(entry, office), zone).at(at).state === 'closed';
}

/** A call through one of the office's own public numbers was not forwarded by anybody. */
function forwardOf(
  { number, name, reason }: Forward,
  directory: Directory,
  contact: KnownCaller | null,
): CallerCard['forwards'] {
  if (directory.publicNumber(number) !== null) return [];
  const known = directory.employeeAt(number)?.name ?? contact?.name ?? '';
  return [{ who: known || name || number.shown, reason }];
}

function toResponsible(employee: Employee | null): CallerCard['responsible'] {
  return employee === null
    ? null
    : { employeeId: employee.employeeId, name: employee.name, extension: employee.extension };
}
