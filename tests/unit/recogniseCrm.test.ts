import { describe, expect, test } from 'vitest';
import type { CallerCard } from '#core/caller/card.ts';
import { Company } from '#core/caller/company.ts';
import { createDirectory, type KnownCaller } from '#core/caller/directory.ts';
import { isNameCertain } from '#core/caller/nameCertainty.ts';
import { understandIdentity } from '#core/caller/readIdentity.ts';
import { recognise } from '#core/caller/recognise.ts';
import type { CrmFound, CrmKnown } from '#core/crm/found.ts';
import { noHistory } from '#core/journal/store.ts';
import { alwaysOpen } from '#core/routing/hours.ts';
import { Playbooks } from '#core/routing/playbook.ts';

const company = Company.parse({
  version: 1,
  name: 'Office',
  contacts: [],
  employees: [
    { employeeId: 'e1', name: 'Olena Kovalenko', department: 'Sales', extension: '214' },
    { employeeId: 'e2', name: 'Jan Vogt', department: 'Sales', extension: '215' },
    { employeeId: 'e3', name: 'Vogt, Jan', department: 'Service', extension: '216' },
  ],
  publicNumbers: [],
  numberRules: [],
});
const found: CrmFound = {
  name: 'Marta Brandt',
  company: 'Nordwind',
  class: 'client',
  responsible: 'KOVALENKO Olena',
  note: 'VIP',
  link: 'https://crm.example/51',
};

function cardOf(
  crm: CrmKnown,
  more: { readonly contact?: KnownCaller; readonly verstat?: string; readonly lastName?: string } = {},
): CallerCard {
  const verstat = more.verstat === undefined ? '' : `;verstat=${more.verstat}`;
  const identity = understandIdentity([{ name: 'From', value: `"Net" <sip:+380501112233@pbx>${verstat}` }], {
    country: 'UA',
  });
  return recognise({
    identity,
    directory: createDirectory(company, 'UA'),
    playbooks: Playbooks.parse({ version: 1, playbooks: [] }),
    known: {
      contact: more.contact ?? null,
      forwarders: [],
      history: { ...noHistory, lastName: more.lastName ?? '' },
      crm,
    },
    language: 'en',
    companyName: company.name,
    at: Date.UTC(2026, 10, 23, 10),
    zone: 'Europe/Kyiv',
    office: alwaysOpen,
  });
}

describe('what the CRM knows of a caller', () => {
  test('is on the card with where it comes from, speaks for the class, and names who looks after her', () => {
    const card = cardOf({ state: 'found', found }, { lastName: 'Marta?' });
    expect(card).toMatchObject({
      name: 'Marta Brandt',
      nameSource: 'crm',
      company: 'Nordwind',
      responsible: { employeeId: 'e1' },
      classification: { class: 'client', confidence: 0.9, evidence: [{ kind: 'crm', class: 'client', weight: 0.9 }] },
      crm: { state: 'found', note: 'VIP', link: 'https://crm.example/51' },
    });
    expect(isNameCertain(card)).toBe(true);
  });

  test('gives way to the office’s own directory, and joins it for the class', () => {
    const contact: KnownCaller = {
      contactId: 'c1',
      name: 'Марта',
      company: '',
      class: 'partner',
      language: null,
      responsible: 'e2',
      since: null,
    };
    expect(cardOf({ state: 'found', found }, { contact })).toMatchObject({
      name: 'Марта',
      nameSource: 'directory',
      company: 'Nordwind',
      responsible: { employeeId: 'e2' },
      classification: { class: 'partner', runnerUp: 'client' },
    });
  });

  test('is not certain for a number that the network calls forged, neither the name nor the class', () => {
    const card = cardOf({ state: 'found', found }, { verstat: 'TN-Validation-Failed' });
    expect(card).toMatchObject({ nameSource: 'crm', classification: { confidence: 0.45 } });
    expect(isNameCertain(card)).toBe(false);
  });

  test('names nobody where two employees are called so', () => {
    const of = (responsible: string) => cardOf({ state: 'found', found: { ...found, responsible } }).responsible;
    expect([of('Jan Vogt'), of('215')?.employeeId, of('Somebody Else'), of('')]).toEqual([null, 'e2', null, null]);
  });

  test('has its place on the card before it has answered, and none where it is not asked', () => {
    for (const state of ['asked', 'late', 'not-found', 'no-answer'] as const)
      expect(cardOf({ state })).toMatchObject({ nameSource: 'pbx', crm: { state, note: '', link: null } });
  });
});
