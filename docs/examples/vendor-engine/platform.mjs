// The worker protocol of the platform in plain Node: lease, download, heartbeat, upload, complete.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The lease belongs to another worker by now: throw the work away. */
export class LeaseStale extends Error {}

/** An answer that is no success; `retryable` when trying again later can help. */
export class PlatformFault extends Error {
  constructor(what, status, code) {
    super(`${what}: ${status} ${code}`);
    this.retryable = status === 0 || status === 429 || status >= 500;
  }
}

/**
 * @param {string} server `https://platform.example`
 * @param {string} token API token with the scope `run.lease`
 */
export function connect(server, token) {
  const call = async (what, path, options = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...options.headers };
    let answer;
    try {
      answer = await fetch(new URL(path, server), { redirect: 'error', ...options, headers });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new PlatformFault(what, 0, error.cause?.code ?? 'no-connection');
    }
    if (answer.ok) return answer;
    const { code = 'unknown' } = await answer.json().catch(() => ({}));
    throw answer.status === 409 ? new LeaseStale(code) : new PlatformFault(what, answer.status, code);
  };
  const post = async (what, path, body) =>
    (await call(what, path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();

  return {
    /** Work for one of these engines; an empty list when there is none. */
    lease: async (engines, wanted) => (await post('lease', '/api/v1/leases', { engines, wanted })).leases,

    /** @returns `{ cancel, deadline }` */
    heartbeat: (lease) => post('heartbeat', `/api/v1/leases/${lease}/heartbeat`, {}),

    /** Downloads to a file, going on where an earlier attempt stopped, and checks the digest. */
    async download(url, file, sha256, signal) {
      for (let attempt = 1; ; attempt++) {
        const from = existsSync(file) ? statSync(file).size : 0;
        try {
          const answer = await call('download', url, { signal, headers: from > 0 ? { range: `bytes=${from}-` } : {} });
          await pipeline(Readable.fromWeb(answer.body), createWriteStream(file, { flags: answer.status === 206 ? 'a' : 'w' }));
          break;
        } catch (error) {
          if (signal.aborted || attempt === 5 || error.retryable === false) throw error;
        }
      }
      if ((await digestOf(file)) !== sha256) throw new PlatformFault('download', 0, 'digest-differs');
    },

    /** @returns digest of what was uploaded */
    async upload(lease, result) {
      const json = JSON.stringify(result);
      const sha256 = createHash('sha256').update(json).digest('hex');
      const headers = { 'content-type': 'application/json', 'x-content-sha256': sha256 };
      await call('upload', `/api/v1/leases/${lease}/result`, { method: 'PUT', headers, body: json });
      return sha256;
    },

    /** Ends the lease. `result` is the digest of the upload, or null. */
    complete: (lease, end) => post('complete', `/api/v1/leases/${lease}/complete`, end),
  };
}

async function digestOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
