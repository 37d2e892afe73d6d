import { advance, type RetentionClass, reasonsToKeep, retainUntil } from '@touchstone/domain/artifact';
import { eachApart, type Failed, raised } from '../apart.ts';
import type { Expired, Hold, PurgePorts } from './ports.ts';

/** Bytes of a purge that was cut off before it deleted them go with a later one. */
const LOOK_BACK_MS = 7 * 86_400_000;

/**
 * Purges what has served its time: never what is held, the newest version, or what belongs to a case or a running campaign.
 * What was known of it stays as its tombstone. The rows go first and the bytes after them, so that nothing ever names bytes
 * that are not there.
 * @returns files purged
 */
export async function purgeExpired(ports: PurgePorts, limit = 100, failed: Failed = raised): Promise<number> {
  const purged = await eachApart(['artifact', 'evidence'] as const, failed, (kind) => purgeKind(ports, kind, limit));
  await eachApart(await ports.purgedSince(new Date(ports.now().getTime() - LOOK_BACK_MS)), failed, async (sha256) => {
    await ports.deleteBytes(sha256);
    return true;
  });
  return purged;
}

function purgeKind(ports: PurgePorts, kind: Hold['kind'], limit: number): Promise<number> {
  return ports.inTransaction(async (tx) => {
    const longer = await tx.keepDays();
    const nowMs = ports.now().getTime();
    let purged = 0;
    for (const file of await tx.holdExpired(kind, ports.now(), limit)) {
      if (!mayGo(kind, file, longer, nowMs)) continue;
      await tx.purge(kind, file, ports.now());
      if (kind === 'evidence') await tx.custody(file.sha256, 'purged', { retentionClass: file.retentionClass });
      await tx.audit.record({
        action: `${kind}.purge`,
        object: { kind, id: file.sha256 },
        detail: { retentionClass: file.retentionClass, since: new Date(file.sinceMs).toISOString() },
      });
      purged++;
    }
    return purged;
  });
}

function mayGo(kind: Hold['kind'], file: Expired, longer: Readonly<Record<RetentionClass, number | null>>, nowMs: number): boolean {
  const days = longer[file.retentionClass];
  const retainUntilMs = days === null ? null : retainUntil({ [file.retentionClass]: file.sinceMs }, { [file.retentionClass]: days });
  const keep = reasonsToKeep({ ...file, retainUntilMs }, nowMs);
  return kind === 'artifact' ? file.state !== null && advance(file.state, 'purge', keep).ok : keep.length === 0;
}
