import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inRoot } from '../ground/root.mjs';
import { environment, run } from '../ground/run.mjs';
import { failed, fromPlaywright } from './results.mjs';

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./results.mjs').Result} Result
 */

const reporter = inRoot('scripts', 'testing', 'vitestReporter.mjs');

/**
 * A desk's host and its workers take three seconds of a processor to start, most of it for compiling what the test before
 * has compiled as well. Node keeps that here, by what stands in the files; installing the packages anew begins it anew.
 */
const compiled = { NODE_COMPILE_CACHE: inRoot('node_modules', '.cache', 'portico-compiled') };

/**
 * A test that passes at times hides a fault, so there is no second attempt where somebody works. In CI one such test must not
 * keep everything else from landing: it gets one more, and the summary names it with what was wrong at the first.
 */
const furtherAttempts = process.env.CI ? 1 : 0;

/** What to run with the project's Node, and the variable that names the file for its results. @param {Suite} suite */
function runnerOf({ name, runner, config = '' }) {
  if (runner === 'vitest') {
    const attempts = `--retry=${furtherAttempts}`;
    const options = ['--project', name, '--reporter=default', `--reporter=${reporter}`, '--allowOnly=false', attempts];
    return {
      args: [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '-c', 'tests/vitest.config.ts', ...options],
      variable: 'PORTICO_RESULTS',
    };
  }
  const options = ['--reporter=list,json', '--forbid-only', `--retries=${furtherAttempts}`];
  return {
    args: [inRoot('node_modules', 'playwright', 'cli.js'), 'test', '-c', config, ...options],
    variable: 'PLAYWRIGHT_JSON_OUTPUT_FILE',
  };
}

/** @param {Suite} suite @param {string} file @returns {Result[]} */
function readResults({ runner }, file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return runner === 'vitest' ? report : fromPlaywright(report);
}

/**
 * Runs one suite, its own progress on the screen.
 * @param {string} node
 * @param {Suite} suite
 * @param {string[]} extra handed to its runner: file names, -t, -g ...
 * @returns {Promise<Result[]>} at least one failure when the runner did not end well
 */
export async function runSuite(node, suite, extra) {
  const file = inRoot('out', 'tests', `${suite.name}.json`);
  mkdirSync(inRoot('out', 'tests'), { recursive: true });
  rmSync(file, { force: true });
  const { args, variable } = runnerOf(suite);
  // vitest colours its words in a file too; Playwright does not, and would warn of the variable in each worker.
  const plain = suite.runner === 'vitest' && !process.stdout.isTTY ? { NO_COLOR: '1' } : {};
  const code = await run(node, [...args, ...extra], {
    env: { ...environment(node), ...compiled, ...plain, [variable]: file },
  });
  /** @type {Result[]} */
  let results;
  try {
    results = readResults(suite, file);
  } catch {
    return [failed(`the suite ${suite.name} broke off with exit code ${code} and no results`)];
  }
  const explained = code === 0 || results.some(({ outcome }) => outcome === 'failed');
  return explained ? results : [...results, failed(`the suite ${suite.name} ended with exit code ${code}`)];
}
