// Takes work, one run after the other, until it is told to stop.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeaseStale } from './platform.mjs';

const IDLE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/** @param platform see platform.mjs  @param engine id, version and rule set  @param analyse see analyse.mjs  @param {AbortSignal} stop */
export async function work({ platform, engine, analyse, stop, idleMs = IDLE_MS }) {
  for (let faults = 0; !stop.aborted; ) {
    try {
      const leases = await platform.lease([engine], 1);
      faults = 0;
      for (const lease of leases) await runLease({ platform, engine, analyse, lease });
      if (leases.length === 0) await sleep(idleMs, undefined, { signal: stop });
    } catch (error) {
      if (stop.aborted) return;
      if (error.retryable === false) throw error;
      await sleep(Math.min(LONGEST_PAUSE_MS, idleMs * 2 ** faults++), undefined, { signal: stop }).catch(() => {});
    }
  }
}

/** One run: its lease is kept alive, and whatever happens it gets an end, unless it belongs to another by then. */
export async function runLease({ platform, engine, analyse, lease }) {
  const folder = await mkdtemp(join(tmpdir(), 'vendor-engine-'));
  const stop = new AbortController();
  const beat = setInterval(() => keepAlive(platform, lease, stop), (lease.heartbeatSeconds * 1000) / 2);
  try {
    const file = join(folder, 'artifact');
    await platform.download(lease.artifact.url, file, lease.artifact.sha256, stop.signal);
    const { outcome, clauses, evidence } = await analyse(file, stop.signal, lease);
    const result = await platform.upload(lease.lease, {
      schema: 'touchstone-engine-result/1',
      engine,
      artifact: lease.artifact.sha256,
      configHash: lease.configHash,
      outcome,
      clauses,
      evidence,
      facts: [],
      problems: [],
    });
    await platform.complete(lease.lease, { outcome, result });
  } catch (error) {
    if (error instanceof LeaseStale || stop.signal.reason instanceof LeaseStale) return;
    const outcome = stop.signal.aborted ? 'CANCELLED' : 'FAILED';
    await platform
      .complete(lease.lease, { outcome, result: null, errorClass: error.name, message: String(error.message).slice(0, 2000) })
      .catch((fault) => {
        if (!(fault instanceof LeaseStale)) throw fault;
      });
  } finally {
    clearInterval(beat);
    await rm(folder, { recursive: true, force: true });
  }
}

/** A heartbeat that does not come through is tried again with the next; a lease that is lost stops the work. */
async function keepAlive(platform, { lease }, stop) {
  try {
    const { cancel } = await platform.heartbeat(lease);
    if (cancel) stop.abort(new Error('cancelled'));
  } catch (error) {
    if (error instanceof LeaseStale) stop.abort(error);
  }
}
