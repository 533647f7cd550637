import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Company } from '#core/caller/company.ts';
import { createExchange, type Exchange } from '../../electron/practice/exchange.ts';
import { staffOf } from '../../electron/practice/employees/staff.ts';
import { createLeg } from '../../electron/practice/media/leg.ts';
import { speech } from '../../electron/practice/media/sound.ts';
import { cast, createRotation } from '../../electron/practice/scenarios/cast.ts';
import { oddities } from '../../electron/practice/scenarios/oddities.ts';
import { peopleOf } from '../../electron/practice/scenarios/people.ts';
import { playScenario } from '../../electron/practice/scenarios/play.ts';
import { promptsIn, sayFrom } from '../../electron/practice/scenarios/prompts.ts';
import { identityOf, type Scenario } from '../../electron/practice/scenarios/scenario.ts';
import { answerTo, dial, headerIn, type RawPhone, registerPhone, statusOf, within } from './practice/rawPhone.ts';
import { soon } from './practice/soon.ts';

const resources = path.join(import.meta.dirname, '../../resources');
const readPrompt = promptsIn(path.join(resources, 'practice'));
const company = Company.parse(JSON.parse(readFileSync(path.join(resources, 'sample-company/company.json'), 'utf8')));

const patient: Scenario = {
  name: 'patient',
  displayName: 'Emma Whitfield',
  number: '+441614960142',
  verstat: 'TN-Validation-Passed',
  dialled: '+442079460100',
  dialledIn: 'to',
  patienceMs: 1111,
  talkMs: 2222,
  lines: ['client-1', 'no-such-prompt'],
};

let waits: { readonly ms: number; readonly act: () => void }[] = [];
let exchange: Exchange;
let phone: RawPhone;
const problems: string[] = [];

function play(scenario: Scenario) {
  const timers = {
    after: (ms: number, act: () => void) => {
      const wait = { ms, act };
      waits.push(wait);
      return () => {
        waits = waits.filter((one) => one !== wait);
      };
    },
  };
  return playScenario(scenario, { exchange, say: sayFrom(readPrompt, (code) => problems.push(code)), timers });
}

beforeEach(async () => {
  [waits, problems.length] = [[], 0];
  exchange = await createExchange({
    password: 'practice',
    employees: [{ extension: '210', name: 'Olena Kovalenko', manner: 'answers', answer: 'v=0' }],
  });
  phone = await dial(exchange.account.server);
  await registerPhone(phone, exchange.account);
});

afterEach(async () => {
  await phone.close();
  await exchange.close();
});

test('a caller whose patience ends cancels and is missed', async () => {
  const call = play(patient);
  const invite = await phone.next();
  phone.send(answerTo(invite, '180 Ringing'));
  await call.until('ringing');
  expect(waits.map(({ ms }) => ms)).toEqual([1111]);
  waits[0]?.act();
  expect(statusOf(await phone.next())).toMatch(/^CANCEL /);
  phone.send(answerTo(invite, '487 Request Terminated'));
  await call.until('ended');
  expect(waits).toEqual([]);
});

test('a caller who is answered hangs up when all is said, however long it rang', async () => {
  const call = play(patient);
  phone.send(answerTo(await phone.next(), '200 OK'));
  // The phone's answer has no sound: the call is up only for as long as it takes to find that out.
  await call.until('talking');
  expect(waits.map(({ ms }) => ms)).toEqual([2222]);
  await call.until('ended');
  expect(waits).toEqual([]);
});

test('a caller who was handed on talks with the employee as long again, and hangs up', async () => {
  const call = play({ ...patient, talkMs: 3333 });
  const invite = await phone.next();
  const desk = createLeg({
    addresses: ['127.0.0.1'],
    sound: speech([], 0),
    onSound: () => undefined,
    onDigit: () => undefined,
  });
  phone.send(answerTo(invite, '200 OK', await desk.answer(invite.slice(invite.indexOf('v=0')))));
  await phone.take(/^ACK /);
  const [talk] = waits;
  expect(talk?.ms).toBe(3333);
  phone.say(...within(invite, 'REFER', 1, 'Refer-To: <sip:210@practice.invalid>'));
  await phone.take(/^SIP\/2\.0 202/);
  const [employee] = exchange.employee('210').calls();
  employee?.pickUp();
  await employee?.until('talking');
  expect([waits.map(({ ms }) => ms), waits.includes(talk ?? { ms: 0, act: () => undefined })]).toEqual([[3333], false]);
  phone.say(...within(invite, 'BYE', 2));
  await call.until('ended');
  waits[0]?.act();
  expect(employee?.state()).toEqual({ stage: 'ended', status: 200, endedBy: 'caller' });
  desk.close();
});

