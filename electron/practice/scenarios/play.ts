import type { Timers } from '#core/support/ports.ts';
import type { SimulatedCall } from '../callState.ts';
import type { Exchange } from '../exchange.ts';
import { type Line, speech } from '../media/sound.ts';
import type { ReadPrompt } from './prompts.ts';
import { identityOf, type Scenario } from './scenario.ts';

export interface PlayOptions {
  readonly exchange: Exchange;
  readonly readPrompt: ReadPrompt;
  readonly timers: Timers;
  readonly onProblem: (code: 'prompt-missing') => void;
}

/** The receptionist greets first; then the caller speaks, and listens between the sentences. */
const greetingMs = 2500;
const listeningMs = 5000;

/** Rings the registered desk as this caller: gives up when patience ends, hangs up when all has been said. */
export function playScenario(scenario: Scenario, options: PlayOptions): SimulatedCall {
  const { timers } = options;
  const lines = scenario.lines.flatMap((name): Line[] => {
    const prompt = options.readPrompt(name);
    if (prompt.ok) return [{ speech: prompt.value, pauseMs: listeningMs }];
    options.onProblem('prompt-missing');
    return [];
  });
  const call = options.exchange.call({
    ...identityOf(scenario, options.exchange.domain),
    sound: speech(lines, greetingMs),
  });
  let stopWaiting = timers.after(scenario.patienceMs, () => call.cancel());
  let answered = false;
  call.onChange(({ stage }) => {
    if (stage === 'ended') stopWaiting();
    if (stage !== 'talking' || answered) return;
    answered = true;
    stopWaiting();
    stopWaiting = timers.after(scenario.talkMs, () => call.hangUp());
  });
  return call;
}
