import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { render } from '../render.ts';
import { viewOf } from './view.ts';

const suspected = shopApp.findings.filter(({ result }) => result === 'suspected');
const withFacts = (facts: readonly number[]) => ({
  ...shopApp,
  findings: shopApp.findings.map((finding) => (finding.result === 'suspected' ? { ...finding, facts } : finding)),
});

test('a long list of proof stands on the page once; the others point to it', () => {
  const report = withFacts([0, 1, 2, 3]);
  expect(viewOf(report, optionsIn('zh')).sameProof.size).toBe(suspected.length - 1);
  const page = render(report, 'html', optionsIn('zh'));
  const targets = [...page.matchAll(/各项与此条相同： <a href="#(finding-[^"]+)"/g)].map(([, id]) => id);
  expect(targets).toHaveLength(suspected.length - 1);
  for (const id of targets) expect(page).toContain(`id="${id}"`);
});

test('a short one is repeated', () => expect(viewOf(withFacts([0]), optionsIn('zh')).sameProof.size).toBe(0));
