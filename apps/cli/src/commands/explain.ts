import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { explainRule, type Rule } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';
import { EXIT } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { DefineCommand } from './command.ts';
import { findRules, withLang } from './rules.ts';

type Lang = 'zh' | 'en';

export const explainCommand: DefineCommand = (program, start) => {
  withLang(
    program
      .command('explain')
      .description('解释一个条款：依据、判定方法、整改；带报告时列出证据 / explain a clause; with a report, its proof')
      .argument('<clause>', '条款或规则，如 164-01.2 / clause or rule')
      .option('--report <file>', 'JSON 报告 / a JSON report'),
  ).action((clause: string, flags: { report?: string; lang: Lang }) => start((terminal) => explain(clause, flags, terminal)));
};

function explain(clause: string, { report, lang }: { report?: string; lang: Lang }, { cwd, stdout }: Terminal): number {
  const found = findRules(clause);
  const made = report === undefined ? undefined : readReport(resolve(cwd, report));
  for (const rule of found) {
    const lines = [
      ...explainRule(rule, lang, tokenNames),
      ...basisOf(rule, lang),
      ...(made === undefined ? [] : proofOf(rule, made, lang)),
    ];
    stdout.write(`${lines.join('\n')}\n\n`);
  }
  return EXIT.done;
}

const tokenNames = new Map(knowledge.personalInfo.map((info) => [info.token, { zh: info.zh, en: info.en }]));

function basisOf(rule: Rule, lang: Lang): readonly string[] {
  const articles = ruleSet.articles.filter((article) => rule.basis.includes(article.id));
  return articles.map((article) => `§ ${article.document} ${article.article}: ${article.says[lang]}`);
}

function proofOf(rule: Rule, report: Report, lang: Lang): readonly string[] {
  const finding = report.findings.find((one) => one.rule === rule.id);
  if (finding === undefined) return [lang === 'zh' ? '报告中没有这条规则。' : 'The report does not have this rule.'];
  const head = `→ ${finding.result}${finding.reason === undefined ? '' : ` (${finding.reason})`}`;
  const facts = finding.facts.flatMap((i) => report.facts[i] ?? []);
  return [
    head,
    ...facts.map(
      ({ kind, attributes, at }) =>
        `  ${placeText(at)}  ${kind} ${Object.entries(attributes)
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')}`,
    ),
  ];
}

const placeText = (at: Report['facts'][number]['at']) =>
  [at.file, at.method ?? at.class ?? at.element, at.line === undefined ? undefined : `:${at.line}`]
    .filter((part) => part !== undefined)
    .join(' ');

function readReport(file: string): Report {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`找不到报告 / no such report: ${file}`);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    if (report.schema.startsWith('touchstone-report/')) return report;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
  }
  throw new UsageError(`不是 JSON 报告 / not a JSON report: ${file}`);
}
