import { join, resolve } from 'node:path';
import { guidance, ruleSet } from '@touchstone/knowledge';
import { explainRule, type Rule, runCases } from '@touchstone/rules';
import { type Command, Option } from 'commander';
import { EXIT } from '../exit-code.ts';
import { table } from '../outputs/table.ts';
import { writeReport } from '../outputs/write-report.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';
import { type CoverageFlags, showCoverage } from './rules-coverage.ts';

type Lang = 'zh' | 'en';

export const rulesCommand: DefineCommand = (program, start) => {
  const rules = program.command('rules').description('规则：条款、依据、用例、覆盖 / the rules: clauses, basis, cases, coverage');
  withLang(
    rules
      .command('list')
      .description('全部规则 / all rules')
      .option('--clause <prefix>', '条款前缀，如 164 或 078.6 / clauses that start so'),
  ).action((flags: { clause?: string; lang: Lang }) => start((terminal) => list(flags, terminal)));
  withLang(rules.command('show').description('一条规则的全文 / one rule in full').argument('<id>', '规则或条款 / rule or clause')).action(
    (id: string, flags: { lang: Lang }) => start((terminal) => show(id, flags.lang, terminal)),
  );
  rules
    .command('test')
    .description('运行每条规则自带的用例 / run the cases of every rule')
    .action(() => start(test));
  withLang(
    rules
      .command('coverage')
      .description('每个条款由哪些输入判定、能否判定 / which inputs decide each clause, and whether we do')
      .addOption(new Option('--format <format>', '输出格式 / format').choices(['text', 'json', 'md']).default('text'))
      .option('--clause <prefix>', '条款前缀，如 164 或 078.6 / clauses that start so'),
  ).action((flags: CoverageFlags) => start((terminal) => showCoverage(flags, terminal)));
  withLang(
    rules
      .command('guide')
      .description('合规指引：是什么、为什么、怎么改、示例、自查 / guidance: what, why, how to put it right, examples, checks')
      .argument('[id]', '规则、条款、条款前缀或所涉问题，如 164-01.5 / rule, clause, its beginning, or Q05')
      .option('--out <dir>', '写为网页文件夹；不带参数即全部规则 / write pages to a folder; all rules without an argument'),
  ).action((id: string | undefined, flags: { out?: string; lang: Lang }) => start((terminal) => guide(id, flags, terminal)));
};

export const withLang = (command: Command): Command =>
  command.addOption(new Option('--lang <lang>', '语言 / language').choices(['zh', 'en']).default('zh'));

function list({ clause, lang }: { clause?: string; lang: Lang }, { stdout }: Terminal): number {
  const wanted = ruleSet.rules.filter((rule) => clause === undefined || rule.clause.startsWith(clause));
  stdout.write(
    table(
      lang === 'zh' ? ['条款', '规则', '需要', '说明'] : ['clause', 'rule', 'needs', 'title'],
      wanted.map((rule) => [rule.clause, rule.id, rule.needs.join(' '), rule.title[lang]]),
    ),
  );
  stdout.write(`${wanted.length} · ${ruleSet.version} · ${ruleSet.released}\n`);
  return EXIT.done;
}

function show(id: string, lang: Lang, { stdout }: Terminal): number {
  for (const rule of findRules(id)) stdout.write(`${explainRule(rule, lang).join('\n')}\n\n`);
  return EXIT.done;
}

/**
 * Rules by id, by clause, by the start of a clause, or by the code of a 所涉问题 (`Q05`).
 * @throws UsageError when there is none
 */
export function findRules(id: string): readonly Rule[] {
  const ways: readonly ((rule: Rule) => boolean)[] = [
    (rule) => rule.id === id || rule.clause === id,
    (rule) => rule.problem === id,
    (rule) => id !== '' && rule.clause.startsWith(id),
  ];
  const found = ways.map((way) => ruleSet.rules.filter(way)).find((rules) => rules.length > 0);
  if (found === undefined) throw new UsageError(`没有这条规则或条款 / no such rule or clause: ${id}（touchstone rules list）`);
  return found;
}

function test({ stdout }: Terminal): number {
  const failed = ruleSet.rules.flatMap((rule) => runCases(rule).map((one) => `${rule.id}: ${JSON.stringify(one)}`));
  for (const line of failed) stdout.write(`✗ ${line}\n`);
  const cases = ruleSet.rules.reduce((sum, rule) => sum + rule.cases.length, 0);
  stdout.write(`${ruleSet.rules.length} rules, ${cases - failed.length} cases passed, ${failed.length} failed\n`);
  return failed.length === 0 ? EXIT.done : EXIT.failOn;
}

/** Pages to a folder, or to the terminal: there all rules at once would be a flood. */
async function guide(
  id: string | undefined,
  { out, lang }: { out?: string; lang: Lang },
  { cwd, stdout, stderr }: Terminal,
): Promise<number> {
  const { guideOf, guideSite, guideText } = await import('@touchstone/documents');
  const options = { lang, ruleSet, guidance: guidance() };
  const wanted = id === undefined ? ruleSet.rules : findRules(id);
  if (out !== undefined) {
    const folder = resolve(cwd, out);
    const files = guideSite(wanted, options);
    for (const { name, content } of files) writeReport(join(folder, name), content);
    stderr.write(`✓ ${wanted.length} → ${join(folder, 'index.html')}\n`);
    return EXIT.done;
  }
  if (id === undefined) throw new UsageError('请给出规则或条款，或用 --out 写出全部 / name a rule or clause, or write all with --out DIR');
  stdout.write(wanted.map((rule) => guideText(guideOf(rule, options), lang)).join('\n'));
  return EXIT.done;
}
