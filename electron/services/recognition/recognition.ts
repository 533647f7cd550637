import type { CallerCard } from '#core/caller/card.ts';
import { type CallerClass, type ClassEntry, classTable, servedAs } from '#core/caller/callerClass.ts';
import type { Employee, Language } from '#core/caller/company.ts';
import { type Dialled, dialledFrom } from '#core/caller/dialled.ts';
import { createDirectory } from '#core/caller/directory.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { CallerNumber, Identity, IdentitySource, RawHeader } from '#core/caller/identity.ts';
import { type Known, nothingKnown } from '#core/caller/known.ts';
import { understandNumber } from '#core/caller/number.ts';
import { type IdentityOptions, understandIdentity } from '#core/caller/readIdentity.ts';
import { reclassified, recognise } from '#core/caller/recognise.ts';
import { pbxProfiles } from '#core/pbx/profiles.ts';
import { mainLine } from '#core/call/line.ts';
import type { PbxRules } from '#core/pbx/rules.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { type HeaderRule, headerRuleFor, weightsOf } from '#core/caller/evidenceRules.ts';
import { type Learned, nothingLearned } from '#core/caller/learned.ts';
import { playbooksInForce, routingInForce } from '#core/routing/inForce.ts';
import type { Playbook, Playbooks, Urgent } from '#core/routing/playbook.ts';
import type { TargetRule } from '#core/routing/staff.ts';
import { playbookFor } from '#core/routing/guidance.ts';
import { hoursOf } from '#core/routing/workedTime.ts';
import { targetRules } from '#core/routing/targets.ts';
import { urgentWordIn } from '#core/routing/urgency.ts';

/** Who somebody is, what kind, and whom to give the call to, by the office's own rules. */
export interface Recognition {
  /** Of a call that came on that line. */
  readonly identify: (headers: readonly RawHeader[], lineId: string) => Identity;
  /** The same by other headers than those in use there. */
  readonly identifyBy: (headers: readonly RawHeader[], lineId: string, believes: readonly IdentitySource[]) => Identity;
  readonly recognise: (identity: Identity, known: Known) => CallerCard;
  /** The card when the receptionist says of what class the caller is, at that instant. */
  readonly reclassify: (card: CallerCard, to: CallerClass, at: number) => CallerCard;
  readonly targetsFor: (card: CallerCard, at: number, urgent?: boolean) => readonly TargetRule[];
  /** The urgent word of the class's playbook that topic (key or words) or essence speak of; null: none. */
  readonly urgentWordOf: (card: CallerCard, topic: string, essence: string) => string | null;
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly employee: (employeeId: string) => Employee | null;
  /** The employee whose extension it is. */
  readonly employeeAt: (dialled: Dialled) => Employee | null;
  /** Every class of callers, first in the queue first. */
  readonly classes: () => readonly ClassEntry[];
  /** What earlier calls taught, from now on. */
  readonly setLearned: (learned: Learned) => void;
  /** Some rule or playbook in force gives calls to this employee. */
  readonly isNamed: (employeeId: string) => boolean;
  /** When calls on that number are answered: in its entry's hours, else as the office works; '' for no number. */
  readonly hoursOn: (dialled: string) => OfficeHours;
  /** How calls on that line are read. */
  readonly reading: (lineId: string) => IdentityOptions;
  /** Answers whether the classes are others. */
  readonly setOffice: (office: Office) => boolean;
  readonly setCountry: (country: string) => void;
  /** The office's own playbooks, in place of those that Portico comes with. */
  readonly setPlaybooks: (published: readonly Playbook[]) => void;
}

export interface RecognitionPorts {
  readonly office: Office;
  /** ISO 3166 alpha-2 of the desk: how national numbers are read. */
  readonly country: string;
  /** Those that Portico comes with. */
  readonly playbooks: Playbooks;
  /** The office's own. */
  readonly published: readonly Playbook[];
  /** User part of that line's own address, '' without one. */
  readonly ownName: (lineId: string) => string;
  /** What the telephone system behind that line is, and in which headers it is believed; as it is now. */
  readonly pbx: (lineId: string) => Pick<PbxRules, 'kind' | 'believes'>;
  /** When the office works, as it is now. */
  readonly hours: () => OfficeHours;
  /** The desk's, as it is now. */
  readonly language: () => Language;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** IANA name of the desk's time zone. */
  readonly zone: () => string;
}

