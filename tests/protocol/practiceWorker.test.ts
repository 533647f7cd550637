import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type Practice, startPractice } from '../../electron/practice/practice.ts';
import { createDesk } from './practice/desk.ts';
import { soon } from './practice/soon.ts';

let practice: Practice | null = null;

afterEach(() => practice?.close());

test('a call brought in before the desk is registered rings as soon as it is, and the caller can be heard', async () => {
  const problems: string[] = [];
  practice = await startPractice({ onProblem: (code) => problems.push(code) });
  practice.bringIn();
  const desk = await createDesk(practice.account);
  await desk.register();
  const taken = await desk.nextCall();
  expect({
    from: taken.request.from.displayName,
    to: taken.request.to.uri.user,
    asserted: taken.request.getHeader('P-Asserted-Identity'),
  }).toEqual({
    from: 'Emma Whitfield',
    to: '+442079460100',
    asserted: '"Emma Whitfield" <sip:+441614960142;verstat=TN-Validation-Passed@practice.invalid;user=phone>',
  });
  await taken.accept();
  const sound = desk.mediaOf(taken);
  await expect.poll(() => sound.heard().rms, soon).toBeGreaterThan(0.02);
  await taken.bye();
  expect(problems).toEqual([]);
  await desk.close();
});

test('each call brought in is another caller, and one may be chosen among those there are', async () => {
  practice = await startPractice({});
  const desk = await createDesk(practice.account);
  await desk.register();
  practice.bringIn();
  practice.bringIn();
  practice.bringIn('withheld');
  const { bringIn } = practice;
  expect(() => bringIn('nobody')).toThrow('nobody is called nobody');
  const calls = [await desk.nextCall(), await desk.nextCall(), await desk.nextCall()];
  expect(new Map(calls.map(({ request }) => [request.from.uri.user, request.getHeader('Privacy')]))).toEqual(
    new Map([
      ['+441614960142', undefined],
      ['+491713920017', undefined],
      ['anonymous', 'id'],
    ]),
  );
  await desk.close();
});

test('three ring within a second, and the client is the last of them', async () => {
  practice = await startPractice({});
  const desk = await createDesk(practice.account);
  await desk.register();
  practice.bringInThree();
  const since = performance.now();
  const calls = [await desk.nextCall(), await desk.nextCall(), await desk.nextCall()];
  expect(performance.now() - since).toBeLessThan(1500);
  expect(calls.map(({ request }) => request.from.uri.user)).toEqual(['+48225550199', '+491713920017', '+441614960142']);
  await desk.close();
});

test('the employees of the sample company can be rung: one speaks, one is busy, one is away', async () => {
  const problems: string[] = [];
  practice = await startPractice({ onProblem: (code) => problems.push(code) });
  const desk = await createDesk(practice.account);
  const [answered, busy, away, nobody] = await Promise.all(
    ['210', '225', '221', '299'].map((extension) => desk.dial(`sip:${extension}@practice.invalid`)),
  );
  expect([answered?.status, busy?.status, away?.status, nobody?.status]).toEqual([200, 486, 480, 404]);
  if (answered === undefined) throw new Error('Olena Kovalenko did not answer');
  const sound = desk.mediaOf(answered.call);
  await expect.poll(() => sound.heard().rms, soon).toBeGreaterThan(0.02);
  expect(problems).toEqual([]);
  await desk.close();
});

test('without a company there is nobody to ring, and that is told', async () => {
  const problems: string[] = [];
  practice = await startPractice({ companyFile: '/nowhere/company.json', onProblem: (code) => problems.push(code) });
  const desk = await createDesk(practice.account);
  expect((await desk.dial('sip:210@practice.invalid')).status).toBe(404);
  expect(problems).toEqual(['company-unreadable']);
  await desk.close();
});

test('each start has a password of its own, and a port that is taken is told', async () => {
  practice = await startPractice({});
  const other = await startPractice({});
  expect(other.account.password).not.toBe(practice.account.password);
  await other.close();
  const port = Number(new URL(practice.account.server).port);
  await expect(startPractice({ port })).rejects.toThrow('EADDRINUSE');
});

test('after closing while a call rings nothing is left that keeps the program running', async () => {
  const program = fileURLToPath(new URL('./practice/closesWhileRinging.ts', import.meta.url));
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const [code] = await once(child, 'exit');
  expect({ code, said }).toEqual({ code: 0, said: 'ringing\nclosed\n' });
});
