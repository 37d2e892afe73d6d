import type { ConsentApp } from '../../../corpus/consent/index.ts';
import { PARTS, type Tally } from './judged.ts';
import { type Observed, observe } from './observe.ts';
import { sum, tally } from './tallies.ts';
import { type AnyVariant, LARGE_VARIANTS, VARIANTS, variantOf } from './variant-of.ts';

/** Every app, as written or under a variant, scanned and compared. */
export async function observeAll(apps: readonly ConsentApp[], variant?: AnyVariant): Promise<readonly Observed[]> {
  const observed: Observed[] = [];
  for (const app of apps) observed.push(await observe(variant === undefined ? app : variantOf(app, variant)));
  return observed;
}

/** Of the apps that a variant makes megabytes large, one in this many is measured. */
const SHARE_OF_LARGE = 8;

/** The sums over all categories under each mechanical variant, whose answers are those of the apps as written. */
export async function measureVariants(apps: readonly ConsentApp[]): Promise<readonly Tally[]> {
  const some = apps.filter((_, i) => i % SHARE_OF_LARGE === 0);
  const measured = [...VARIANTS.map((name) => ({ name, apps })), ...LARGE_VARIANTS.map((name) => ({ name, apps: some }))];
  const tallies: Tally[] = [];
  for (const { name, apps: chosen } of measured) {
    const all = tally(await observeAll(chosen, name));
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
