import type { Catalogue } from '@touchstone/store';
import { REPAIRED_WEATHER, SAMPLE_APPS, type SampleApp } from '../../../store/src/samples/apps.ts';
import { build } from '../../../store/src/samples/build.ts';

const WEATHER = SAMPLE_APPS.find(({ id }) => id === 'qingkong')!;

/** Reads the device's identifier before anybody agreed to anything: the fault that is planted. */
export const PLANTED = '164-01.2';

/** One app through its life, built and signed anew each time from its code: with the fault, without it, and with it again. */
export const BUILDS = { faulty: WEATHER, repaired: REPAIRED_WEATHER, again: { ...WEATHER, version: ['6.3.0', 630] } } satisfies Record<
  string,
  SampleApp
>;

/** A shelf with one app on it. @param channel what the store's packer writes into its own package of it */
export function shelfOf(app: SampleApp, updatedAt: string, channel?: string): Catalogue {
  const { listing, artifact, policy } = build(app, updatedAt, channel);
  return { listings: [listing], artifacts: [artifact], policies: policy === undefined ? [] : [policy] };
}

/** The package as the firm itself has it. */
export const bytesOf = (app: SampleApp): Uint8Array => build(app, '2026-03-01T02:00:00.000Z').artifact.content as Uint8Array;