test('a prompt that is missing is told, and the caller says the rest', async () => {
  play(patient);
  await phone.next();
  expect(problems).toEqual(['prompt-missing']);
  expect(readPrompt('no-such-prompt')).toEqual({ ok: false, error: 'missing' });
});

test('a caller tells who he is, what he dialled and how sure the network is', () => {
  const asserted = '<sip:+441614960142;verstat=TN-Validation-Passed@exchange.invalid;user=phone>';
  expect(identityOf(patient, 'exchange.invalid')).toEqual({
    from: '+441614960142',
    displayName: 'Emma Whitfield',
    to: '+442079460100',
    headers: [['P-Asserted-Identity', `"Emma Whitfield" ${asserted}`]],
  });
  expect(
    identityOf({ ...patient, displayName: '', verstat: null, dialledIn: 'diversion' }, 'exchange.invalid'),
  ).toEqual({
    from: '+441614960142',
    displayName: '',
    headers: [
      ['P-Asserted-Identity', '<sip:+441614960142@exchange.invalid;user=phone>'],
      ['Diversion', '<sip:+442079460100@exchange.invalid;user=phone>;reason=unconditional;counter=1'],
    ],
  });
  expect(
    identityOf(
      { ...patient, dialledIn: 'diversion', passedOn: [{ by: '220', reason: 'no-answer' }] },
      'exchange.invalid',
    ).headers?.slice(1),
  ).toEqual([
    ['Diversion', '<sip:220@exchange.invalid>;reason=no-answer;counter=1'],
    ['Diversion', '<sip:+442079460100@exchange.invalid;user=phone>;reason=unconditional;counter=1'],
  ]);
  expect(identityOf({ ...patient, number: null, dialledIn: 'history-info' }, 'exchange.invalid')).toEqual({
    from: 'sip:anonymous@anonymous.invalid',
    displayName: 'Anonymous',
    headers: [
      ['Privacy', 'id'],
      [
        'History-Info',
        '<sip:+442079460100@exchange.invalid;user=phone>;index=1, <sip:reception@exchange.invalid>;index=1.1;rc=1',
      ],
    ],
  });
});

test('whoever forges a client’s number has it from the directory, and the network does not believe it', () => {
  const forged = cast.find(({ name }) => name === 'forged');
  const client = company.contacts.find(({ numbers }) => numbers.includes(forged?.number ?? ''));
  expect([client?.class, client?.name, forged?.verstat]).toEqual([
    'client',
    forged?.displayName,
    'TN-Validation-Failed',
  ]);
});

test('careless and hostile systems write what they like, and each such INVITE goes out as it is', async () => {
  const froms = new Map<string, string>();
  for (const odd of oddities) {
    const call = play(odd);
    froms.set(odd.name, headerIn(await phone.take(/^INVITE /), 'From') ?? '');
    call.cancel();
  }
  const long = froms.get('endless-name') ?? '';
  expect(long.length).toBeGreaterThan(64 * 1024);
  froms.delete('endless-name');
  expect(new Map([...froms].map(([name, from]) => [name, from.replace(/;tag=[0-9a-f]{16}$/, '')]))).toEqual(
    new Map([
      ['unquoted-name', 'Jürgen Groß <sip:+4930901820@practice.invalid;user=phone>'],
      ['tel-address', '<tel:+49-30-901821>'],
      ['hash-in-number', '<sip:+4930901822#7 1@practice.invalid>'],
      [
        'hostile-name',
        `"=HYPERLINK('x')<img src=x onerror=alert(1)>\u0007\u0000\u202Egnp.exe\u2066" <sip:+4930901824@practice.invalid>`,
      ],
    ]),
  );
  expect(identityOf({ ...patient, written: () => ({ from: 'x', asserted: 'y' }) }, 'exchange.invalid')).toEqual({
    from: '+441614960142',
    rawFrom: 'x',
    to: '+442079460100',
    headers: [['P-Asserted-Identity', 'y']],
  });
});

test('the first callers meet each way a transfer can go, and everybody else answers', () => {
  const staff = staffOf(company.employees, () => []);
  const mannerOf = (employeeId: string | undefined) => {
    const extension = company.employees.find((one) => one.employeeId === employeeId)?.extension;
    return staff.find((one) => one.extension === extension)?.manner;
  };
  const responsibleFor = (name: string) => {
    const number = cast.find((one) => one.name === name)?.number ?? '';
    return company.contacts.find(({ numbers }) => numbers.includes(number))?.responsible;
  };
  expect({
    client: mannerOf(responsibleFor('client')),
    partner: mannerOf(responsibleFor('partner')),
    impatient: mannerOf(responsibleFor('impatient')),
    humanResources: mannerOf(company.employees.find(({ department }) => department === 'Human resources')?.employeeId),
    others: staff.filter(({ manner }) => manner === 'answers').length,
  }).toEqual({ client: 'answers', partner: 'busy', impatient: 'away', humanResources: 'never-answers', others: 9 });
});

