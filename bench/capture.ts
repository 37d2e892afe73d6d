// node bench/capture.ts [MB]: CPU time and memory of reading generated captures, 1 GB each unless told otherwise, in pieces of 1 MiB.
// Each is written to a file and read by a process of its own, whose whole time and largest memory count.
import { spawnSync } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ports, tlsCrypto } from '@touchstone/ports-node';
import { createCaptureReader } from '@touchstone/trace/capture';
import { bytesOf, u16 } from '../packages/trace/src/capture/building/bytes.ts';
import { pcap, START_MS } from '../packages/trace/src/capture/building/captures.ts';
import { connection, type Said } from '../packages/trace/src/capture/building/connection.ts';
import { ethernet, SERVER } from '../packages/trace/src/capture/building/packets.ts';
import { expandLabel } from '../packages/trace/src/capture/tls/key-schedule.ts';

const MIB = 2 ** 20;
const RECORD_BYTES = 16_384;
const HEADER_BYTES = 24;

/** One connection of a mix: what it says, and the lines of a key log that belong to it. */
interface Made {
  readonly said: readonly Said[];
  readonly keyLog?: string;
  readonly port: number;
}

type Maker = (i: number) => Made;

const answer = (bytes: number): Said => ({
  by: 'server',
  bytes: bytesOf(`HTTP/1.1 200 OK\r\nContent-Length: ${bytes}\r\n\r\n`, new Uint8Array(bytes)),
});

const clear: Maker = (i) => ({
  port: 80,
  said: Array.from({ length: 4 }, (_, k): Said[] => [
    { by: 'client', bytes: `POST /r/${i}/${k} HTTP/1.1\r\nHost: log${i % 50}.example\r\nContent-Length: 900\r\n\r\n${'v'.repeat(900)}` },
    answer(k === 0 ? 200_000 : 500),
  ]).flat(),
});

const record = (type: number, body: Uint8Array) => bytesOf(type, 3, 3, u16(body.length), body);

/** Client and server hello of TLS 1.3 with AES-128-GCM. */
function hellos(i: number): { readonly client: Uint8Array; readonly server: Uint8Array; readonly random: Uint8Array } {
  const random = randomBytes(32);
  const name = bytesOf(`cdn${i % 50}.example`);
  const sni = bytesOf(u16(0), u16(name.length + 5), u16(name.length + 3), 0, u16(name.length), name);
  const versions = bytesOf(u16(43), u16(3), 2, u16(0x0304));
  const message = (type: number, body: Uint8Array) => record(22, bytesOf(type, 0, u16(body.length), body));
  const client = bytesOf(u16(0x0303), random, 0, u16(2), u16(0x1301), 1, 0, u16(sni.length + versions.length), sni, versions);
  const server = bytesOf(u16(0x0303), randomBytes(32), 0, u16(0x1301), 0, u16(6), u16(43), u16(2), u16(0x0304));
  return { client: message(1, client), server: message(2, server), random };
}

const sealed: Maker = (i) => {
  const { client, server } = hellos(i);
  const body = new Uint8Array(RECORD_BYTES);
  const bulk = Array.from({ length: 24 }, (): Said => ({ by: 'server', bytes: record(23, body) }));
  return {
    port: 443,
    said: [
      { by: 'client', bytes: client },
      { by: 'server', bytes: server },
      { by: 'client', bytes: record(23, body.subarray(0, 900)) },
      ...bulk,
    ],
  };
};

/** Hardly anything but headers: what each packet costs. */
const small: Maker = () => ({
  port: 5222,
  said: Array.from({ length: 400 }, (_, i): Said => ({ by: i % 2 === 0 ? 'client' : 'server', bytes: new Uint8Array(20).fill(0x80) })),
});

const opened: Maker = (i) => {
  const { client, server, random } = hellos(i);
  const secrets = { client: randomBytes(32), server: randomBytes(32) };
  const seal = { client: sealer(secrets.client), server: sealer(secrets.server) };
  const said = clear(i).said.flatMap(({ by, bytes }) => {
    const plain = bytesOf(bytes);
    const count = Math.ceil(plain.length / RECORD_BYTES);
    return Array.from(
      { length: count },
      (_, k): Said => ({ by, bytes: seal[by](plain.subarray(k * RECORD_BYTES, (k + 1) * RECORD_BYTES)) }),
    );
  });
  const line = (label: string, secret: Buffer) => `${label} ${Buffer.from(random).toString('hex')} ${secret.toString('hex')}\n`;
  const keyLog = line('CLIENT_TRAFFIC_SECRET_0', secrets.client) + line('SERVER_TRAFFIC_SECRET_0', secrets.server);
  return { port: 443, keyLog, said: [{ by: 'client', bytes: client }, { by: 'server', bytes: server }, ...said] };
};

