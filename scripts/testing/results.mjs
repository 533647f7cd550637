/**
 * @typedef {object} Result one test, whichever runner ran it
 * @property {string} name file and title, as a person would look for it
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {string} [reason] why it was skipped
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
    ...[...new Set(errors.map(({ message = 'an error outside of any test' }) => firstLine(message)))].map(failed),
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
function fromPlaywrightTest({ status, annotations }, name) {
  if (status === 'expected') return { name, outcome: 'passed' };
  // Passing at the second attempt only is a fault of the test or of the desk.
  if (status !== 'skipped') return failed(name);
  const skip = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return skipped(name, skip ? skip.description : 'not run: something before it failed');
}

/** @param {string} name @returns {Result} */
export function failed(name) {
  return { name, outcome: 'failed' };
}

/** @param {string} name @param {string} [reason] @returns {Result} */
export function skipped(name, reason) {
  return { name, outcome: 'skipped', reason: reason || noReason };
}

/** @param {string} text the first line of an error, without a terminal's colours */
export function firstLine(text) {
  // oxlint-disable-next-line no-control-regex -- ESC begins each colour
  return text.replaceAll(/\u001b\[[0-9;]*m/g, '').split('\n', 1)[0] ?? '';
}

/** @param {readonly Result[]} results @param {Result['outcome']} outcome */
export function count(results, outcome) {
  return results.filter((result) => result.outcome === outcome).length;
}

/** The line every run ends with. @param {readonly Result[]} results */
export function lastLine(results) {
  return `${count(results, 'passed')} passed, ${count(results, 'failed')} failed, ${count(results, 'skipped')} skipped`;
}
