// `npm test [-- SUITE...]`: installs and builds what is missing, runs the suites, ends with the figures.
// Runs under whatever Node the machine has, so: plain JavaScript and node: only.
import { installPrograms } from './ground/debian.mjs';
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { endIfAsked } from './ground/run.mjs';
import { command, Obstacle, say, seconds } from './ground/say.mjs';
import { count, failed, lastLine } from './testing/results.mjs';
import { runSuite } from './testing/runSuite.mjs';
import { exists, suites } from './testing/suites.mjs';

/**
 * @typedef {import('./testing/results.mjs').Result} Result
 * @typedef {import('./testing/suites.mjs').Suite} Suite
 */

/** @param {string[]} args suite names, and after `--` what their runner gets */
function chosen(args) {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const names = args.slice(0, end);
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    const known = suites.map(({ name }) => name).join(', ');
    throw new Obstacle(`There is no suite ${unknown.join(', ')}. The suites are: ${known}.`, 2);
  }
  return {
    wanted: names.length > 0 ? suites.filter(({ name }) => names.includes(name)) : suites,
    extra: args.slice(end + 1),
  };
}

/**
 * What a step of the preparation answers; undefined after an obstacle, which then counts as a failure. A signal ends
 * the command.
 * @template Answer
 * @param {Result[]} results
 * @param {string} name
 * @param {() => Promise<Answer>} step
 */
async function prepared(results, name, step) {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Obstacle) || error.exitCode > 128) throw error;
    say(error.message);
    results.push(failed(name));
    return undefined;
  }
}

/** @param {string} node @param {readonly Suite[]} present @param {string[]} extra @param {Result[]} results */
async function runSuites(node, present, extra, results) {
  await installPrograms(present.flatMap(({ programs }) => programs));
  const page = await prepared(results, 'building the page (the suites in a browser are left out)', async () => {
    await buildPage(node);
    return true;
  });
  for (const suite of present) {
    if (!page && suite.runner === 'playwright') continue;
    const since = performance.now();
    say(`\nSuite ${suite.name}:`);
    const outcome = await runSuite(node, suite, extra);
    endIfAsked();
    say(`Suite ${suite.name}: ${lastLine(outcome)} (${seconds(since)})`);
    results.push(...outcome);
  }
}

/** @param {readonly Result[]} results */
function summarise(results) {
  say('');
  for (const { name, outcome, reason } of results) {
    if (outcome === 'skipped') say(`skipped: ${name} (${reason})`);
  }
  for (const { name, unsteady } of results) {
    if (unsteady !== undefined) say(`UNSTEADY (passed at the second attempt): ${name}\n        ${unsteady}`);
  }
  for (const { name, outcome, reason } of results) {
    if (outcome === 'failed') say(reason === undefined ? `FAILED: ${name}` : `FAILED: ${name}\n        ${reason}`);
  }
  if (results.length === 0) say('No test was run.');
  say(lastLine(results));
}

await command(async () => {
  const { wanted, extra } = chosen(process.argv.slice(2));
  const present = wanted.filter((suite) => exists(suite));
  // .ci/run checks before it tests, and the last line speaks for both.
  const results = process.env.PORTICO_FAILED_BEFORE ? [failed(process.env.PORTICO_FAILED_BEFORE)] : [];
  const node = await prepared(results, 'installing the packages', async () => {
    await installPackages();
    return findNode();
  });
  if (node) await runSuites(node, present, extra, results);
  summarise(results);
  return count(results, 'failed') > 0 || count(results, 'passed') === 0 ? 1 : 0;
});
