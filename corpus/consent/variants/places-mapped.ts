import type { Spot, Truth } from '../truth.ts';

/** The same truth where methods are now called otherwise. */
export function placesMapped(truth: Truth, at: (place: string) => string): Truth {
  const moved = <T extends { readonly in: string }>(all: readonly T[] | undefined): readonly T[] | undefined =>
    all?.map((one) => ({ ...one, in: at(one.in) }));
  const spot = (one: Spot): Spot => ({ api: one.api, in: at(one.in) });
  const path = <T extends { readonly source: Spot; readonly target: Spot }>(all: readonly T[] | undefined): readonly T[] | undefined =>
    all?.map((one) => ({ ...one, source: spot(one.source), target: spot(one.target) }));
  const { reads, dead, permissions, starts, jumps, downloads, flows, noFlows } = truth;
  const parts = {
    reads: moved(reads),
    dead: moved(dead),
    permissions: moved(permissions),
    starts: moved(starts),
    jumps: moved(jumps),
    downloads: moved(downloads),
    flows: path(flows),
    noFlows: path(noFlows),
  };
  const present = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  return { ...truth, ...present };
}
