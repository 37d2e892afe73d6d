// node bench/reach.ts: CPU time of reachability on generated apps of 1×, 2×, 4× and 8×, warm, the least of several.
import { DEFAULT_LIMITS, loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { knowledge } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { CallEdges, type Program, ReachableCode } from '@touchstone/program';
import { analyseReach } from '@touchstone/reach';
import { large } from '@touchstone/test-kit';

const UNIT = 39_000;
const ROUNDS = 9;
/** What is asked about: any call of these. */
const ASKED = [
  { class: 'Landroid/telephony/TelephonyManager;', name: 'getDeviceId' },
  { class: 'Landroid/provider/Settings$Secure;', name: 'getString' },
  { class: 'Landroid/location/LocationManager;', name: 'getLastKnownLocation' },
];

function cpuMs(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const least = (run: () => void): number => Math.min(...Array.from({ length: ROUNDS }, () => cpuMs(run)));

/** What the launcher leads to, without anything precise. */
function coarse(program: Program): ReachableCode {
  const code = new ReachableCode(program.index);
  const launcher = program.class('Lcom/example/large/Launcher;')!;
  code.add({ methods: launcher.methods().map(({ id }) => id), classes: [launcher.id] });
  return code;
}

process.stdout.write(
  '| size | method references | methods that can run | asked | coarse, ms | callers, ms | all of reach, ms |\n|---|--:|--:|--:|--:|--:|--:|\n',
);
for (const times of [1, 2, 4, 8]) {
  const { bytes } = large({ methodReferences: UNIT * times, isStarted: true });
  const load = () => loadApp([{ name: 'large.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes: [], limits: DEFAULT_LIMITS }).value;
  const app = load();
  const asked = ASKED.flatMap((query) => app.program.callsTo(query));
  const code = coarse(app.program);
  const reached = code.isReached.reduce((sum, is) => sum + is, 0);
  const row = [
    `${times}×`,
    app.program.counts.methodReferences,
    reached,
    asked.length,
    least(() => coarse(app.program)).toFixed(1),
    least(() => new CallEdges(code)).toFixed(1),
    least(() => analyseReach(app, asked, { lists: knowledge.lists, matchesReflective: () => false })).toFixed(1),
  ];
  process.stdout.write(`| ${row.join(' | ')} |\n`);
}
