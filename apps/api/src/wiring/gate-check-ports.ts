import { systemSession } from '@touchstone/db';
import { gateWork } from '@touchstone/db/repositories/gate-rows';
import { knownClauses } from '@touchstone/engines';
import { ruleSet } from '@touchstone/knowledge';
import type { GatePorts } from '@touchstone/services/gate';
import type { WorkPorts } from '@touchstone/services/work';
import type { Platform } from '../platform.ts';
import { wordsOfClause } from './clause-words.ts';
import { packageOfStore, scanForStore } from './store-self-check.ts';

/** Checks of the gate, worked on by the system; what a store may not see is not there for its checks either. */
export const gateCheckPorts = (platform: Platform, work: WorkPorts): GatePorts => ({
  inTransaction: (run) => platform.transaction(systemSession('gate'), (tx) => run(gateWork(tx))),
  packageOf: packageOfStore(platform, 'gate'),
  requestScan: async ({ organisation, askedBy }, about) => {
    const asked = await scanForStore(work, organisation, askedBy, about);
    if (asked.ok) return asked.request;
    return asked.reason === 'already-run' ? null : undefined;
  },
  knownClauses: knownClauses(),
  wordsOf: wordsOfClause,
  ruleSet: ruleSet.version,
  nowMs: () => platform.now().getTime(),
});