function sealer(secret: Uint8Array) {
  const key = expandLabel(tlsCrypto, 'sha256', secret, 'key', 16);
  const iv = expandLabel(tlsCrypto, 'sha256', secret, 'iv', 12);
  let sequence = 0;
  return (plain: Uint8Array): Uint8Array => {
    const nonce = iv.slice();
    new DataView(nonce.buffer).setUint16(10, ((nonce[10]! << 8) | nonce[11]!) ^ sequence++);
    const head = bytesOf(23, 3, 3, u16(plain.length + 17));
    const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(head);
    return bytesOf(head, cipher.update(bytesOf(plain, 23)), cipher.final(), cipher.getAuthTag());
  };
}

interface Mix {
  readonly name: string;
  readonly makers: readonly Maker[];
}

const MIXES: readonly Mix[] = [
  { name: 'TLS, closed', makers: [sealed] },
  { name: 'HTTP in clear', makers: [clear] },
  { name: 'TLS, opened with a key log', makers: [opened] },
  { name: 'small packets', makers: [small] },
  { name: 'a third of each of the first three', makers: [sealed, clear, opened] },
];
/** Connections that run at the same time: their packets are dealt out in turn. */
const AT_ONCE = 24;

/**
 * Pieces of a capture of this mix. Every batch has other ends and sequence numbers, and the randoms and secrets of the first.
 * @param templates what is said on the connections of a batch
 */
function* pieces(templates: readonly Made[]): Generator<Uint8Array> {
  let packets = 0;
  yield pcap([], { linkType: 1 });
  for (let batch = 0; ; batch++) {
    const flows = templates.map(({ said, port }, i) => {
      const client = { address: [10, (batch >> 8) & 255, batch & 255, 1 + i], port: 20_000 + (batch % 40_000) };
      return connection(said, { client, server: { ...SERVER, port }, firstSequence: batch * 7919 });
    });
    const longest = Math.max(...flows.map((flow) => flow.length));
    const dealt = Array.from({ length: longest }, (_, at) => flows.flatMap((flow) => flow[at] ?? [])).flat();
    const timed = dealt.map((packet) => ({ bytes: ethernet(packet), timeMs: START_MS + packets++ / 10 }));
    yield pcap(timed, { linkType: 1 }).subarray(HEADER_BYTES);
  }
}

function write(mix: Mix, folder: string, bytes: number): void {
  const templates = Array.from({ length: AT_ONCE }, (_, i) => mix.makers[i % mix.makers.length]!(i));
  writeFileSync(join(folder, 'keys.txt'), templates.map(({ keyLog = '' }) => keyLog).join(''));
  const file = openSync(join(folder, 'made.pcap'), 'w');
  let written = 0;
  for (const piece of pieces(templates)) {
    written += writeSync(file, piece);
    if (written >= bytes) break;
  }
  closeSync(file);
}

/** What the process of its own does. */
function read(folder: string): void {
  let requests = 0;
  const keyLog = readFileSync(join(folder, 'keys.txt'), 'utf8');
  const reader = createCaptureReader({ record: () => requests++ }, { keyLog, crypto: tlsCrypto, inflate: ports.inflate });
  const file = openSync(join(folder, 'made.pcap'), 'r');
  const piece = Buffer.alloc(MIB);
  for (let count = readSync(file, piece); count > 0; count = readSync(file, piece)) reader.push(piece.subarray(0, count));
  const { packets, bytes, problems } = reader.end();
  const faults = problems.filter(({ code }) => !['tls/no-secrets', 'trace/no-records'].includes(code));
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const seconds = (userCPUTime + systemCPUTime) / 1e6;
  const row = [bytes / 1e6, packets, requests, seconds.toFixed(1), bytes / 1e6 / seconds, maxRSS / 1024];
  process.stdout.write(`${row.map((cell) => (typeof cell === 'number' ? cell.toFixed(0) : cell)).join(' | ')} |\n`);
}

function measure(megabytes: number): void {
  process.stdout.write('| capture | MB | packets | requests | CPU, s | MB/s | resident, MiB |\n|---|--:|--:|--:|--:|--:|--:|\n');
  for (const mix of MIXES) {
    const folder = mkdtempSync(join(tmpdir(), 'capture-'));
    try {
      write(mix, folder, megabytes * 1e6);
      const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, '--read', folder], { encoding: 'utf8' });
      process.stdout.write(`| ${mix.name} | ${stdout === '' ? stderr : stdout}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

const [first, folder] = process.argv.slice(2);
if (first === '--read' && folder !== undefined) read(folder);
else measure(Number(first ?? 1000));
