// `npm run build`: the page and the desktop application's bundles, in any case.
import { buildBundles } from './ground/bundles.mjs';
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { command } from './ground/say.mjs';

await command(async () => {
  await installPackages();
  const node = findNode();
  await buildPage(node, { always: true });
  await buildBundles(node, { always: true });
  return 0;
});
