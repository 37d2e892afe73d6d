import { knowledge, ruleSet } from '@touchstone/knowledge';
import { wordingOf } from '@touchstone/render';
import { createScanPool } from '@touchstone/scan-pool';
import { compareReports, type Difference, type Report } from '@touchstone/verdict';
import { Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { reportOf } from '../inputs/report-of.ts';
import { table } from '../outputs/table.ts';
import type { Terminal } from '../terminal.ts';
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
      .description('两个版本之间的变化：权限、SDK、签名者、规则等 / what changed between two versions')
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
    const text =
      flags.format === 'json' ? `${JSON.stringify(compareReports(before, after), null, 2)}\n` : asText(before, after, flags.lang);
    terminal.stdout.write(text);
    return before.app === null || after.app === null ? EXIT.unreadable : EXIT.done;
  } finally {
    await pool.close();
  }
}

const TITLES = {
  zh: {
    identity: '基本信息',
    signers: '签名者',
    permissions: '权限',
    sdks: 'SDK',
    calls: '敏感调用',
    rules: '规则结果',
    none: '没有变化。',
    other: '注意：两个文件的包名不同，比较的是两个应用。',
    unreadable: '无法读取，没有可比较的内容：',
  },
  en: {
    identity: 'Identity',
    signers: 'Signers',
    permissions: 'Permissions',
    sdks: 'SDKs',
    calls: 'Sensitive calls',
    rules: 'Rules',
    none: 'Nothing changed.',
    other: 'Note: the packages differ; these are two apps.',
    unreadable: 'Could not be read, so there is nothing to compare: ',
  },
} as const;

function asText(before: Report, after: Report, lang: 'zh' | 'en'): string {
  const titles = TITLES[lang];
  const unreadable = [before, after].filter((report) => report.app === null).map((report) => report.file);
  if (unreadable.length > 0) return `${titles.unreadable}${unreadable.join(', ')}\n`;

  const compared = compareReports(before, after);
  const words = wordingOf({ lang, ruleSet, knowledge });
  const titleOf = new Map(ruleSet.rules.map((rule) => [rule.id, rule.title[lang]]));
  const same = (text: string) => text;
  const parts = [
    section(
      titles.identity,
      compared.identity.map((row) => [words.appField(row.what), row.from, '→', row.to]),
    ),
    section(titles.signers, lines(compared.signers, same)),
    section(titles.permissions, lines(compared.permissions, words.permission)),
    section(titles.sdks, lines(compared.sdks, words.sdk)),
    section(titles.calls, lines(compared.calls, words.call)),
    section(
      titles.rules,
      compared.rules.map((row) => [row.clause, titleOf.get(row.rule) ?? row.rule, words.result(row.from), '→', words.result(row.to)]),
    ),
  ].filter((part) => part !== '');
  const note = compared.isSameApp ? '' : `${titles.other}\n\n`;
  return `${compared.from} → ${compared.to}\n\n${note}${parts.length === 0 ? `${titles.none}\n` : parts.join('\n')}`;
}

const lines = ({ added, removed }: Difference, word: (text: string) => string) => [
  ...added.map((item) => ['+', word(item)]),
  ...removed.map((item) => ['-', word(item)]),
];
const section = (title: string, rows: readonly (readonly string[])[]) =>
  rows.length === 0 ? '' : `${title}（${rows.length}）\n${table([], rows)}`;
