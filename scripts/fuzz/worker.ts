// A child that makes the packages it is told to, scans them, and says what was wrong with the answer.
import { render } from '@touchstone/render';
import { knowledge, ruleSet, scan } from '@touchstone/scan-core';
import { bytesOf, type Recipe } from './mutate.ts';
import { samples } from './samples.ts';

/** Slower than this is a fault, though the process lives. */
const SLOW_MS = 15_000;
const all = samples();

process.on('disconnect', () => process.exit(0));
process.on('message', async (recipe: Recipe) => {
  process.send?.({ value: await faultOf(recipe), rssBytes: process.memoryUsage.rss() });
});

/** What must hold of any report; undefined when it does. */
async function faultOf(recipe: Recipe): Promise<string | undefined> {
  const bytes = bytesOf(all, recipe);
  try {
    const started = performance.now();
    const report = await scan(bytes, { depth: 'full' });
    const tookMs = performance.now() - started;
    if (tookMs > SLOW_MS) return `slow: ${Math.round(tookMs / 1000)} s for ${bytes.length} bytes`;
    const failed = report.facts.find(({ kind }) => kind === 'analysis.failed');
    if (failed !== undefined) return `detector failed: ${JSON.stringify(failed.attributes)}`;
    if (report.app === null && report.problems.length === 0) return 'unreadable without a reason';
    if (report.app === null && report.findings.some(({ result }) => result !== 'not-tested')) return 'unreadable but tested';
    const text = JSON.stringify(report);
    if (text.length > 50_000_000) return `a report of ${text.length} characters`;
    if (JSON.stringify(await scan(bytes, { depth: 'full' })) !== text) return 'another report for the same bytes';
    for (const format of ['sarif', 'html', 'text'] as const) render(report, format, { lang: 'en', ruleSet, knowledge });
    return undefined;
  } catch (error) {
    return `throws: ${error instanceof Error ? `${error.message}\n${error.stack}` : String(error)}`;
  }
}
