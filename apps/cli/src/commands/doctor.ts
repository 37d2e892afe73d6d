import { availableParallelism, freemem } from 'node:os';
import { detectors } from '@touchstone/facts';
import { knowledge, ruleSet, sourcesSha256 } from '@touchstone/knowledge';
import { createScanPool } from '@touchstone/scan-pool';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import type { DefineCommand } from './command.ts';

export const doctorCommand: DefineCommand = (program, start) => {
  program
    .command('doctor')
    .description('检查本机环境、规则与数据是否就绪 / is this machine ready, are rules and data in place')
    .action(() => start(doctor));
};

interface Check {
  readonly name: string;
  readonly value: string;
  readonly isGood: boolean;
}

async function doctor({ stdout }: Terminal): Promise<number> {
  const checks: readonly Check[] = [
    { name: 'Node', value: process.versions.node, isGood: Number(process.versions.node.split('.')[0]) >= 22 },
    { name: '处理器核 / cores', value: String(availableParallelism()), isGood: true },
    { name: '可用内存 / free memory', value: `${Math.round(freemem() / 1024 / 1024)} MiB`, isGood: freemem() > 600 * 1024 * 1024 },
    { name: '规则 / rules', value: `${ruleSet.rules.length} · ${ruleSet.version} · ${ruleSet.released}`, isGood: ruleSet.rules.length > 0 },
    { name: 'SDK', value: String(knowledge.sdks.length), isGood: knowledge.sdks.length > 0 },
    { name: 'API', value: String(knowledge.apis.length), isGood: knowledge.apis.length > 0 },
    { name: '检测器 / detectors', value: String(detectors.length), isGood: detectors.length > 0 },
    { name: '数据摘要 / data digest', value: sourcesSha256.slice(0, 16), isGood: sourcesSha256.length === 64 },
    await childCheck(),
  ];
  for (const { name, value, isGood } of checks) stdout.write(`${isGood ? '✓' : '✗'} ${name}: ${value}\n`);
  return checks.every((check) => check.isGood) ? EXIT.done : EXIT.ourFault;
}

/** A child process starts and answers about a file that is not there. */
async function childCheck(): Promise<Check> {
  const pool = createScanPool(1);
  const { summary } = await pool.scan({ paths: ['/nonexistent/app.apk'], format: 'json', lang: 'zh', options: { name: 'app.apk' } });
  await pool.close();
  return { name: '检测进程 / scan process', value: summary.isReadable ? '?' : 'ok', isGood: !summary.isReadable };
}
