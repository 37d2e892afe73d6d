import { describe, expect, test } from 'vitest';
import { type ConsentApp, consentApps } from '../../../corpus/consent/index.ts';
import { flowApps } from '../../../corpus/flows/index.ts';
import { observe } from './observe.ts';
import { LARGE_VARIANTS, variantOf } from './variant-of.ts';

// A fixed sample of what `npm run accuracy` measures: apps of few classes answer the same among thousands of others.

const consent = consentApps();
const flows = flowApps();
const sample: readonly ConsentApp[] = [...consent.filter((_, i) => i % 64 === 5), ...flows.filter((_, i) => i % 64 === 5)];

const outcomes = async (app: ConsentApp) => (await observe(app)).judged.map(({ part, outcome, says }) => `${part} ${outcome} ${says}`);
const withoutPackages = (said: readonly string[]) => said.map((one) => one.replaceAll(/Landroidx?\/[\w/]*\/(\w+)/g, '$1'));

describe.each(LARGE_VARIANTS)('%s', (name) => {
  test.each(sample.map((app) => [app.id, app] as const))('%s', async (_, app) => {
    const among = variantOf(app, name);
    expect(among.dexes.length).toBe(app.dexes.length);
    expect(withoutPackages(await outcomes(among))).toEqual(withoutPackages(await outcomes(app)));
  });
});

test('some class of each variant is below one of the libraries, and none is lost', () => {
  const [first] = consent;
  const among = variantOf(first!, 'amidLibraries');
  const parents = among.dexes.flat().map((spec) => spec.extends);
  expect(parents.some((type) => type !== null && among.strangers?.has(type) === true)).toBe(true);
  expect(among.dexes.flat().length).toBe(first!.dexes.flat().length);
});
