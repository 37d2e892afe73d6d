import { createReadStream } from 'node:fs';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Inspector } from '@touchstone/engines';
import type { ObjectStore } from '@touchstone/objects';
import type { HeldAcquisition, Intake } from '@touchstone/services/acquisition';
import { download, MAX_ARTIFACT_BYTES, StoreFault, surroundings } from '@touchstone/stores';
import type { ConnectedStores } from './acquisition-stores.ts';

export interface IntakeParts {
  readonly machine: string;
  /** Bytes that nobody has checked; on this machine's own disk, read by nothing else. */
  readonly quarantine: string;
  readonly objects: Pick<ObjectStore, 'put'>;
  readonly stores: ConnectedStores;
  readonly inspector: Inspector;
  readonly signal: AbortSignal;
  readonly maxBytes?: number;
}

const MAX_POLICY_BYTES = 8 * 1024 * 1024;
const NAME = /^[0-9a-zA-Z-]{1,80}$/;

/** Quarantine, downloads, reading and keeping of files on this machine. */
export function intake(parts: IntakeParts): Intake {
  const { machine, quarantine, objects, stores, inspector, signal, maxBytes = MAX_ARTIFACT_BYTES } = parts;
  const around = surroundings(() => Promise.reject(new Error('a download asks through its connector')));
  /** Only names of our own making become paths. */
  const at = (name: string): string => {
    if (!NAME.test(name)) throw new RangeError(`no name of a file in quarantine: ${JSON.stringify(name)}`);
    return join(quarantine, name);
  };
  const exists = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );

  return {
    machine,
    maxBytes,

    async fetch(held) {
      const ref = refOf(held);
      await mkdir(quarantine, { recursive: true });
      // whole from a try that died afterwards: it is hashed again and not loaded again
      if (await exists(at(ref.sha256))) await rename(at(ref.sha256), join(quarantine, `${ref.sha256}.part`));
      const downloaded = await download(await stores.connector(held.store ?? ''), ref, { quarantine, maxBytes }, around, signal);
      if (!downloaded.ok) return { ok: false, reason: downloaded.reason, found: downloaded.found };
      return { ok: true, name: ref.sha256, sha256: ref.sha256, sizeBytes: downloaded.sizeBytes };
    },

    async fetchPolicy(held) {
      const connector = await stores.connector(held.store ?? '');
      if (connector.policyText === undefined) throw new StoreFault('not-found', 'this store gives no policy texts');
      const text = await connector.policyText({ ...held.claim, ...(held.sha256 === null ? {} : { sha256: held.sha256 }) }, signal);
      if (text.bytes.length > MAX_POLICY_BYTES) throw new StoreFault('too-large', 'reading a policy');
      return objects.put([text.bytes], { expectedSha256: text.sha256, maxBytes: MAX_POLICY_BYTES });
    },

    has: (name) => exists(at(name)),
    inspect: (name, held) => inspector.inspect({ path: at(name), kind: held.kind, name: held.fileName ?? name }, signal),
    async keep(name, sha256) {
      await objects.put(createReadStream(at(name), { highWaterMark: 1024 * 1024 }), { expectedSha256: sha256, maxBytes });
    },
    async discard(name) {
      await rm(at(name), { force: true });
      await rm(`${at(name)}.part`, { force: true });
    },
  };
}

function refOf({ sha256, sizeBytes, kind, signers, claim }: HeldAcquisition) {
  if (sha256 === null || sizeBytes === null || kind === 'none') throw new StoreFault('malformed', 'an acquisition without size and hash');
  return { sha256, sizeBytes, kind, signers, ...(claim.location === undefined ? {} : { location: claim.location }) };
}
