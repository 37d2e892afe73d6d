import { createHash } from 'node:crypto';
import { type Signer, signer, signJar, zip } from '@touchstone/test-kit';
import type { Fetch } from '../fetch-port.ts';

type Json = Record<string, unknown>;

/** A repository in memory, as fdroidserver would make it: signed entry, index, differences from every older index. */
export class TestRepository {
  readonly signer: Signer = signer('release', { subject: 'CN=Test Repository' });
  readonly files = new Map<string, Uint8Array>();
  readonly #indexes: { readonly timestamp: number; readonly index: Json }[] = [];
  readonly #packages = new Map<string, Json>();
  /** Changes the entry before it is signed, to lie. */
  lie: (entry: Json) => Json = (entry) => entry;
  /** Changes what is served. */
  serve: (path: string, bytes: Uint8Array) => Uint8Array = (_path, bytes) => bytes;
  signedBy = this.signer;
  requests: string[] = [];
  #timestamp = Date.UTC(2026, 10, 1);

  get fingerprint(): string {
    return sha256(this.signer.certificates[0]!);
  }

  put(name: string, versionCode: number, bytes: Uint8Array, more: Json = {}): void {
    const path = `/${name}_${versionCode}.apk`;
    this.files.set(path, bytes);
    const version = {
      added: this.#timestamp,
      file: { name: path, sha256: sha256(bytes), size: bytes.length },
      manifest: {
        versionName: `${versionCode}.0`,
        versionCode,
        usesPermission: [{ name: 'android.permission.INTERNET' }],
        signer: { sha256: ['a'.repeat(64)] },
      },
      ...more,
    };
    const old = (this.#packages.get(name)?.['versions'] ?? {}) as Json;
    this.#packages.set(name, {
      metadata: {
        added: this.#timestamp,
        lastUpdated: this.#timestamp,
        categories: ['Reading'],
        authorName: '示例',
        name: { 'en-US': name, 'zh-CN': `应用 ${name}` },
      },
      versions: { ...old, [sha256(bytes)]: version },
    });
  }

  remove(name: string): void {
    this.#packages.delete(name);
  }

  /** Makes what was put public. */
  publish(): void {
    this.#timestamp += 86_400_000;
    const index = {
      repo: { timestamp: this.#timestamp, address: 'https://repo.example.cn' },
      packages: Object.fromEntries(this.#packages),
    };
    this.#indexes.push({ timestamp: this.#timestamp, index });
    const diffs = this.#indexes
      .slice(0, -1)
      .map(({ timestamp, index: old }) => [timestamp, this.#add(`/diff/${timestamp}.json`, difference(old, index))]);
    const entry = {
      timestamp: this.#timestamp,
      version: 20002,
      maxAge: 14,
      index: this.#add('/index-v2.json', index),
      diffs: Object.fromEntries(diffs),
    };
    this.sign(entry);
  }

  sign(entry: Json, by: readonly Signer[] = [this.signedBy]): void {
    const content = JSON.stringify(this.lie(entry));
    this.files.set('/entry.jar', zip(signJar([{ name: 'entry.json', data: content }], by)));
  }

  get fetch(): Fetch {
    return async (url, { headers, signal }) => {
      signal.throwIfAborted();
      const path = decodeURIComponent(new URL(url).pathname).replace(/^\/repo/, '');
      this.requests.push(path);
      const file = this.files.get(path);
      if (file === undefined) return response(404, new Uint8Array(0), {});
      const bytes = this.serve(path, file);
      const from = Number(/^bytes=(\d+)-$/.exec(headers['range'] ?? '')?.[1] ?? 0);
      if (from === 0) return response(200, bytes, { 'content-length': String(bytes.length) });
      return response(206, bytes.subarray(from), { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` });
    };
  }

  #add(path: string, json: Json): Json {
    const bytes = Buffer.from(JSON.stringify(json));
    this.files.set(path, bytes);
    return { name: path, sha256: sha256(bytes), size: bytes.length, numPackages: this.#packages.size };
  }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function response(status: number, bytes: Uint8Array, headers: Readonly<Record<string, string>>): Awaited<ReturnType<Fetch>> {
  return {
    status,
    headers: { get: (name) => headers[name] ?? null },
    body: (async function* () {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    })(),
  };
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

function difference(from: Json, to: Json): Json {
  const removed = Object.keys(from).filter((name) => !(name in to));
  const changed = Object.entries(to).filter(([name, value]) => JSON.stringify(from[name]) !== JSON.stringify(value));
  const deeper = changed.map(
    ([name, value]) => [name, isObject(value) && isObject(from[name]) ? difference(from[name], value) : value] as const,
  );
  return Object.fromEntries([...removed.map((name) => [name, null] as const), ...deeper]);
}
