import type { Detector } from '../detector.ts';
import { appHidden } from './app-hidden/detector.ts';
import { appIdentity } from './app-identity/detector.ts';

/** All detectors, by id. One line each. */
export const detectors: readonly Detector[] = [
  appHidden,
  appIdentity,
];
