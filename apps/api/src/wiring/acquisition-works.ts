import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@touchstone/db';
import { artifactInspector, type Inspector } from '@touchstone/engines';
import type { RunQueue } from '@touchstone/jobs';
import type { ObjectStore } from '@touchstone/objects';
import type { AcquisitionPorts } from '@touchstone/services/acquisition';
import type { Seal } from '@touchstone/sign-in';
import { type UploadServer, uploadServer } from '../uploads/upload-server.ts';
import { intake } from './acquisition-intake.ts';
import type { AcquisitionWorks } from './acquisition-loops.ts';
import { acquisitionPorts } from './acquisition-ports.ts';
import { connectedStores } from './acquisition-stores.ts';

export interface WorksParts {
  readonly db: Database;
  readonly queue: RunQueue;
  readonly objects: ObjectStore;
  readonly seal: Pick<Seal, 'open'>;
  /** Folder of this machine's own: quarantine, caches. */
  readonly folder: string;
  /** Folders and sticks are read below this; undefined: not here. */
  readonly importFolder: string | undefined;
  /** Files read at once; one for every two cores when not given. */
  readonly size?: number;
  failed(what: string, error: unknown): void;
}

export interface OpenWorks extends AcquisitionWorks {
  /** Resumable uploads into this machine's quarantine. */
  readonly uploads: UploadServer;
  /** Reads files in processes of their own. */
  readonly inspector: Inspector;
  /** Throws away bytes of acquisitions that have ended. @returns how many files went */
  sweepQuarantine(): Promise<number>;
  close(): Promise<void>;
}

/** What this machine acquires with. */
export function acquisitionWorks(parts: WorksParts): OpenWorks {
  const { db, queue, objects, seal, folder, importFolder, failed } = parts;
  const size = parts.size ?? Math.max(1, Math.floor(availableParallelism() / 2));
  const quarantine = join(folder, 'quarantine');
  const machine = machineIn(quarantine);
  const inspector = artifactInspector(size);
  const stores = connectedStores(db, { seal, cacheFolder: join(folder, 'store-cache'), importFolder });
  const ports = acquisitionPorts(db, queue);
  return {
    ports,
    stores,
    failed,
    inspector,
    uploads: uploadServer({ ports, machine, quarantine }),
    sweepQuarantine: () => sweepQuarantine(ports, quarantine),
    intake: (signal) => intake({ machine, quarantine, objects, stores, inspector, signal }),
    // downloads wait for the network, reading waits for a child of its own
    size: size * 4,
    close: () => inspector.close(),
  };
}

/** A file younger than this may be of an acquisition that is only being written down. */
const YOUNG_MS = 3_600_000;

async function sweepQuarantine(ports: AcquisitionPorts, folder: string): Promise<number> {
  const names: string[] = [];
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found?.isFile() === true && name !== MACHINE_ID && found.mtimeMs < ports.nowMs() - YOUNG_MS)
      names.push(name.replace(/\.part$/, ''));
  }
  const left = names.length === 0 ? [] : await ports.inTransaction((tx) => tx.leftOver(names));
  for (const name of left) for (const path of [join(folder, name), join(folder, `${name}.part`)]) await rm(path, { force: true });
  return left.length;
}

const MACHINE_ID = 'machine-id';

/** The name of the quarantine: it stays when the machine's name does not. */
function machineIn(quarantine: string): string {
  const path = join(quarantine, MACHINE_ID);
  mkdirSync(quarantine, { recursive: true });
  try {
    writeFileSync(path, randomUUID(), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
