// `npm run soak [-- PART...]`: the long counts, which `npm test` takes in small; all parts, or `desk`, `journal`, `link`,
// `page`, `headset`, `sip` or `lessons`.
// PORTICO_KILLS sets how often the desk is killed, PORTICO_JOURNAL_KILLS how often one that keeps its journal,
// PORTICO_ERASING_KILLS how often an erasure, PORTICO_CORRECTING_KILLS how often a correction of many calls,
// PORTICO_FLIPS how many bytes of a journal are flipped, PORTICO_REPORTS and
// PORTICO_DESCRIPTORS how many a headset sends,
// PORTICO_INVITES how many spoilt INVITEs come, PORTICO_LINK_KILLS how often the exchange is killed.
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { endIfAsked } from './ground/run.mjs';
import { command, Obstacle, say, seconds } from './ground/say.mjs';
import { count, lastLine } from './testing/results.mjs';
import { runSuite } from './testing/runSuite.mjs';
import { suites } from './testing/suites.mjs';

function parts() {
  const {
    PORTICO_KILLS,
    PORTICO_JOURNAL_KILLS,
    PORTICO_ERASING_KILLS,
    PORTICO_CORRECTING_KILLS,
    PORTICO_FLIPS,
    PORTICO_LINK_KILLS,
    PORTICO_REPORTS,
    PORTICO_DESCRIPTORS,
    PORTICO_INVITES,
  } = process.env;
  return [
    { name: 'desk', of: ['store', 'protocol'], file: 'killed.test.ts', says: `The desk killed ${PORTICO_KILLS} times` },
    {
      name: 'journal',
      of: ['store'],
      file: 'keptKilled.test.ts',
      says: `The desk killed ${PORTICO_JOURNAL_KILLS} times with its backups and checks under way`,
    },
    {
      name: 'journal',
      of: ['store'],
      file: 'erasingEverywhere.test.ts',
      says: `An erasure killed ${PORTICO_ERASING_KILLS} times`,
    },
    {
      name: 'journal',
      of: ['store'],
      file: 'correctingKilled.test.ts',
      says: `A correction of many calls killed ${PORTICO_CORRECTING_KILLS} times`,
    },
    {
      name: 'journal',
      of: ['store'],
      file: 'flipped.test.ts',
      says: `${PORTICO_FLIPS} flipped bytes in a journal`,
    },
    {
      name: 'link',
      of: ['sip'],
      file: 'killed.spec.ts',
      says: `The exchange killed ${PORTICO_LINK_KILLS} times with two calls up`,
    },
    {
      name: 'headset',
      of: ['unit'],
      file: 'headset/fuzz.test.ts',
      says: `A headset that sends ${PORTICO_REPORTS} reports and ${PORTICO_DESCRIPTORS} descriptors`,
    },
    {
      name: 'page',
      of: ['browser'],
      file: 'mediaLetGo.spec.ts',
      says: 'A page with a thousand calls that are given up, and six hundred that are prepared',
    },
    {
      name: 'page',
      of: ['browser'],
      file: 'handover.spec.ts',
      says: 'Three calls at once, all by the keyboard, in every language',
    },
    {
      name: 'lessons',
      of: ['store'],
      file: 'lessonsForgotten.test.ts',
      says: 'What was learnt is forgotten and learnt anew, in hundreds of courses',
    },
    { name: 'sip', of: ['protocol'], file: 'sipFuzz.test.ts', says: `${PORTICO_INVITES} spoilt INVITEs` },
  ];
}

/** @param {string[]} names */
function chosen(names) {
  const all = parts();
  const unknown = names.filter((name) => !all.some((part) => part.name === name));
  if (unknown.length > 0) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Obstacle(`There is no part ${unknown.join(', ')}. The parts are: ${known}.`, 2);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

await command(async () => {
  process.env.PORTICO_KILLS ??= '200';
  process.env.PORTICO_JOURNAL_KILLS ??= '1000';
  process.env.PORTICO_ERASING_KILLS ??= '100';
  process.env.PORTICO_CORRECTING_KILLS ??= '50';
  process.env.PORTICO_FLIPS ??= '200';
  process.env.PORTICO_GIVEN_UP ??= '1000';
  process.env.PORTICO_PREPARED ??= '600';
  process.env.PORTICO_LINK_KILLS ??= '50';
  process.env.PORTICO_REPORTS ??= '1000000';
  process.env.PORTICO_DESCRIPTORS ??= '100000';
  process.env.PORTICO_INVITES ??= '200000';
  process.env.PORTICO_SOAK ??= 'whole';
  // Each long run tries others; the short one of `npm test` always the same.
  process.env.PORTICO_SEED ??= String(Date.now() % 1_000_000_000);
  const wanted = chosen(process.argv.slice(2));
  await installPackages();
  const node = findNode();
  if (wanted.some(({ name }) => name !== 'headset' && name !== 'sip' && name !== 'journal' && name !== 'lessons'))
    await buildPage(node);
  const results = [];
  for (const { of, file, says } of wanted) {
    for (const suite of suites.filter(({ name }) => of.includes(name))) {
      const since = performance.now();
      say(`\n${says}, suite ${suite.name}:`);
      const outcome = await runSuite(node, suite, [file]);
      endIfAsked();
      say(`Took ${seconds(since)}.`);
      results.push(...outcome);
    }
  }
  for (const { name, outcome, reason } of results) say(`${outcome}: ${name}${reason ? ` (${reason})` : ''}`);
  say(lastLine(results));
  return count(results, 'failed') > 0 || count(results, 'passed') === 0 ? 1 : 0;
});
