import { systemSession, withSession } from '@touchstone/db';
import { complaintImportRows } from '@touchstone/db/repositories/complaint-rows';
import { followLeads, forgetReporters } from '@touchstone/services/complaints';
import { complaintPorts } from '../wiring/complaint-ports.ts';
import type { Installation } from '../wiring/installation.ts';
import type { Loop } from './loop.ts';

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;

/** Complaints follow the tests of their leads; reporters of long-ended ones, and lists that never ended, are forgotten. */
export const complaintLoop = ({ db, platform }: Pick<Installation, 'db' | 'platform'>): Loop => ({
  name: 'keep-complaints',
  everyMs: EVERY_MS,
  round: async (_, failed) => {
    const ports = complaintPorts(platform);
    const before = new Date(platform.now().getTime() - DAY_MS);
    await withSession(db, systemSession('complaints'), (tx) => complaintImportRows(tx).dropImportsBefore(before));
    return (await followLeads(ports, failed)) + (await forgetReporters(ports));
  },
});
