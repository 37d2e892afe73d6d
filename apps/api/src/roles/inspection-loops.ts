import { systemSession, withSession } from '@touchstone/db';
import { fusionRows } from '@touchstone/db/repositories/fusion-rows';
import { shareLeftAfter } from '@touchstone/domain/fusion';
import { advanceCampaigns } from '@touchstone/services/campaigns';
import { gateEngines } from '@touchstone/services/engines';
import { fuseFinished } from '@touchstone/services/fusion';
import { campaignPorts } from '../wiring/campaign-ports.ts';
import { enginesPorts } from '../wiring/engines-ports.ts';
import { fusionPorts } from '../wiring/fusion-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

/** What becomes of scans: votes fused, campaigns moved on, new versions of engines judged, tallies faded once a day. */
export function inspectionLoops({ db, objects, platform }: Installation): readonly Loop[] {
  const fusion = fusionPorts(db, platform.seeds.audit);
  const campaigns = campaignPorts(db, objects);
  const unfused: string[] = [];
  return [
    { name: 'fuse-finished', everyMs: 1000, round: (_, failed) => fuseFinished(fusion, undefined, { turn: unfused, failed }) },
    { name: 'advance-campaigns', everyMs: 2000, fullAt: 1000, round: (_, failed) => advanceCampaigns(campaigns, failed) },
    { name: 'gate-engines', everyMs: 60_000, round: (_, failed) => gateEngines(enginesPorts(db), failed) },
    {
      name: 'fade-tallies',
      everyMs: 3_600_000,
      round: async () => {
        const today = platform.now().toISOString().slice(0, 10);
        await withSession(db, systemSession('fade-tallies'), (tx) => fusionRows(tx).fade(today, shareLeftAfter(1)));
        return 0;
      },
    },
  ];
}
