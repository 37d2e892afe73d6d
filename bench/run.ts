// npm run bench: our CPU time against unzip | sha256sum, dexdump and androguard on the same apps in the same minutes,
// interleaved, as ratios. Prints a table; bench/README.md keeps it with machine and date.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { basename } from 'node:path';
import { benchmarkApps } from './apps.ts';
import { WarmWorker } from './warm-worker.ts';

const WARM_UP_ROUNDS = 25;
const ROUNDS = Number(process.env['ROUNDS'] ?? 7);
const withAndroguard = process.argv.includes('--androguard');

const files = benchmarkApps();

/** CPU seconds (user + system, children included) of a shell line. */
function cpuOf(line: string): number {
  const timed = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time { ${line}; } >/dev/null 2>/dev/null`], { encoding: 'utf8' });
  const [user = NaN, system = NaN] = timed.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return user + system;
}

const quoted = (file: string) => `'${file.replaceAll("'", "'\\''")}'`;
const peers = [
  { name: 'unzip + sha256sum', isSlow: false, line: (file: string) => `unzip -p ${quoted(file)} 'classes*.dex' | sha256sum` },
  { name: 'dexdump -d', isSlow: false, line: (file: string) => `dexdump -d ${quoted(file)}` },
  ...(withAndroguard
    ? [
        {
          name: 'androguard',
          isSlow: true,
          line: (file: string) => `/usr/bin/python3 -c "from androguard.misc import AnalyzeAPK; AnalyzeAPK('${file}')"`,
        },
      ]
    : []),
];

const timesOf = (line: (file: string) => string) => files.map((file) => cpuOf(line(file)));

/** What takes minutes is measured once. */
let slow: number[] | undefined;
function slowTimes(line: (file: string) => string): number[] {
  slow ??= timesOf(line);
  return slow;
}

const best = (rounds: readonly (readonly number[])[]) => files.map((_, i) => Math.min(...rounds.map((round) => round[i] ?? NaN)));
const sum = (times: readonly number[]) => times.reduce((a, b) => a + b, 0);

async function measure(mode: 'core' | 'full') {
  const worker = new WarmWorker(mode, files);
  for (let i = 0; i < WARM_UP_ROUNDS; i++) await worker.round();
  const ours: (readonly number[])[] = [];
  const theirs = peers.map((): number[][] => []);
  for (let i = 0; i < ROUNDS; i++) {
    ours.push(await worker.round());
    for (const [p, peer] of peers.entries()) theirs[p]?.push(peer.isSlow ? slowTimes(peer.line) : timesOf(peer.line));
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
for (const mode of ['core', 'full'] as const) {
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
    `\nours / (unzip + sha256sum) ${(sum(ours) / f1).toFixed(2)} · ${others.map((time, i) => `${peers[i + 1]?.name} / ours ${(time / sum(ours)).toFixed(1)}`).join(' · ')} · ${((1000 * sum(ours)) / sum(dexMiB)).toFixed(1)} ms per MiB of DEX · worker ${rssMiB.toFixed(0)} MiB\n`,
  );
}
