// `npm run soak`: the long counts, which `npm test` takes in small. PORTICO_KILLS sets how often the desk is killed.
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { endIfAsked } from './ground/run.mjs';
import { command, say, seconds } from './ground/say.mjs';
import { count, lastLine } from './testing/results.mjs';
import { runSuite } from './testing/runSuite.mjs';
import { suites } from './testing/suites.mjs';

await command(async () => {
  process.env.PORTICO_KILLS ??= '200';
  await installPackages();
  const node = findNode();
  await buildPage(node);
  const results = [];
  for (const suite of suites.filter(({ name }) => name === 'store' || name === 'protocol')) {
    const since = performance.now();
    say(`\nThe desk killed ${process.env.PORTICO_KILLS} times, suite ${suite.name}:`);
    const outcome = await runSuite(node, suite, ['killed.test.ts']);
    endIfAsked();
    say(`Took ${seconds(since)}.`);
    results.push(...outcome);
  }
  for (const { name, outcome, reason } of results) say(`${outcome}: ${name}${reason ? ` (${reason})` : ''}`);
  say(lastLine(results));
  return count(results, 'failed') > 0 || count(results, 'passed') === 0 ? 1 : 0;
});
