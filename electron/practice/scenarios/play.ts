import type { Timers } from '#core/support/ports.ts';
import type { SimulatedCall } from '../callState.ts';
import type { Exchange } from '../exchange.ts';
import { type Line, speech } from '../media/sound.ts';
import type { Say } from './prompts.ts';
import { identityOf, type Scenario } from './scenario.ts';

export interface PlayOptions {
  readonly exchange: Exchange;
  readonly say: Say;
  readonly timers: Timers;
}

/** The receptionist greets first; then the caller speaks, and listens between the sentences. */
const greetingMs = 2500;
const listeningMs = 5000;

/**
 * Rings the registered desk as this caller: gives up when patience ends, hangs up when all has been said, counted anew
 * for whoever was handed on.
 */
export function playScenario(scenario: Scenario, options: PlayOptions): SimulatedCall {
  const { timers } = options;
  const lines = scenario.lines.flatMap(options.say).map((spoken): Line => ({ speech: spoken, pauseMs: listeningMs }));
  const call = options.exchange.call({
    ...identityOf(scenario, options.exchange.domain),
    sound: speech(lines, greetingMs),
  });
  let stopWaiting = timers.after(scenario.patienceMs, () => call.cancel());
  let partner: 'nobody' | 'desk' | 'employee' = 'nobody';
  const talkTo = (other: 'desk' | 'employee') => {
    if (partner === other) return;
    partner = other;
    stopWaiting();
    stopWaiting = timers.after(scenario.talkMs, () => call.hangUp());
  };
  call.onChange(({ stage }) => {
    if (call.bridge() !== null) talkTo('employee');
    else if (stage === 'ended') stopWaiting();
    else if (stage === 'talking' && partner === 'nobody') talkTo('desk');
  });
  return call;
}
