import { eachApart, type Failed, raised } from '../apart.ts';
import { moveComplaint } from './move-complaint.ts';
import type { ComplaintPorts } from './ports.ts';

const BATCH = 200;

/** Complaints whose lead a campaign has taken are in a test. @returns how many moved */
export async function followLeads(ports: ComplaintPorts, failed: Failed = raised): Promise<number> {
  const tested = await ports.inTransaction((tx) => tx.holdTested(BATCH));
  return eachApart(tested, failed, async (complaint) => {
    const moved = await moveComplaint(ports, complaint, { on: 'test', reason: '线索已列入专项检测', by: null });
    return moved.ok;
  });
}

/** Reporters of complaints that ended long enough ago are forgotten. @returns how many */
export const forgetReporters = (ports: ComplaintPorts): Promise<number> =>
  ports.inTransaction((tx) => tx.forgetReporters(ports.nowMs(), BATCH));
