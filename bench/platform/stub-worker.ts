import { createHash } from 'node:crypto';
import { createClient, type Fetch } from '@touchstone/api-client';
import { ENGINE_RESULT_SCHEMA, type EngineResult } from '@touchstone/domain/engine';
import type { Lease } from '../../apps/worker/src/lease.ts';
import { STUB } from './stub-installation.ts';

const ref = { id: STUB.id, version: STUB.version, ruleSet: STUB.ruleSet };

/** Counts of all workers together. */
export interface Tally {
  done: number;
  stale: number;
  unreachable: number;
  /** The last of what went wrong. */
  last?: string;
}

export interface StubWorkerOptions {
  readonly baseUrl: string;
  readonly token: string;
  /** How long a run takes. */
  readonly workMs: number;
  /** Between two questions while there is nothing to do, and while the server is away; what the server says when not given. */
  readonly idleMs?: number;
  readonly tally: Tally;
  readonly signal: AbortSignal;
}

/** A worker that leases one run at a time, waits, and uploads a small result: what the server sees of a real one, without the engine. */
export async function stubWorker({ baseUrl, token, workMs, idleMs, tally, signal }: StubWorkerOptions): Promise<void> {
  const client = createClient({ baseUrl, token, fetch: fetch as unknown as Fetch });
  while (!signal.aborted) {
    try {
      const { leases, waitMs } = await client.leaseRuns({ body: { engines: [ref], wanted: 1 } });
      const [lease] = leases;
      if (lease === undefined) {
        await sleep(idleMs ?? waitMs);
        continue;
      }
      await sleep(workMs);
      const json = Buffer.from(JSON.stringify(resultOf(lease as Lease)));
      const sha256 = createHash('sha256').update(json).digest('hex');
      const params = { lease: lease.lease };
      await client.uploadResult({
        params,
        headers: { 'x-content-sha256': sha256 },
        upload: { mediaType: 'application/json', bytes: json },
      });
      await client.completeLease({ params, body: { outcome: 'SUCCEEDED', result: sha256 } });
      tally.done++;
    } catch (error) {
      if (error instanceof Error && 'status' in error && error.status === 409) tally.stale++;
      else {
        tally.unreachable++;
        tally.last = error instanceof Error ? error.message : String(error);
        await sleep(idleMs ?? 1000);
      }
    }
  }
}

const resultOf = (lease: Lease): EngineResult => ({
  schema: ENGINE_RESULT_SCHEMA,
  engine: ref,
  artifact: lease.artifact.sha256,
  configHash: lease.configHash,
  outcome: 'SUCCEEDED',
  clauses: [{ clause: '164-01.2', vote: 'NOT_DETECTED', rule: 'r', evidence: [] }],
  evidence: [],
  facts: [],
  problems: [],
});

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
