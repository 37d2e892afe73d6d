import type { ConsentApp } from '../../../corpus/consent/index.ts';
import { PARTS, type Tally } from './judged.ts';
import { type Observed, observe } from './observe.ts';
import { sum, tally } from './tallies.ts';
import { VARIANTS, variantOf } from './variant-of.ts';

/** Every app as written, scanned and compared. */
export async function observeAll(apps: readonly ConsentApp[]): Promise<readonly Observed[]> {
  const observed: Observed[] = [];
  for (const app of apps) observed.push(await observe(app));
  return observed;
}

/** The sums over all categories under each mechanical variant, whose answers are those of the apps as written. */
export async function measureVariants(apps: readonly ConsentApp[]): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const name of VARIANTS) {
    const all = tally(await observeAll(apps.map((app) => variantOf(app, name))));
    tallies.push(
      ...PARTS.flatMap(
        (part) =>
          sum(
            name,
            all.filter((one) => one.part === part),
          ) ?? [],
      ),
    );
  }
  return tallies;
}
