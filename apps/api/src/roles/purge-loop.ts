import { purgeExpired } from '@touchstone/services/evidence';
import { purgePorts } from '../wiring/evidence-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 3_600_000;

/** Purges what has served its time. */
export const purgeLoop = ({ platform, objects }: Pick<Installation, 'platform' | 'objects'>): Loop => ({
  name: 'purge-expired',
  everyMs: EVERY_MS,
  round: (_, failed) => purgeExpired(purgePorts(platform, objects), undefined, failed),
});
