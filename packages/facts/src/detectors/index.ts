import type { Detector } from '../detector.ts';

/** All detectors, by id. One line each. */
export const detectors: readonly Detector[] = [];
