import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { createScanPool, type ScanPool } from '@touchstone/scan-pool';
import { type Comparison, compareReports, type Difference, type Report } from '@touchstone/verdict';
import { Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { table } from '../outputs/table.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';
import { withLang } from './rules.ts';

interface DiffFlags {
  readonly format: 'text' | 'json';
  readonly lang: 'zh' | 'en';
}

export const diffCommand: DefineCommand = (program, start) => {
  withLang(
    program
      .command('diff')
      .description('两个版本之间的变化：权限、SDK、调用、签名者、规则 / what changed between two versions')
      .argument('<old>', '安装包或 JSON 报告 / APK or JSON report')
      .argument('<new>', '安装包或 JSON 报告 / APK or JSON report')
      .addOption(new Option('--format <format>', '输出格式 / format').choices(['text', 'json']).default('text')),
  ).action((from: string, to: string, flags: DiffFlags) => start((terminal) => diff(from, to, flags, terminal)));
};

async function diff(from: string, to: string, flags: DiffFlags, terminal: Terminal): Promise<number> {
  const pool = createScanPool(2);
  try {
    const [before, after] = await Promise.all([from, to].map((path) => reportOf(path, pool, terminal.cwd)));
    if (before === undefined || after === undefined) return EXIT.ourFault;
    const compared = compareReports(before, after);
    terminal.stdout.write(flags.format === 'json' ? `${JSON.stringify(compared, null, 2)}\n` : asText(compared, flags.lang));
    return before.app === null || after.app === null ? EXIT.unreadable : EXIT.done;
  } finally {
    await pool.close();
  }
}

/** The report itself when the file is one, else that of a scan. */
async function reportOf(path: string, pool: ScanPool, cwd: string): Promise<Report> {
  const file = resolve(cwd, path);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`找不到文件 / no such file: ${path}`);
  const json = path.endsWith('.json')
    ? readFileSync(file, 'utf8')
    : (await pool.scan({ paths: [file], format: 'json', lang: 'zh', options: { name: basename(path) } })).output;
  const report: unknown = JSON.parse(json);
  if (typeof report !== 'object' || report === null || !('schema' in report)) throw new UsageError(`不是报告 / not a report: ${path}`);
  return report as Report;
}

const TITLES = {
  zh: {
    identity: '基本信息',
    signers: '签名者',
    permissions: '权限',
    sdks: 'SDK',
    calls: '敏感调用',
    rules: '规则结果',
    none: '没有变化',
    other: '注意：两个文件的包名不同。',
  },
  en: {
    identity: 'Identity',
    signers: 'Signers',
    permissions: 'Permissions',
    sdks: 'SDKs',
    calls: 'Sensitive calls',
    rules: 'Rules',
    none: 'Nothing changed',
    other: 'Note: the packages differ.',
  },
} as const;

function asText(compared: Comparison, lang: 'zh' | 'en'): string {
  const titles = TITLES[lang];
  const parts = [
    section(
      titles.identity,
      compared.identity.map((row) => [row.what, row.from, '→', row.to]),
    ),
    ...(['signers', 'permissions', 'sdks', 'calls'] as const).map((what) => section(titles[what], lines(compared[what]))),
    section(
      titles.rules,
      compared.rules.map((row) => [row.clause, row.rule, row.from, '→', row.to]),
    ),
  ].filter((part) => part !== '');
  const note = compared.isSameApp ? '' : `${titles.other}\n\n`;
  return `${compared.from} → ${compared.to}\n\n${note}${parts.length === 0 ? `${titles.none}\n` : parts.join('\n')}`;
}

const lines = ({ added, removed }: Difference) => [...added.map((item) => ['+', item]), ...removed.map((item) => ['-', item])];
const section = (title: string, rows: readonly (readonly string[])[]) =>
  rows.length === 0 ? '' : `${title}（${rows.length}）\n${table([], rows)}`;
