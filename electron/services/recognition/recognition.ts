import type { CallerCard } from '#core/caller/card.ts';
import { type CallerClass, type ClassEntry, classTable, servedAs } from '#core/caller/callerClass.ts';
import type { Employee, Language } from '#core/caller/company.ts';
import { type Dialled, dialledFrom } from '#core/caller/dialled.ts';
import { createDirectory } from '#core/caller/directory.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { CallerNumber, Identity, IdentitySource, RawHeader } from '#core/caller/identity.ts';
import { type Known, nothingKnown } from '#core/caller/known.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';
import { reclassified, recognise } from '#core/caller/recognise.ts';
import { pbxProfiles } from '#core/pbx/profiles.ts';
import { mainLine } from '#core/call/line.ts';
import type { PbxRules } from '#core/pbx/rules.ts';
import type { OfficeHours } from '#core/routing/hours.ts';
import { type HeaderRule, headerRuleFor, weightsOf } from '#core/caller/evidenceRules.ts';
import { type Learned, nothingLearned } from '#core/caller/learned.ts';
import type { Playbooks } from '#core/routing/playbook.ts';
import type { TargetRule } from '#core/routing/staff.ts';
import { targetRules } from '#core/routing/targets.ts';

/** Who somebody is, what kind, and whom to give the call to, by the office's own rules. */
export interface Recognition {
  /** Of a call that came on that line. */
  readonly identify: (headers: readonly RawHeader[], lineId: string) => Identity;
  /** The same by other headers than those in use there. */
  readonly identifyBy: (headers: readonly RawHeader[], lineId: string, believes: readonly IdentitySource[]) => Identity;
  readonly recognise: (identity: Identity, known: Known) => CallerCard;
  /** The card when the receptionist says of what class the caller is, at that instant. */
  readonly reclassify: (card: CallerCard, to: CallerClass, at: number) => CallerCard;
  readonly targetsFor: (card: CallerCard, at: number) => readonly TargetRule[];
  /** A number as typed; null for what cannot be dialled. */
  readonly dialled: (text: string) => Dialled | null;
  readonly employee: (employeeId: string) => Employee | null;
  /** The employee whose extension it is. */
  readonly employeeAt: (dialled: Dialled) => Employee | null;
  /** Every class of callers, first in the queue first. */
  readonly classes: () => readonly ClassEntry[];
  /** What earlier calls taught, from now on. */
  readonly setLearned: (learned: Learned) => void;
  readonly setOffice: (office: Office) => void;
  readonly setCountry: (country: string) => void;
}

export interface RecognitionPorts {
  readonly office: Office;
  /** ISO 3166 alpha-2 of the desk: how national numbers are read. */
  readonly country: string;
  readonly playbooks: Playbooks;
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
  let { office, country } = ports;
  let directory = createDirectory(office, country);
  let classes = classTable(office.classes);
  let learned = nothingLearned;
  /** Which rule the headers of a call fit, by what was understood of them. */
  const told = new WeakMap<Identity, HeaderRule>();

  function isListed(number: CallerNumber): boolean {
    return directory.publicNumber(number) !== null;
  }

  function identifyBy(headers: readonly RawHeader[], lineId: string, believes: readonly IdentitySource[]): Identity {
    const dialledBy = pbxProfiles[ports.pbx(lineId).kind].dialledBy.is;
    return understandIdentity(headers, { country, believes, dialledBy, own: ports.ownName(lineId), isListed });
  }

  function identify(headers: readonly RawHeader[], lineId: string): Identity {
    const identity = identifyBy(headers, lineId, ports.pbx(lineId).believes);
    const rule = headerRuleFor(office.headerRules, headers);
    if (rule !== null) told.set(identity, rule);
    return identity;
  }

  function cardOf(identity: Identity, known: Known): CallerCard {
    const { playbooks } = ports;
    const evidence = { learned, weights: weightsOf(office.weights), headerRule: told.get(identity) ?? null };
    const desk = { classes, language: ports.language(), companyName: office.name };
    const when = { at: ports.now(), zone: ports.zone(), office: ports.hours() };
    return recognise({ identity, directory, playbooks, known, ...evidence, ...desk, ...when });
  }

  // Reading the first number loads the world's numbering plans: done now, not while the first caller waits.
  cardOf(identify([{ name: 'From', value: '"A" <sip:+380445550000@portico.invalid>' }], mainLine), nothingKnown);
  return {
    identify,
    identifyBy,
    recognise: cardOf,
    reclassify: (card, to, at) => {
      const { playbooks } = ports;
      return reclassified(card, to, at, { playbooks, classes, language: ports.language(), companyName: office.name });
    },
    targetsFor: (card, at) =>
      targetRules({
        class: servedAs(classes, card.classification.class),
        responsible: card.responsible?.employeeId ?? null,
        numberOwner: card.dialled?.owner?.employeeId ?? null,
        company: office,
        at,
        zone: ports.zone(),
      }),
    dialled: (text) => dialledFrom(text, country),
    employee: (employeeId) => directory.employee(employeeId),
    employeeAt: ({ identity }) => directory.employeeAt(identity.number),
    classes: () => classes,
    setLearned: (changed) => {
      learned = changed;
    },
    setOffice: (changed) => {
      office = changed;
      classes = classTable(office.classes);
      directory = createDirectory(office, country);
    },
    setCountry: (changed) => {
      country = changed;
      directory = createDirectory(office, country);
    },
  };
}
