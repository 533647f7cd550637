import type { Person } from '../exchange.ts';
import { type Line, speech } from '../media/sound.ts';
import type { Say } from './prompts.ts';
import type { Scenario } from './scenario.ts';

/** Who is rung back needs a moment to find the phone. */
const answerMs = 3000;
const firstMs = 800;
const listeningMs = 4000;

/** Everybody of the scenarios at the number the scenario tells; the first of those who tell the same one. */
export function peopleOf(scenarios: readonly Scenario[], say: Say): Person[] {
  const people = new Map<string, Person>();
  for (const { number, talkMs, lines, calledBack = lines } of scenarios) {
    if (number === null || people.has(number)) continue;
    people.set(number, {
      number,
      manner: 'answers',
      answerMs,
      talkMs,
      sound: () =>
        speech(
          calledBack.flatMap(say).map((spoken): Line => ({ speech: spoken, pauseMs: listeningMs })),
          firstMs,
        ),
    });
  }
  return [...people.values()];
}
