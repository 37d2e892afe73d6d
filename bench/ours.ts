// A warm, long-lived worker: for every message it scans each file once and answers with CPU milliseconds.
// Arguments: core|full FILE…

import { DEFAULT_LIMITS, loadApp } from '@touchstone/app-model';
import { detectors, runDetectors } from '@touchstone/facts';
import type { ByteSource } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import { knowledge } from '@touchstone/knowledge';
import { ScanMemory } from '@touchstone/ports-node';
import { scanArchives } from '@touchstone/scan-core';

const [mode, ...files] = process.argv.slice(2);
const sdkPrefixes = knowledge.sdks.flatMap((sdk) => sdk.prefixes.map(({ prefix }) => ({ prefix, sdk: sdk.id })));
/** What the core pass looks for besides reading and linking: domains and SDK prefixes. */
const CORE_DETECTORS = detectors.filter((detector) => ['addresses', 'sdks'].includes(detector.id));

/**
 * The core pass of the design holds the digests of v2 and v3, not the JAR signature, which inflates and hashes every
 * file once more. The full pass leaves nothing out.
 */
const CORE_LIMITS = { ...DEFAULT_LIMITS, jarBytes: 0 };

const passes: Readonly<Record<string, (source: ByteSource, ports: Ports) => void>> = {
  core(source, ports) {
    const app = loadApp([{ name: 'app.apk', source }], { ports, sdkPrefixes, limits: CORE_LIMITS }).value;
    runDetectors(CORE_DETECTORS, app, knowledge, {});
  },
  full(source, ports) {
    JSON.stringify(scanArchives([{ name: 'app.apk', source }], { name: 'app.apk' }, ports));
  },
};

const pass = passes[mode ?? ''];
if (pass === undefined) throw new Error(`no such pass: ${mode}`);
process.on('disconnect', () => process.exit(0));
process.on('message', () => {
  const times = files.map((file) => {
    const before = process.cpuUsage();
    const memory = new ScanMemory();
    pass(memory.open(file), memory.ports);
    memory.free();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  process.send?.({ times, rssMiB: process.memoryUsage.rss() / 1024 / 1024 });
});
