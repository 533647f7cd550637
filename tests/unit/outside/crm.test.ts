import { describe, expect, it } from 'vitest';
import type { CallerNumber } from '#core/caller/identity.ts';
import type { CrmKnown } from '#core/crm/found.ts';
import { CrmSettings } from '#core/crm/settings.ts';
import type { CrmHealth } from '#core/crm/view.ts';
import { type Result, failed, ok } from '#core/support/result.ts';
import type { WebAnswer, WebFault, WebQuestion } from '#core/web/ask.ts';
import { createCrm } from '../../../electron/services/outside/crm.ts';
import { fakeClock, settled, silentLog } from '../../fakes/clock.ts';

const settings = CrmSettings.parse({
  url: 'https://crm.example/?q={number}',
  headers: [{ name: 'Authorization', value: 'Bearer secret' }],
  paths: { name: 'name' },
});
const marta: CrmKnown = {
  state: 'found',
  found: { name: 'Marta', company: '', class: null, responsible: '', note: '', link: null },
};

function caller(e164: string): CallerNumber {
  return { e164, shown: e164, kind: 'public', country: null };
}

/** A CRM that answers when it is told to. */
function office(of: CrmSettings | null = settings) {
  const clock = fakeClock();
  const questions: WebQuestion[] = [];
  const answers: ((answer: Result<WebAnswer, WebFault>) => void)[] = [];
  const told: CrmHealth[] = [];
  const crm = createCrm({
    clock,
    timers: clock,
    log: silentLog,
    settings: of,
    prepareWeb: () => undefined,
    askWeb: (question) => {
      questions.push(question);
      return new Promise((answer) => answers.push(answer));
    },
    onHealth: (health) => told.push(health),
  });
  return {
    crm,
    clock,
    questions,
    told,
    ask: (e164: string): CrmKnown[] => {
      const asked = crm.ask(caller(e164));
      const seen: CrmKnown[] = asked === null ? [] : [asked.now];
      asked?.follow((known) => seen.push(known));
      return seen;
    },
    answer: async (body: unknown, status = 200): Promise<void> => {
      answers.shift()?.(ok({ status, contentType: 'application/json', text: JSON.stringify(body) }));
      await settled();
    },
    fail: async (fault: WebFault): Promise<void> => {
      answers.shift()?.(failed(fault));
      await settled();
    },
  };
}