test('everybody who tells a number can be rung back at it, and the owner of a forged one knows nothing of it', () => {
  const said: string[] = [];
  const people = peopleOf(cast, (prompt) => {
    said.push(prompt);
    return [];
  });
  expect(people.map(({ number }) => number)).toEqual([...new Set(cast.flatMap(({ number }) => number ?? []))]);
  people.at(-1)?.sound?.();
  expect(said).toEqual(['forged-3']);
});

test('callers come in turn, and after one out of turn nobody comes twice in a row', () => {
  const rotation = createRotation(['a', 'b', 'c']);
  const coming = [undefined, undefined, 'c', undefined, undefined, 'b', undefined, undefined];
  expect(coming.map((wanted) => rotation.next(wanted))).toEqual(['a', 'b', 'c', 'a', 'b', 'b', 'c', 'a']);
});

test('the cast knows the sample company: who is in its directory, and which numbers are its own', () => {
  const contact = (number: string | null) => company.contacts.find(({ numbers }) => numbers.includes(number ?? ''));
  const published = (number: string) => company.publicNumbers.find((one) => one.number === number)?.label;
  expect(
    cast.map(({ name, number, dialled }) => [name, contact(number)?.name, contact(number)?.class, published(dialled)]),
  ).toEqual([
    ['client', 'Emma Whitfield', 'client', 'Main number'],
    ['applicant', undefined, undefined, 'Careers'],
    ['partner', 'Daniel Okafor', 'partner', 'Partner line'],
    ['withheld', undefined, undefined, 'Main number'],
    ['ukrainian-client', 'Іваненко Олексій', 'client', 'Sales'],
    ['unknown', undefined, undefined, 'Sales'],
    ['arabic-partner', 'سامي حداد', 'partner', 'Partner line'],
    ['impatient', 'Claire Fontaine', 'client', 'Main number'],
    ['payphone', undefined, undefined, undefined],
    ['passed-on', undefined, undefined, 'Sales'],
    ['forged', 'Oliver Hargreaves', 'client', 'Main number'],
    ['after-forgery', 'Oliver Hargreaves', 'client', 'Main number'],
  ]);
});

test('everybody can be heard: each prompt is a few seconds of audible speech', () => {
  const callers = cast.flatMap(({ lines, calledBack = [] }) => [...lines, ...calledBack]);
  const employees = ['employee-f-1', 'employee-f-2', 'employee-m-1', 'employee-m-2'];
  const lengths = [...callers, ...employees].map((line) => {
    const prompt = readPrompt(line);
    return prompt.ok ? prompt.value.length / 8000 : 0;
  });
  expect(lengths.filter((seconds) => seconds < 2 || seconds > 13)).toEqual([]);
});

test('the sample company has 200 contacts and 12 employees, and every reference in it is met', () => {
  const employees = new Set(company.employees.map(({ employeeId }) => employeeId));
  const numbers = company.contacts.flatMap((contact) => contact.numbers);
  expect({
    contacts: new Set(company.contacts.map(({ contactId }) => contactId)).size,
    employees: employees.size,
    extensions: new Set(company.employees.map(({ extension }) => extension)).size,
    strangers: company.contacts.filter(({ responsible }) => responsible !== undefined && !employees.has(responsible)),
    sharedNumbers: numbers.length - new Set(numbers).size,
    classes: [...new Set(company.contacts.map((contact) => contact.class))].toSorted(),
  }).toEqual({
    contacts: 200,
    employees: 12,
    extensions: 12,
    strangers: [],
    sharedNumbers: 0,
    classes: ['applicant', 'client', 'partner'],
  });
});

test('every number of the sample company is a valid one', () => {
  const numbers = [
    ...company.contacts.flatMap((contact) => contact.numbers),
    ...company.publicNumbers.map(({ number }) => number),
    ...cast.flatMap(({ number }) => number ?? []),
  ];
  expect(numbers.filter((number) => parsePhoneNumberFromString(number)?.isValid() !== true)).toEqual([]);
});

test('waiting ends with the call: nothing is left to happen after a decline', async () => {
  const call = play(patient);
  phone.send(answerTo(await phone.next(), '603 Decline'));
  await call.until('ended');
  await expect.poll(() => waits, soon).toEqual([]);
});
