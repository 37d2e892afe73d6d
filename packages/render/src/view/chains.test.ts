import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { render } from '../render.ts';
import { Chains } from './chains.ts';

const proven = shopApp.facts.filter(({ proof }) => proof !== undefined);

test('chains are numbered from 1 in the order of the facts, and facts without one have no number', () => {
  const chains = new Chains(shopApp.facts);
  expect(proven.map((fact) => chains.numberOf(fact))).toEqual(proven.map((_, i) => i + 1));
  expect(chains.numberOf(shopApp.facts.find(({ proof }) => proof === undefined)!)).toBeUndefined();
});

test('what was drawn is not drawn again', () => {
  const chains = new Chains(shopApp.facts);
  chains.markDrawn(proven[0]!);
  expect(chains.rest()).toEqual(proven.slice(1));
});

test.each(['zh', 'en'] as const)('on the page every link to a chain leads to one that is drawn there, once (%s)', (lang) => {
  const page = render(shopApp, 'html', optionsIn(lang));
  const ids = [...page.matchAll(/id="(chain-\d+)"/g)].map(([, id]) => id);
  const links = [...page.matchAll(/href="#(chain-\d+)"/g)].map(([, id]) => id);
  expect(links).not.toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(links));
  expect(new Set(ids)).toEqual(new Set(proven.map((_, i) => `chain-${i + 1}`)));
});

test('in a terminal a chain is written once and then named', () => {
  const fact = proven[0]!;
  const at = shopApp.facts.indexOf(fact);
  const findings = shopApp.findings.map((finding) => (finding.result === 'suspected' ? { ...finding, facts: [at] } : finding));
  const text = render({ ...shopApp, findings }, 'text', optionsIn('zh'));
  expect(text.match(/调用链 1：/g)).toHaveLength(1);
  expect(text).toContain('调用链 1，见上文');
});
