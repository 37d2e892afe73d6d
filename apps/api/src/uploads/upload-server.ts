import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { uuidv7 } from '@touchstone/kernel/ids';
import { type AcquisitionPorts, mayUpload, receiveUpload, type UploadLimits } from '@touchstone/services/acquisition';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import type { SignedIn } from '../access/actor.ts';
import { keptMetadata, readMetadata, writeMetadata } from './upload-metadata.ts';

export const UPLOADS_PATH = '/api/v1/uploads';
/** What no artifact exceeds. */
export const MAX_UPLOAD_BYTES = 4 * 1024 ** 3;
const USUAL_LIMITS: UploadLimits = { open: 50, bytesPerDay: 500 * 1024 ** 3 };
/** Unfinished after this they are thrown away. */
const EXPIRES_MS = 3 * 24 * 3600 * 1000;

export interface UploadParts {
  readonly ports: AcquisitionPorts;
  readonly machine: string;
  readonly quarantine: string;
  readonly maxBytes?: number;
  readonly limits?: UploadLimits;
}

export interface UploadServer {
  /** Answers one request of the tus protocol for this caller. */
  handle(request: IncomingMessage, response: ServerResponse, caller: SignedIn): Promise<void>;
  /** Takes over what was whole when the process died, and throws away what was left lying. @returns how many were taken over */
  sweep(): Promise<number>;
}

/**
 * Resumable uploads. Bytes lie beside the quarantine until they are whole; the id of an upload is that of its acquisition.
 * @source https://tus.io/protocols/resumable-upload 1.0.0: creation, creation-with-upload, expiration, termination
 */
export function uploadServer({
  ports,
  machine,
  quarantine,
  maxBytes = MAX_UPLOAD_BYTES,
  limits = USUAL_LIMITS,
}: UploadParts): UploadServer {
  const directory = join(quarantine, 'uploads');
  mkdirSync(directory, { recursive: true });
  const callers = new AsyncLocalStorage<SignedIn>();
  const configurations = new FileConfigstore(directory);
  const datastore = new FileStore({ directory, configstore: configurations, expirationPeriodInMilliseconds: EXPIRES_MS });

  /** Moves the bytes, then tells of them, then forgets the upload: whatever dies in between, doing it again is harmless. */
  async function finish(upload: Upload): Promise<void> {
    const { fileName, sha256, kind, claim, organisation, person } = keptMetadata(upload.metadata);
    await rename(join(directory, upload.id), join(quarantine, upload.id)).catch(unlessGone);
    const about = { fileName, sha256, kind, claim, organisation, person, machine };
    await receiveUpload(ports, { ...about, id: upload.id, sizeBytes: upload.size ?? 0, quarantineName: upload.id });
    await configurations.delete(upload.id);
  }

  /** Sizes of what an organisation has under way. */
  const openOf = async (organisation: string): Promise<readonly number[]> => {
    const ids = await configurations.list();
    const all = await Promise.all(ids.map((id) => configurations.get(id).catch(() => undefined)));
    return all.flatMap((one) => (one !== undefined && keptMetadata(one.metadata).organisation === organisation ? [one.size ?? 0] : []));
  };

  const server = new Server({
    path: UPLOADS_PATH,
    datastore,
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: [],
    disableTerminationForFinishedUploads: true,
    namingFunction: () => uuidv7(Date.now(), randomBytes(16)),

    async onIncomingRequest(_request, id) {
      const caller = callers.getStore();
      if (caller === undefined) throw refusal(403, 'forbidden');
      if (!UUID.test(id)) throw refusal(404, 'not-found');
      const upload = await configurations.get(id).catch(() => undefined);
      // uploads of others are not there
      if (upload !== undefined && keptMetadata(upload.metadata).organisation !== caller.organisation) throw refusal(404, 'not-found');
    },

    async onUploadCreate(_request, upload) {
      const caller = callers.getStore();
      if (caller === undefined) throw refusal(403, 'forbidden');
      if (upload.size === undefined || upload.size === 0) throw refusal(400, 'invalid-input: Upload-Length');
      const read = readMetadata(upload.metadata ?? {}, { organisation: caller.organisation, person: caller.person ?? null });
      if (!read.ok) throw refusal(400, `invalid-input: ${read.field}`);
      const open = await openOf(caller.organisation);
      if (!(await mayUpload(ports, caller.organisation, upload.size, open, limits))) throw refusal(429, 'too-many-requests');
      return { metadata: writeMetadata(read.value) };
    },

    async onUploadFinish(_request, upload) {
      await finish(upload);
      // sent whole with its creation, it would be looked up once more to say when it expires; it is gone from here
      Object.assign(upload, { creation_date: undefined });
      return { headers: { 'touchstone-acquisition': upload.id } };
    },
  });

  return {
    handle: (request, response, caller) => callers.run(caller, () => server.handle(request, response)),

    async sweep() {
      await server.cleanUpExpiredUploads();
      let taken = 0;
      for (const id of await configurations.list()) {
        const upload = await configurations.get(id).catch(() => undefined);
        if (upload === undefined) continue;
        const size = (await sizeAt(join(directory, id))) ?? (await sizeAt(join(quarantine, id)));
        if (size === undefined || size !== upload.size) continue;
        await finish(upload);
        taken++;
      }
      return taken;
    },
  };
}

const UUID = /^[0-9a-f-]{36}$/;
const refusal = (status_code: number, body: string) => ({ status_code, body: `${body}\n` });

const sizeAt = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ size }) => size,
    () => undefined,
  );

function unlessGone(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
