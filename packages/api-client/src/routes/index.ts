import type { Contract } from '../route.ts';
import { workRoutes } from './work.ts';

/** Contracts by area, in the order OpenAPI shows them. */
export const areas = {
  work: workRoutes,
} as const satisfies Readonly<Record<string, readonly Contract[]>>;

export type Area = keyof typeof areas;

/** Every contract there is. */
export const routes = Object.values(areas).flat() as readonly (typeof areas)[Area][number][];
