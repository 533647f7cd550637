/** One plain sentence to whoever started the command. @param {string} sentence */
export function say(sentence) {
  process.stdout.write(`${sentence}\n`);
}

/** A foreseen obstacle: `message` is a sentence for the person, so no stack is shown. */
export class Obstacle extends Error {
  /**
   * @param {string} sentence what happened and what to do
   * @param {number} exitCode what the command ends with
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** @param {number} since milliseconds, from `performance.now()` */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs a command's body; its answer is the exit code, an obstacle is told in its sentence.
 * @param {() => Promise<number>} body
 */
export async function command(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    if (error.message !== '') process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
