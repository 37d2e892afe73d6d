import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { completeLease, heartbeatLease, Lease, leaseRuns } from '@touchstone/api-client';
import { readResult } from '@touchstone/domain/engine';
import type { TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';
import { afterEach, describe, expect, test } from 'vitest';
import { analyse, engine } from './analyse.mjs';
import { connect } from './platform.mjs';
import { runLease, work } from './work.mjs';

const artifact = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300_000, 7)]);
const sha256 = createHash('sha256').update(artifact).digest('hex');
const lease = {
  lease: '0190a000-0000-7000-8000-000000000001',
  run: '0190a000-0000-7000-8000-000000000002',
  engine: engine.id,
  engineVersion: engine.version,
  ruleSet: engine.ruleSet,
  config: {},
  configHash: 'b'.repeat(64),
  artifact: {
    sha256,
    sizeBytes: artifact.length,
    kind: 'apk',
    fileName: 'shop.apk',
    url: '/api/v1/leases/0190a000-0000-7000-8000-000000000001/artifact',
  },
  inputs: [],
  category: null,
  heartbeatSeconds: 1,
  deadline: '2026-11-22T06:00:00Z',
};

/** The platform as far as a worker sees it; what it does wrong is said by each test. */
class FakePlatform {
  readonly requests: string[] = [];
  readonly ends: { readonly outcome: string; readonly result: string | null }[] = [];
  result = '';
  leases: object[] = [lease];
  /** Bytes after which the first download breaks. */
  breaksAfter = Number.POSITIVE_INFINITY;
  cancel = false;
  staleAt: string | undefined;
  readonly #server = createServer((request, response) => {
    this.#answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const step = request.url?.split('/').at(-1) ?? '';
    this.requests.push(`${request.method} ${step}${request.headers.range === undefined ? '' : ` ${request.headers.range}`}`);
    const json = (value: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (request.headers.authorization !== 'Bearer secret') return void json({ code: 'unauthorized' }, 401);
    if (this.staleAt === step) return void json({ code: 'lease-stale' }, 409);
    if (step === 'artifact') return this.#download(request, response);
    const answer = this.#steps[step]?.(body, request);
    if (answer === undefined) json({ code: 'not-found' }, 404);
    else json(answer);
  }

  readonly #steps: Readonly<Record<string, (body: string, request: IncomingMessage) => object | undefined>> = {
    leases: (body) => {
      hold(leaseRuns.body, body);
      return { leases: this.leases.splice(0, 1) };
    },
    heartbeat: (body) => {
      hold(heartbeatLease.body, body);
      return { cancel: this.cancel, deadline: lease.deadline };
    },
    result: (body, request) => {
      this.result = body;
      const digest = createHash('sha256').update(body).digest('hex');
      return request.headers['x-content-sha256'] === digest ? { sha256: digest, sizeBytes: body.length } : undefined;
    },
    complete: (body) => {
      hold(completeLease.body, body);
      this.ends.push(JSON.parse(body));
      return { run: lease.run, state: 'DONE' };
    },
  };

  #download(request: IncomingMessage, response: ServerResponse): void {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': artifact.length - from });
    if (this.breaksAfter > artifact.length) return void response.end(artifact.subarray(from));
    response.write(artifact.subarray(from, from + this.breaksAfter), () => setTimeout(() => response.destroy(), 30));
    this.breaksAfter = Number.POSITIVE_INFINITY;
  }
}

/** A request that the real server would refuse is a mistake of the example. */
function hold(schema: TSchema, body: string): void {
  const value: unknown = JSON.parse(body);
  if (!Check(schema, value)) throw new Error(JSON.stringify(Errors(schema, value)));
}

let platform: FakePlatform | undefined;
afterEach(() => platform?.stop());

async function begin(change: (fake: FakePlatform) => void = () => {}) {
  platform = new FakePlatform();
  change(platform);
  const server = await platform.start();
  return { fake: platform, server, client: connect(server, 'secret') };
}

test('what the test hands out is what the platform hands out', () => {
  expect(Check(Lease, lease)).toBe(true);
});

