import { basename } from 'node:path';

/**
 * @typedef {object} Result one test, whichever runner ran it
 * @property {string} name file and title, as a person would look for it
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {string} [reason] why it was skipped, or the first lines of what failed
 * @property {string} [unsteady] it passed at its second attempt only: the first lines of what failed at the first
 */

/** Words for a skip whose author gave none. */
const noReason = 'no reason given';

/**
 * The tests in a report of Playwright's JSON reporter.
 * @param {PlaywrightReport} report
 * @returns {Result[]}
 */
export function fromPlaywright({ suites = [], errors = [] }) {
  return [
    ...suites.flatMap((suite) => fromPlaywrightSuite(suite, [])),
    // The same error comes once for each project of the configuration.
    ...[...new Set(errors.map(({ message = 'an error outside of any test' }) => firstLine(message)))].map((message) =>
      failed(message),
    ),
  ];
}

/**
 * @typedef {{ suites?: PlaywrightSuite[], errors?: { message?: string }[] }} PlaywrightReport
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 * @typedef {{ title: string, tests: PlaywrightTest[] }} PlaywrightSpec
 * @typedef {object} PlaywrightTest
 * @property {string} projectName
 * @property {'expected' | 'unexpected' | 'flaky' | 'skipped'} status
 * @property {{ type: string, description?: string }[]} annotations
 * @property {{ error?: PlaywrightError }[]} [results] one for each attempt
 *
 * @typedef {{ message?: string, location?: { file: string, line: number } }} PlaywrightError
 */

/** @param {PlaywrightSuite} suite @param {string[]} above @returns {Result[]} */
function fromPlaywrightSuite({ title, suites = [], specs = [] }, above) {
  const path = [...above, title];
  const own = specs.flatMap((spec) =>
    spec.tests.map((test) => {
      const project = test.projectName ? ` [${test.projectName}]` : '';
      return fromPlaywrightTest(test, [...path, spec.title].join(' > ') + project);
    }),
  );
  return [...own, ...suites.flatMap((suite) => fromPlaywrightSuite(suite, path))];
}

/** @param {PlaywrightTest} test @param {string} name @returns {Result} */
function fromPlaywrightTest({ status, annotations, results = [] }, name) {
  if (status === 'expected') return { name, outcome: 'passed' };
  const why = whyFailed(results.find(({ error }) => error)?.error);
  if (status === 'flaky') return unsteady(name, why);
  if (status !== 'skipped') return failed(name, why);
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return skipped(name, skip ? skip.description : 'not run: something before it failed');
}

/** @param {PlaywrightError | undefined} error */
function whyFailed(error) {
  if (error?.message === undefined) return undefined;
  const at = error.location ? ` (${basename(error.location.file)}:${error.location.line})` : '';
  return firstLines(error.message) + at;
}

/** @param {string} name @param {string} [reason] @returns {Result} */
export function failed(name, reason) {
  return reason ? { name, outcome: 'failed', reason } : { name, outcome: 'failed' };
}

/** Passing at the second attempt only is a fault of the test or of the desk. @param {string} name @param {string} [reason] @returns {Result} */
export function unsteady(name, reason) {
  return { name, outcome: 'passed', unsteady: reason || noReason };
}

/** @param {string} name @param {string} [reason] @returns {Result} */
export function skipped(name, reason) {
  return { name, outcome: 'skipped', reason: reason || noReason };
}

/** Without a terminal's colours. @param {string} text */
function linesOf(text) {
  // oxlint-disable-next-line no-control-regex -- ESC begins each colour
  return text.replaceAll(/\u001b\[[0-9;]*m/g, '').split('\n');
}

/** @param {string} text the first line of an error */
export function firstLine(text) {
  return linesOf(text)[0] ?? '';
}

/** What was expected and what came, in one line. @param {string} text of an error */
export function firstLines(text) {
  return linesOf(text)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 7)
    .join(' | ')
    .slice(0, 600);
}

/** @param {readonly Result[]} results @param {Result['outcome']} outcome */
export function count(results, outcome) {
  return results.filter((result) => result.outcome === outcome).length;
}

/** The line every run ends with. @param {readonly Result[]} results */
export function lastLine(results) {
  return `${count(results, 'passed')} passed, ${count(results, 'failed')} failed, ${count(results, 'skipped')} skipped`;
}
