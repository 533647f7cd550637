// `npm run build`: the page, in any case.
import { installPackages } from './ground/install.mjs';
import { findNode } from './ground/node.mjs';
import { buildPage } from './ground/page.mjs';
import { command } from './ground/say.mjs';

await command(async () => {
  await installPackages();
  await buildPage(findNode(), { always: true });
  return 0;
});
