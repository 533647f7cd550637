import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { failed, firstLine, firstLines, skipped, unsteady } from './results.mjs';

/**
 * @typedef {import('vitest/node').TestCase} TestCase
 * @typedef {import('vitest/node').TestModule} TestModule
 * @typedef {import('vitest/node').TestSuite} TestSuite
 * @typedef {import('./results.mjs').Result} Result
 */

/** @param {TestCase} test @returns {Result} */
function resultOf(test) {
  const name = `${test.module.relativeModuleId} > ${test.fullName}`;
  const result = test.result();
  const why = result.errors?.map(({ message }) => firstLines(message)).join(' || ');
  if (result.state === 'passed') return test.diagnostic()?.flaky ? unsteady(name, why) : { name, outcome: 'passed' };
  if (result.state === 'skipped')
    return skipped(name, result.note ?? (test.options.mode === 'todo' ? 'not written yet' : undefined));
  // Also a test that never came to an end.
  return failed(name, why);
}

/** Errors outside of tests: a file that cannot be loaded, a beforeAll. @param {TestModule | TestSuite} part @param {string} name @returns {Result[]} */
function errorsOf(part, name) {
  return part.errors().map(({ message }) => failed(`${name}: ${firstLine(message)}`));
}

/**
 * Writes every test's outcome as JSON, because vitest's own JSON reporter leaves out why a test was skipped.
 * The file is named by PORTICO_RESULTS.
 */
// vitest wants the class as the default export of its file.
export default class ResultsReporter {
  /** @param {ReadonlyArray<TestModule>} modules @param {ReadonlyArray<{ message?: string }>} unhandled */
  onTestRunEnd(modules, unhandled) {
    const results = modules.flatMap((module) => [
      ...errorsOf(module, module.relativeModuleId),
      ...[...module.children.allSuites()].flatMap((suite) =>
        errorsOf(suite, `${module.relativeModuleId} > ${suite.fullName}`),
      ),
      ...Array.from(module.children.allTests(), resultOf),
    ]);
    const outside = unhandled.map(({ message = 'unknown' }) => failed(`unhandled error: ${firstLine(message)}`));
    writeFileSync(String(process.env.PORTICO_RESULTS), JSON.stringify([...results, ...outside]));
  }
}
