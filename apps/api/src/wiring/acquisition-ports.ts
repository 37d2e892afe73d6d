import { randomBytes } from 'node:crypto';
import { type Database, isBusy, systemSession, timeOfRows, withSession } from '@touchstone/db';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { inventoryRows } from '@touchstone/db/repositories/inventory-rows';
import { workRows } from '@touchstone/db/repositories/work-rows';
import type { RunQueue } from '@touchstone/jobs';
import { uuidv7 } from '@touchstone/kernel/ids';
import { knowledge } from '@touchstone/knowledge';
import type { AcquisitionPorts, AcquisitionTransaction, HeldAcquisition, PolicyScan } from '@touchstone/services/acquisition';
import { requestScanIn, type ScanAsk, type WorkTransaction } from '@touchstone/services/work';
import { StoreFault } from '@touchstone/stores';
import type { Session, Transaction } from '../platform.ts';
import { sha256 } from './sha256.ts';
import { type Clock, systemClock, workPorts } from './work-ports.ts';

/** Acquisition and inventory on PostgreSQL: a scan that a new file asks for is in the same transaction. */
export function acquisitionPorts(
  db: Database,
  queue: RunQueue,
  session: Session = systemSession('acquisition'),
  clock: Clock = systemClock,
): AcquisitionPorts {
  const work = workPorts(db, queue, clock);
  return {
    inTransaction: (use) =>
      withSession(db, session, (tx) => {
        const scans = scansIn(tx, work, queue);
        const transaction: AcquisitionTransaction = { ...acquisitionRows(tx), ...inventoryRows(tx), ...scans };
        return use(transaction);
      }),
    nowMs: clock.nowMs,
    seenMs: () => timeOfRows(db)?.getTime() ?? clock.nowMs(),
    newId: () => uuidv7(clock.nowMs(), randomBytes(16)),
    random: Math.random,
    hash: sha256,
    categoryOf,
    faultOf: (error) => (error instanceof StoreFault ? error : undefined),
    isBusy,
  };
}

function scansIn(tx: Transaction, work: ReturnType<typeof workPorts>, queue: RunQueue) {
  const rows: WorkTransaction = { ...workRows(tx), ...queueIn(tx, queue) };
  const base = { campaign: null, askedBy: null, config: {} };
  const ask = (scan: ScanAsk) => requestScanIn(work, rows, scan);
  return {
    requestScan({ subject, rule, organisation, origin }: PolicyScan) {
      const { artifact, app, category, policy } = subject;
      const inputs = policy?.state === 'stored' ? [{ kind: 'policy', sha256: policy.sha256, fileName: policy.fileName }] : [];
      return ask({ ...base, artifact, app, category, inputs, organisation, origin, profile: rule.profile, engines: rule.engines });
    },
    async scanUpload(artifact: string, held: HeldAcquisition): Promise<void> {
      const { newVersion, organisation } = await acquisitionRows(tx).scanPolicy();
      const on = held.organisation ?? organisation;
      if (newVersion === null || on === null) return;
      const { app, category } = await acquisitionRows(tx).uploadSubject(artifact);
      const about = { ...base, artifact, app, category, inputs: [], organisation: on, askedBy: held.askedBy, engines: newVersion.engines };
      if (await acquisitionRows(tx).inspects(on)) await ask({ ...about, origin: 'person', profile: newVersion.profile });
      else await ask({ ...about, origin: 'self-check', profile: 'self-check' });
    },
  };
}

const queueIn = (tx: Transaction, queue: RunQueue) => ({
  take: (engine: string, count: number) => queue.take(tx, engine, count),
  enqueue: (engine: string, runs: Parameters<WorkTransaction['enqueue']>[1]) => queue.add(tx, engine, runs),
  dequeue: (engine: string, runs: readonly string[]) => queue.remove(tx, engine, runs),
});

const plain = (text: string) => text.trim().toLowerCase().replace(/类$/, '');
const types = new Map(
  knowledge.appTypes.flatMap((type) =>
    [String(type.number), type.name, type.en, ...type.aliases].map((name) => [plain(name), type.number] as const),
  ),
);

/** Type of the 39 that a store's word names: its number, its name with or without 类, an alias. */
export const categoryOf = (text: string): number | null => types.get(plain(text)) ?? null;
