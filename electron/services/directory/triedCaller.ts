import { mainLine } from '#core/call/line.ts';
import { classTable } from '#core/caller/callerClass.ts';
import { classify } from '#core/caller/classify.ts';
import { dialledFrom } from '#core/caller/dialled.ts';
import { createDirectory } from '#core/caller/directory.ts';
import type { DirectoryStore, Office } from '#core/caller/directoryStore.ts';
import { headerRuleFor, weightsOf } from '#core/caller/evidenceRules.ts';
import { type Identity, saysNothing } from '#core/caller/identity.ts';
import type { Learned } from '#core/caller/learned.ts';
import { numberKey, understandNumber } from '#core/caller/number.ts';
import { pastedHeaders } from '#core/caller/pastedHeaders.ts';
import { type IdentityOptions, understandIdentity } from '#core/caller/readIdentity.ts';
import type { TriedCaller } from '#core/contract/classCalls.ts';
import type { RequestOf } from '#core/contract/contract.ts';
import { type JournalStore, noHistory } from '#core/journal/store.ts';

export interface TriedPorts {
  readonly directory: Pick<DirectoryStore, 'lookUp'>;
  readonly journal: Pick<JournalStore, 'history'>;
  /** How calls on that line are read. */
  readonly reading: (lineId: string) => IdentityOptions;
  /** ISO 3166 alpha-2 of the desk. */
  readonly country: string;
  /** With the rules that are tried. */
  readonly office: Office;
  readonly learned: Learned;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Of what class somebody would be who called like this now. Nobody outside is asked, not the CRM either. */
export async function triedCaller(
  { number, dialled, headers }: Pick<RequestOf<'classes.try'>, 'number' | 'dialled' | 'headers'>,
  ports: TriedPorts,
): Promise<TriedCaller> {
  const { country, office } = ports;
  const told = pastedHeaders(headers);
  const heard = understandIdentity(told, ports.reading(mainLine));
  const identity: Identity = {
    ...(number.trim() === '' ? heard : (dialledFrom(number, country)?.identity ?? typed(number, country))),
    dialled: dialled.trim() === '' ? heard.dialled : understandNumber(dialled, country),
  };
  const { e164, shown, kind } = identity.number;
  const key = kind === 'withheld' ? '' : numberKey(identity.number);
  const [[contact = null], history] = await Promise.all([
    e164 === null ? [] : ports.directory.lookUp([e164]),
    key === '' ? noHistory : ports.journal.history(key),
  ]);
  const directory = createDirectory(office, country);
  const classification = classify({
    identity,
    contact,
    rule: directory.rule(identity.number),
    publicNumber: identity.dialled === null ? null : directory.publicNumber(identity.dialled),
    history,
    headerRule: headerRuleFor(office.headerRules, told),
    weights: weightsOf(office.weights),
    learned: ports.learned,
    classes: classTable(office.classes),
    at: ports.at,
  });
  const colleague = directory.employeeAt(identity.number);
  return { shown, name: contact?.name ?? colleague?.name ?? '', classification };
}

function typed(number: string, country: string): Identity {
  return { ...saysNothing, number: understandNumber(number, country) };
}