describe('the CRM is asked who calls', () => {
  it('about public numbers alone: nothing leaves of a withheld or an internal one', () => {
    const { crm, questions } = office();
    const withheld: CallerNumber = { e164: null, shown: '', kind: 'withheld', country: null };
    expect(crm.ask(withheld)).toBe(null);
    expect(crm.ask({ e164: null, shown: '214', kind: 'internal', country: null })).toBe(null);
    expect(crm.ask({ e164: null, shown: 'x', kind: 'unusable', country: null })).toBe(null);
    expect(office(null).crm.ask(caller('+380675550914'))).toBe(null);
    expect(questions).toEqual([]);
  });

  it('and answers at once that it is asked; what comes is told, and remembered for the next call', async () => {
    const { ask, answer, questions, clock } = office();
    const first = ask('+380675550914');
    expect(first).toEqual([{ state: 'asked' }]);
    await answer({ name: 'Marta' });
    expect(first).toEqual([{ state: 'asked' }, marta]);
    expect(ask('+380675550914')).toEqual([marta]);
    clock.pass(10 * 60_000);
    expect(ask('+380675550914')).toEqual([{ state: 'asked' }]);
    expect(questions.map(({ url }) => url)).toEqual(
      Array.from({ length: 2 }, () => 'https://crm.example/?q=%2B380675550914'),
    );
  });

  it('says after 0.8 s that it is late, and still takes what comes then', async () => {
    const { ask, answer, clock } = office();
    const seen = ask('+380675550914');
    clock.pass(799);
    expect(seen).toHaveLength(1);
    clock.pass(1);
    expect(seen.at(-1)).toEqual({ state: 'late' });
    await answer({ name: 'Marta' });
    expect(seen).toEqual([{ state: 'asked' }, { state: 'late' }, marta]);
  });

  it('is asked once about a number that calls twice at a time, and nobody found is not asked for again within a minute', async () => {
    const { ask, answer, questions, clock } = office();
    const [one, two] = [ask('+380675550914'), ask('+380675550914')];
    await answer({});
    expect([one.at(-1), two.at(-1)]).toEqual([{ state: 'not-found' }, { state: 'not-found' }]);
    expect(ask('+380675550914')).toEqual([{ state: 'not-found' }]);
    expect(questions).toHaveLength(1);
    clock.pass(60_000);
    ask('+380675550914');
    expect(questions).toHaveLength(2);
  });

  it('gets four questions at a time, forty wait, and the calls beyond have no answer instead of a queue', async () => {
    const { ask, answer, questions } = office();
    const seen = Array.from({ length: 50 }, (_, n) => ask(`+3806755509${10 + n}`));
    expect(questions).toHaveLength(4);
    expect(seen.filter((one) => one[0]?.state === 'no-answer')).toHaveLength(6);
    await answer({ name: 'Marta' });
    expect(questions).toHaveLength(5);
  });

  it('fails three times in a row: it is left alone for longer and longer, says since when, and one call finds out that it is back', async () => {
    const { crm, clock, ask, fail, answer, questions } = office();
    const since = clock.now();
    for (const [n, fault] of (['timeout', 'timeout', 'unreachable'] as const).entries()) {
      const seen = ask(`+38067555091${n}`);
      await fail(fault);
      expect(seen.at(-1)).toEqual({ state: 'no-answer' });
    }
    expect(crm.health()).toEqual({
      lastAnswerAt: null,
      failing: { since, fault: 'unreachable', pausedUntil: since + 30_000 },
    });
    expect(ask('+380675550919')).toEqual([{ state: 'no-answer' }]);
    expect(questions).toHaveLength(3);
    clock.pass(30_000);
    const [trial, beside] = [ask('+380675550918'), ask('+380675550917')];
    await settled();
    expect([trial.at(-1)?.state, beside.at(-1)?.state]).toEqual(['asked', 'no-answer']);
    await fail('timeout');
    expect(crm.health().failing).toMatchObject({ since, pausedUntil: clock.now() + 60_000 });
    clock.pass(60_000);
    const back = ask('+380675550916');
    await answer({ name: 'Marta' });
    expect(back.at(-1)).toEqual(marta);
    expect(crm.health()).toEqual({ lastAnswerAt: clock.now(), failing: null });
  });

  it.each([
    [401, 'not-allowed'],
    [403, 'not-allowed'],
    [429, 'too-many-questions'],
    [500, 'server-error'],
    [400, 'refused'],
  ])('status %i is told as %s', async (status, fault) => {
    const { crm, ask, answer } = office();
    ask('+380675550914');
    await answer({}, status);
    expect(crm.health().failing?.fault).toBe(fault);
  });

  it('knows nobody where it says 404, which is an answer', async () => {
    const { crm, ask, answer } = office();
    const seen = ask('+380675550914');
    await answer({}, 404);
    expect([seen.at(-1), crm.health().failing]).toEqual([{ state: 'not-found' }, null]);
  });

  it('forgets what another server said when the settings change', async () => {
    const { crm, ask, answer } = office();
    ask('+380675550914');
    await answer({ name: 'Marta' });
    crm.setSettings({ ...settings });
    expect(ask('+380675550914')).toEqual([marta]);
    crm.setSettings({ ...settings, url: 'https://other.example/{number}' });
    expect(ask('+380675550914')).toEqual([{ state: 'asked' }]);
    crm.setSettings(null);
    expect(ask('+380675550914')).toEqual([]);
  });
});