export function createRecognition(ports: RecognitionPorts): Recognition {
  let { office, country, published } = ports;
  let playbooks = playbooksInForce(ports.playbooks, published);
  let routing = routingInForce(office.routing, published);
  let directory = createDirectory(office, country);
  let classes = classTable(office.classes);
  let learned = nothingLearned;
  /** Which rule the headers of a call fit, by what was understood of them. */
  const told = new WeakMap<Identity, HeaderRule>();

  function isListed(number: CallerNumber): boolean {
    return directory.publicNumber(number) !== null;
  }

  function reading(lineId: string): IdentityOptions {
    const { kind, believes } = ports.pbx(lineId);
    return { country, believes, dialledBy: pbxProfiles[kind].dialledBy.is, own: ports.ownName(lineId), isListed };
  }

  function identifyBy(headers: readonly RawHeader[], lineId: string, believes: readonly IdentitySource[]): Identity {
    return understandIdentity(headers, { ...reading(lineId), believes });
  }

  function identify(headers: readonly RawHeader[], lineId: string): Identity {
    const identity = identifyBy(headers, lineId, ports.pbx(lineId).believes);
    const rule = headerRuleFor(office.headerRules, headers);
    if (rule !== null) told.set(identity, rule);
    return identity;
  }

  function cardOf(identity: Identity, known: Known): CallerCard {
    const evidence = { learned, weights: weightsOf(office.weights), headerRule: told.get(identity) ?? null };
    const desk = { classes, language: ports.language(), companyName: office.name };
    const when = { at: ports.now(), zone: ports.zone(), office: ports.hours() };
    return recognise({ identity, directory, playbooks, known, ...evidence, ...desk, ...when });
  }

  function urgencyOf({ classification }: CallerCard): Urgent | null {
    return playbookFor(playbooks, servedAs(classes, classification.class))?.urgent ?? null;
  }

  // Reading the first number loads the world's numbering plans: done now, not while the first caller waits.
  cardOf(identify([{ name: 'From', value: '"A" <sip:+380445550000@portico.invalid>' }], mainLine), nothingKnown);
  return {
    identify,
    identifyBy,
    recognise: cardOf,
    reclassify: (card, to, at) => {
      const { dialled } = card;
      const number = dialled === null ? null : directory.publicNumber(understandNumber(dialled.shown, country));
      const ofNumber = number?.greeting;
      return reclassified(card, to, at, {
        nameOf: (employeeId) => directory.employee(employeeId)?.name ?? null,
        playbooks,
        classes,
        language: ports.language(),
        companyName: office.name,
        ...(ofNumber === undefined ? {} : { ofNumber }),
      });
    },
    targetsFor: (card, at, urgent = false) =>
      targetRules({
        class: servedAs(classes, card.classification.class),
        responsible: card.responsible?.employeeId ?? null,
        numberOwner: card.dialled?.owner?.employeeId ?? null,
        company: { employees: office.employees, routing },
        ...(urgent ? { urgent: urgencyOf(card)?.targets ?? [] } : {}),
        at,
        zone: ports.zone(),
      }),
    urgentWordOf: (card, topic, essence) => {
      const urgent = urgencyOf(card);
      if (urgent === null) return null;
      const label = card.guidance.topics.find((known) => known.topic === topic)?.label ?? '';
      return urgentWordIn(urgent, [topic, label, essence]);
    },
    dialled: (text) => dialledFrom(text, country),
    employee: (employeeId) => directory.employee(employeeId),
    employeeAt: ({ identity }) => directory.employeeAt(identity.number),
    classes: () => classes,
    setLearned: (changed) => {
      learned = changed;
    },
    isNamed: (employeeId) =>
      routing.some(({ targets }) => targets.some((target) => target.employeeId === employeeId)) ||
      published.some(({ urgent }) => urgent.targets.includes(employeeId)),
    hoursOn: (dialled) => {
      const entry = dialled === '' ? null : directory.publicNumber(understandNumber(dialled, country));
      return hoursOf(entry, ports.hours());
    },
    reading,
    setOffice: (changed) => {
      office = changed;
      const before = JSON.stringify(classes);
      classes = classTable(office.classes);
      routing = routingInForce(office.routing, published);
      directory = createDirectory(office, country);
      return JSON.stringify(classes) !== before;
    },
    setCountry: (changed) => {
      country = changed;
      directory = createDirectory(office, country);
    },
    setPlaybooks: (changed) => {
      published = changed;
      playbooks = playbooksInForce(ports.playbooks, published);
      routing = routingInForce(office.routing, published);
    },
  };
}
