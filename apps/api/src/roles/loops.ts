import { feedQueues, reapLeases } from '@touchstone/services/work';
import { fetchLoop, pollLoop, scanListingsLoop, sweepLoop } from '../wiring/acquisition-loops.ts';
import { probeLoop } from '../wiring/acquisition-probes.ts';
import type { Installation } from '../wiring/installation.ts';
import { anchorLoop } from './anchor-loop.ts';
import { bulkLoop } from './bulk-loop.ts';
import { claimLoop } from './claim-loop.ts';
import { complaintLoop } from './complaint-loop.ts';
import { deadlineLoops } from './deadline-loops.ts';
import { delistingLoops } from './delisting-loops.ts';
import { expireLoop } from './expire-loop.ts';
import { gateLoop } from './gate-loop.ts';
import { inspectionLoops } from './inspection-loops.ts';
import type { Loop } from './loop.ts';
import { notificationLoops } from './notification-loops.ts';
import { programmeLoop } from './programme-loop.ts';
import { purgeLoop } from './purge-loop.ts';
import { serviceLoop } from './service-loop.ts';
import { submissionLoops } from './submission-loops.ts';
import { tallyLoop } from './tally-loop.ts';
import { watchLoop } from './watch-loop.ts';
import { webhookLoops } from './webhook-loops.ts';

/** What a server can be; one process may be all three. */
export const ROLES = ['web', 'feeder', 'scheduler'] as const;
export type ServerRole = (typeof ROLES)[number];

/** The loops of each role. A use case that is done again and again adds its line here. */
export const loopsOf: Readonly<Record<Exclude<ServerRole, 'web'>, (installation: Installation) => readonly Loop[]>> = {
  feeder: ({ work, acquisition }) => [
    { name: 'feed-queues', everyMs: 1000, round: (_, failed) => feedQueues(work.work, failed) },
    { name: 'reap-leases', everyMs: 5000, round: async () => (await reapLeases(work.work)).reaped },
    fetchLoop(acquisition),
    scanListingsLoop(acquisition),
    sweepLoop(acquisition),
  ],
  scheduler: (installation) => [
    ...inspectionLoops(installation),
    pollLoop(installation.acquisition),
    probeLoop(installation),
    anchorLoop(installation),
    bulkLoop(installation),
    claimLoop(installation),
    ...delistingLoops(installation),
    complaintLoop(installation),
    gateLoop(installation),
    programmeLoop(installation),
    expireLoop(installation),
    purgeLoop(installation),
    serviceLoop(installation),
    tallyLoop(installation),
    ...submissionLoops(installation),
    watchLoop(installation),
    ...webhookLoops(installation),
    ...deadlineLoops(installation),
    ...notificationLoops(installation),
  ],
};

/** @throws RangeError for a word that is no role */
export function rolesOf(setting: string | undefined): ReadonlySet<ServerRole> {
  const words = (setting ?? ROLES.join(','))
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const unknown = words.find((word) => !ROLES.includes(word as ServerRole));
  if (unknown !== undefined || words.length === 0) throw new RangeError(`TOUCHSTONE_ROLES takes ${ROLES.join(', ')}`);
  return new Set(words as ServerRole[]);
}
