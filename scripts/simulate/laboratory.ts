import { systemSession, withSession } from '@touchstone/db';
import { fusionRows } from '@touchstone/db/repositories/fusion-rows';
import { workRows } from '@touchstone/db/repositories/work-rows';
import { FUSION_THRESHOLDS } from '@touchstone/domain/fusion';
import { ports } from '@touchstone/ports-node';
import { fuseFinished } from '@touchstone/services/fusion';
import { checkSubmissions, settleRetests } from '@touchstone/services/submissions';
import { completeRun, feedQueues, leaseRuns, type WorkPorts } from '@touchstone/services/work';
import { submissionPorts } from '../../apps/api/src/wiring/submission-ports.ts';
import type { Installation } from './installation.ts';
import { BUILDS, CLAUSES, ENGINE } from './inventory.ts';
import { organisationOf } from './lane.ts';
import { type Random, randomOf } from './random.ts';
import { sha256Text } from './world-sql.ts';

/** The faults that a build still has. */
export type FaultsOf = (app: number, build: number) => readonly string[];

/**
 * The laboratory at night: what was asked for by day is leased, tested by a stub that knows which build has the fault, completed,
 * fused and counted by the real services. Its queue is kept in memory.
 */
export class Laboratory {
  nowMs = 0;
  readonly #queue = new Map<string, string[]>();
  readonly #random: Random;
  readonly #installation: Installation;
  readonly #faultsOf: FaultsOf;
  /** Builds by their digest. */
  readonly #builds = new Map<string, readonly [app: number, build: number]>();

  constructor(installation: Installation, seed: string, faultsOf: FaultsOf) {
    this.#installation = installation;
    this.#random = randomOf(`${seed}/laboratory`);
    this.#faultsOf = faultsOf;
  }

  knows(seed: string, app: number): void {
    for (let build = 0; build < BUILDS; build++) this.#builds.set(sha256Text(`${seed}${app}/${build}`), [app, build]);
  }

  readonly #platform = {
    now: () => new Date(this.nowMs),
    newId: () => this.#random.uuid(this.nowMs),
    transaction: <T>(session: Parameters<typeof withSession<T>>[1], work: Parameters<typeof withSession<T>>[2]) =>
      withSession(this.#installation.db, session, work),
  };

  #work(): WorkPorts {
    const waiting = (engine: string) => {
      const kept = this.#queue.get(engine) ?? [];
      this.#queue.set(engine, kept);
      return kept;
    };
    return {
      inTransaction: (work) =>
        withSession(this.#installation.db, systemSession('work'), (tx) =>
          work({
            ...workRows(tx),
            take: async (engine, count) => waiting(engine).splice(0, count),
            enqueue: async (engine, runs) => void waiting(engine).push(...runs.map(({ run }) => run)),
            dequeue: async () => {},
          }),
        ),
      openQueue: async () => {},
      // leases run by the machine's time, as on a server whose clock is set
      nowMs: () => Date.now(),
      newId: () => this.#random.uuid(this.nowMs),
      random: () => this.#random.next(),
      hash: sha256Text,
    };
  }

  /** @returns runs that were tested */
  async night(): Promise<number> {
    const work = this.#work();
    let tested = 0;
    while ((await feedQueues(work)) > 0 || [...this.#queue.values()].some((runs) => runs.length > 0)) tested += await this.#test(work);
    if (tested > 0) {
      const fusion = {
        inTransaction: <T>(inside: (tx: ReturnType<typeof fusionRows>) => Promise<T>) =>
          withSession(this.#installation.db, systemSession('fusion'), (tx) => inside(fusionRows(tx))),
        hash: ports.hash,
        auditSeed: 'simulation',
        thresholds: FUSION_THRESHOLDS,
        titleOf: (clause: string) => clause,
        newId: () => this.#random.uuid(this.nowMs),
      };
      const fuse = async () => {
        while ((await fuseFinished(fusion as Parameters<typeof fuseFinished>[0], 100)) > 0);
      };
      await Promise.all([fuse(), fuse(), fuse(), fuse()]);
    }
    const submissions = submissionPorts({ platform: this.#platform, session: systemSession('submissions') });
    while ((await settleRetests(submissions, 100)) > 0);
    const nothing = async () => null;
    const checks = {
      ...submissions,
      entriesOf: nothing,
      signsOf: nothing,
      compare: nothing,
      runSigns: async () => [],
      hash: sha256Text,
      nowMs: () => this.nowMs,
    };
    while ((await checkSubmissions(checks, 100)) > 0);
    return tested;
  }

  async #test(work: WorkPorts): Promise<number> {
    const engine = { id: ENGINE, version: '1', ruleSet: 'r1' };
    const leased = await leaseRuns(work, {
      engines: [engine],
      wanted: 200,
      worker: 'stub',
      organisation: organisationOf(0),
      isAuthority: true,
    });
    for (const { lease, task } of leased) {
      const [app = 0, build = 0] = this.#builds.get(task.artifact.sha256) ?? [];
      const faults = this.#faultsOf(app, build);
      const votes = {
        detected: faults.map((clause) => ({ clause, rule: clause, strength: 'violation', evidence: [] })),
        notDetected: CLAUSES.filter((clause) => !faults.includes(clause)),
        notTested: {},
        errors: {},
      };
      await completeRun(work, {
        lease,
        worker: 'stub',
        outcome: 'SUCCEEDED',
        result: { sha256: sha256Text(JSON.stringify(votes)), sizeBytes: 1000, votes },
      });
    }
    return leased.length;
  }
}
