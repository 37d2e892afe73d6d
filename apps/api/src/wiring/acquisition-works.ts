import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Database } from '@touchstone/db';
import { artifactInspector } from '@touchstone/engines';
import type { RunQueue } from '@touchstone/jobs';
import type { ObjectStore } from '@touchstone/objects';
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
    uploads: uploadServer({ ports, machine, quarantine }),
    intake: (signal) => intake({ machine, quarantine, objects, stores, inspector, signal }),
    // downloads wait for the network, reading waits for a child of its own
    size: size * 4,
    close: () => inspector.close(),
  };
}

/** The name of the quarantine: it stays when the machine's name does not. */
function machineIn(quarantine: string): string {
  const path = join(quarantine, 'machine-id');
  mkdirSync(quarantine, { recursive: true });
  try {
    writeFileSync(path, randomUUID(), { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}
