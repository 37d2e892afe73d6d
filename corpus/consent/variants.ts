import type { ConsentApp } from './consent-app.ts';
import { amidLibraries } from './variants/amid-libraries.ts';
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

/** Variants that add megabytes of code: the same answers about the code of the recipe, at many times the price. */
export const largeVariants = {
  /** Androidx and Kotlin beside it; its screens, fragments and dialogs are below those of androidx. */
  amidLibraries: (app) => amidLibraries(app, 'ApiDemos'),
  /** Network, text and test libraries in many DEX files, and nothing of androidx to be below. */
  amidServers: (app) => amidLibraries(app, 'appium-uiautomator2-server-v'),
} as const satisfies Readonly<Record<string, (app: ConsentApp) => ConsentApp>>;

export type LargeVariantName = keyof typeof largeVariants;
