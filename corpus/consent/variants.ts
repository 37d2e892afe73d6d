import type { ConsentApp } from './consent-app.ts';
import { indirect } from './variants/indirect.ts';
import { junk } from './variants/junk.ts';
import { mergeDexes, reorder, splitDexes } from './variants/layout.ts';
import { rename } from './variants/rename.ts';

/** Mechanical variants of an app: other code, the same answers. Truths name the new places. */
export const variants = {
  /** Classes the manifest, resources and strings do not name become `a.a`, `a.b`, …: owners are lost with the names. */
  renamed: rename,
  /** One DEX file. */
  merged: mergeDexes,
  /** Classes dealt out over four DEX files. */
  split: splitDexes,
  /** Every method that can be gets a second one: the first only calls the second, which holds the code. */
  indirect,
  /** Classes and methods in another order. */
  reordered: reorder,
  /** Forty classes more, that call each other and read, and that nobody calls. */
  junk,
} as const satisfies Readonly<Record<string, (app: ConsentApp) => ConsentApp>>;

export type VariantName = keyof typeof variants;