test('a run is leased, tested, uploaded and completed, and its result is taken', async () => {
  const { fake, client } = await begin();
  const stop = new AbortController();
  const done = work({ platform: client, engine, analyse, stop: stop.signal, idleMs: 20 });
  while (fake.ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  stop.abort();
  await done;
  expect(fake.requests.slice(0, 4)).toEqual(['POST leases', 'GET artifact', 'PUT result', 'POST complete']);
  expect(fake.ends).toEqual([{ outcome: 'SUCCEEDED', result: createHash('sha256').update(fake.result).digest('hex') }]);
  const checked = readResult(fake.result, {
    engine: {
      ...engine,
      name: '',
      vendor: '',
      kind: 'pull',
      correlationGroup: 'x',
      capabilities: [{ clause: 'PIC-08', inputs: [] }],
      accepts: ['apk'],
      timeoutMs: 1,
      cores: 1,
      memoryMiB: 1,
    },
    artifact: sha256,
    configHash: lease.configHash,
    given: new Set(),
    knownClauses: new Set(['PIC-08']),
  });
  expect(checked).toMatchObject({ ok: true, problems: [] });
});

describe('one lease', () => {
  test('a download that breaks is taken up again', async () => {
    const { fake, client } = await begin((one) => {
      one.breaksAfter = 100_000;
    });
    await runLease({ platform: client, engine, analyse, lease });
    expect(fake.requests.filter((request) => request.startsWith('GET'))).toHaveLength(2);
    expect(fake.ends).toMatchObject([{ outcome: 'SUCCEEDED' }]);
  });

  test('a download goes on where it stopped', async () => {
    const { fake, client } = await begin();
    const folder = mkdtempSync(join(tmpdir(), 'vendor-engine-'));
    const file = join(folder, 'artifact');
    writeFileSync(file, artifact.subarray(0, 100_000));
    await client.download(lease.artifact.url, file, sha256, new AbortController().signal);
    expect([fake.requests, readFileSync(file).equals(artifact)]).toEqual([['GET artifact bytes=100000-'], true]);
    rmSync(folder, { recursive: true });
  });

  test('bytes that are not those of the lease are a failure', async () => {
    const { fake, client } = await begin();
    await runLease({ platform: client, engine, analyse, lease: { ...lease, artifact: { ...lease.artifact, sha256: 'c'.repeat(64) } } });
    expect(fake.ends).toMatchObject([{ outcome: 'FAILED', result: null }]);
  });

  test('a crash of the analysis is a failure, never a result', async () => {
    const { fake, client } = await begin();
    const broken = () => Promise.reject(new TypeError('x is not a function'));
    await runLease({ platform: client, engine, analyse: broken, lease });
    expect([fake.ends, fake.result]).toEqual([
      [{ outcome: 'FAILED', result: null, errorClass: 'TypeError', message: 'x is not a function' }],
      '',
    ]);
  });

  const endless = (_file: string, signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));

  test('a wish to cancel ends the analysis', async () => {
    const { fake, client } = await begin((one) => {
      one.cancel = true;
    });
    await runLease({ platform: client, engine, analyse: endless, lease });
    expect(fake.ends).toMatchObject([{ outcome: 'CANCELLED', result: null }]);
  });

  test('a lease that is lost ends the analysis, and nothing more is said', async () => {
    const { fake, client } = await begin((one) => {
      one.staleAt = 'heartbeat';
    });
    await runLease({ platform: client, engine, analyse: endless, lease });
    expect([fake.ends, fake.result]).toEqual([[], '']);
  });

  test.each(['result', 'complete'])('a lease that is lost before %s is dropped', async (step) => {
    const { fake, client } = await begin((one) => {
      one.staleAt = step;
    });
    await runLease({ platform: client, engine, analyse, lease });
    expect(fake.ends).toEqual([]);
  });
});

test('a token that is not accepted ends the work', async () => {
  const { server } = await begin();
  const done = work({ platform: connect(server, 'wrong'), engine, analyse, stop: new AbortController().signal });
  await expect(done).rejects.toThrow('lease: 401 unauthorized');
});
