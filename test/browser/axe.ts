import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const OPTIONS = JSON.stringify({
  iframes: false,
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
});

const SOURCE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What would keep somebody from using the page: `rule: element` of each serious or critical finding. */
export async function barriers(page: Page | Frame, except?: string): Promise<string[]> {
  await page.evaluate(SOURCE);
  const context = JSON.stringify({ include: ['html'], exclude: except ? [except] : [] });
  const results = await page.evaluate<AxeResults>(`axe.run(${context}, ${OPTIONS})`);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

/** Elements wider than the page, where the page would scroll sideways. */
export async function overflow(page: Page | Frame): Promise<string[]> {
  return page.evaluate<string[]>(`
    [document.documentElement, ...document.querySelectorAll('.page-body, .page-foot, .page-head')]
      .filter((element) => element.scrollWidth > element.clientWidth)
      .map((element) => element.tagName + '.' + element.className + ': ' + element.scrollWidth + ' px')
  `);
}
