// npm run bench: our CPU time against unzip | sha256sum, dexdump and androguard on the same apps in the same minutes,
// interleaved, as ratios. Prints a table; bench/README.md keeps it with machine and date.
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { sampleApks, writeLarge } from '@touchstone/test-kit';

const root = join(import.meta.dirname, '..');
const large = join(root, '.cache', 'bench', 'large-250k.apk');
const WARM_UP_ROUNDS = 8;
const ROUNDS = Number(process.env['ROUNDS'] ?? 7);
const withAndroguard = process.argv.includes('--androguard');

if (!existsSync(large)) {
  mkdirSync(join(root, '.cache', 'bench'), { recursive: true });
  writeLarge(large);
}
const files = [...sampleApks(), large];

/** CPU seconds (user + system, children included) of a shell line. */
function cpuOf(line: string): number {
  const timed = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time { ${line}; } >/dev/null 2>/dev/null`], { encoding: 'utf8' });
  const [user = NaN, system = NaN] = timed.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return user + system;
}

const quoted = (file: string) => `'${file.replaceAll("'", "'\\''")}'`;
const peers = [
  { name: 'unzip | sha256sum', line: (file: string) => `unzip -p ${quoted(file)} 'classes*.dex' | sha256sum` },
  { name: 'dexdump -d', line: (file: string) => `dexdump -d ${quoted(file)}` },
  ...(withAndroguard
    ? [
        {
          name: 'androguard',
          line: (file: string) => `/usr/bin/python3 -c "from androguard.misc import AnalyzeAPK; AnalyzeAPK('${file}')"`,
        },
      ]
    : []),
];

/** One worker process per pass; it does a round when asked. */
class Worker {
  readonly #child: ChildProcess;
  rssMiB = 0;

  constructor(mode: string) {
    this.#child = fork(join(root, 'bench/ours.ts'), [mode, ...files]);
  }

  async round(): Promise<readonly number[]> {
    this.#child.send('go');
    const [{ times, rssMiB }] = (await once(this.#child, 'message')) as [{ times: number[]; rssMiB: number }];
    this.rssMiB = rssMiB;
    return times.map((ms) => ms / 1000);
  }

  end(): void {
    this.#child.disconnect();
  }
}

const best = (rounds: readonly (readonly number[])[]) => files.map((_, i) => Math.min(...rounds.map((round) => round[i] ?? NaN)));
const sum = (times: readonly number[]) => times.reduce((a, b) => a + b, 0);

async function measure(mode: string) {
  const worker = new Worker(mode);
  for (let i = 0; i < WARM_UP_ROUNDS; i++) await worker.round();
  const ours: (readonly number[])[] = [];
  const theirs = peers.map((): number[][] => []);
  for (let i = 0; i < ROUNDS; i++) {
    ours.push(await worker.round());
    for (const [p, peer] of peers.entries())
      if (peer.name !== 'androguard' || i === 0) theirs[p]?.push(files.map((file) => cpuOf(peer.line(file))));
  }
  worker.end();
  return { ours: best(ours), peers: theirs.map(best), rssMiB: worker.rssMiB };
}

const cpu = cpus()[0]?.model ?? '?';
console.log(
  `${cpu}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(`CPU seconds, the least of ${ROUNDS} interleaved rounds after ${WARM_UP_ROUNDS} to warm up\n`);
const dexMiB = files.map(
  (file) =>
    Number(
      spawnSync('bash', ['-c', `unzip -lv ${quoted(file)} 'classes*.dex' | tail -1`], { encoding: 'utf8' })
        .stdout.trim()
        .split(/\s+/)[0],
    ) /
    2 ** 20,
);
for (const mode of ['core', 'full']) {
  const { ours, peers: theirs, rssMiB } = await measure(mode);
  console.log(`| ${mode} | APK MiB | DEX MiB | ours | ${peers.map((peer) => peer.name).join(' | ')} |`);
  console.log(`|---|---|---|---|${peers.map(() => '---|').join('')}`);
  for (const [i, file] of files.entries()) {
    const size = readFileSync(file).length / 2 ** 20;
    console.log(
      `| ${basename(file)} | ${size.toFixed(1)} | ${dexMiB[i]?.toFixed(1)} | ${ours[i]?.toFixed(3)} | ${theirs.map((times) => times[i]?.toFixed(3)).join(' | ')} |`,
    );
  }
  console.log(
    `| **sum** | | ${sum(dexMiB).toFixed(1)} | ${sum(ours).toFixed(3)} | ${theirs.map((times) => sum(times).toFixed(3)).join(' | ')} |`,
  );
  const [f1 = NaN, ...others] = theirs.map(sum);
  console.log(
    `\nours / unzip|sha256sum ${(sum(ours) / f1).toFixed(2)} · ${others.map((time, i) => `${peers[i + 1]?.name} / ours ${(time / sum(ours)).toFixed(1)}`).join(' · ')} · ${((1000 * sum(ours)) / sum(dexMiB)).toFixed(1)} ms per MiB of DEX · worker ${rssMiB.toFixed(0)} MiB\n`,
  );
}
