// node bench/flow.ts: CPU time and memory of data flow on generated apps of 1×, 2×, 4× and 8×, warm, the least of several.
import { DEFAULT_LIMITS, loadApp } from '@touchstone/app-model';
import { analyseFlows, readFlowKnowledge } from '@touchstone/flow';
import { sourceOf } from '@touchstone/kernel/bytes';
import { knowledge } from '@touchstone/knowledge';
import { ports } from '@touchstone/ports-node';
import { large } from '@touchstone/test-kit';

/** Method references of the smallest; the largest has more than 250,000. */
const UNIT = 39_000;
const ROUNDS = 3;
const MIB = 2 ** 20;
const rows = readFlowKnowledge(knowledge.lists);

process.stdout.write(
  '| size | method references | flows | partial | work units | data flow, ms | resident, MiB |\n|---|--:|--:|---|--:|--:|--:|\n',
);
for (const times of [1, 2, 4, 8]) {
  const { bytes } = large({ methodReferences: UNIT * times, isStarted: true, carriesData: true });
  let best = Number.POSITIVE_INFINITY;
  let row: readonly (string | number)[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { value } = loadApp([{ name: 'large.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes: [], limits: DEFAULT_LIMITS });
    const before = process.cpuUsage();
    const { flows, isPartial, spent } = analyseFlows(value, rows);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
    row = [`${times}×`, value.program.counts.methodReferences, flows.length, isPartial ? 'yes' : 'no', spent];
  }
  process.stdout.write(`| ${[...row, best.toFixed(0), (process.memoryUsage().rss / MIB).toFixed(0)].join(' | ')} |\n`);
}
