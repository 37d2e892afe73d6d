import { knowledge, ruleSet } from '@touchstone/knowledge';
import { wordingOf } from '@touchstone/render';
import { explainRule, type Rule } from '@touchstone/rules';
import type { Report } from '@touchstone/verdict';
import { EXIT } from '../exit-code.ts';
import { readReport } from '../inputs/read-report.ts';
import type { Terminal } from '../terminal.ts';
import type { DefineCommand } from './command.ts';
import { findRules, withLang } from './rules.ts';

type Lang = 'zh' | 'en';

export const explainCommand: DefineCommand = (program, start) => {
  withLang(
    program
      .command('explain')
      .description('解释一个条款：依据、判定、整改；带报告则列证据 / explain a clause; with a report, its proof')
      .argument('<clause>', '条款或规则，如 164-01.2 / clause or rule')
      .option('--report <file>', 'JSON 报告 / a JSON report'),
  ).action((clause: string, flags: { report?: string; lang: Lang }) => start((terminal) => explain(clause, flags, terminal)));
};

function explain(clause: string, { report, lang }: { report?: string; lang: Lang }, { cwd, stdout }: Terminal): number {
  const found = findRules(clause);
  const made = report === undefined ? undefined : readReport(report, cwd);
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

/** Articles that may be cited under their number on the day of the rules. */
function basisOf(rule: Rule, lang: Lang): readonly string[] {
  const articles = ruleSet.articles.filter(
    ({ id, until }) => rule.basis.includes(id) && (until === undefined || until >= ruleSet.released),
  );
  return articles.map((article) => `§ ${article.document} ${article.article}: ${article.says[lang]}`);
}

function proofOf(rule: Rule, report: Report, lang: Lang): readonly string[] {
  const finding = report.findings.find((one) => one.rule === rule.id);
  const words = wordingOf({ lang, ruleSet, knowledge });
  if (finding === undefined) return [`→ ${words.result('absent')}`];
  const reason = finding.reason === undefined ? '' : ` — ${words.reason(finding.reason)}`;
  const facts = finding.facts.flatMap((i) => report.facts[i] ?? []);
  return [
    `→ ${words.result(finding.result)}${reason}`,
    ...facts.flatMap((fact) => [
      `  · ${[words.fact(fact), words.owner(fact)].filter((text) => text !== '').join(' — ')}`,
      `    ${words.place(fact.at)}`,
      ...[...words.shown(fact, report), ...words.chain(fact)].map((line) => `      ${line}`),
    ]),
  ];
}
