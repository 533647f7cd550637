import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

type Findings = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * What axe finds on a page, by all of its rules or by those that are named. It is brought into a page once, asked there
 * (`legacy`: frames of other servers are left out, and Portico has none; else a page is opened for each question to add
 * the frames up), and describes what it finds alone: a tenth of the time, the same verdict.
 */
export async function axeFinds(page: Page, rules: readonly string[] = []): Promise<Findings> {
  const isThere = await page.evaluate(() => 'axe' in window);
  const builder = new AxeBuilder(isThere ? { page, axeSource: ';' } : { page }).setLegacyMode();
  builder.options({ resultTypes: ['violations'] });
  if (rules.length > 0) builder.withRules([...rules]);
  const { violations } = await builder.analyze();
  return violations;
}
