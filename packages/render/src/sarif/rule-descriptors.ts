import type { Rule } from '@touchstone/rules';
import type { View } from '../view/view.ts';

/** One descriptor for each rule that has a result, in the order of the findings, so that an index finds it. */
export function ruleDescriptors({ report, names }: View): readonly object[] {
  return report.findings.map(({ rule: id, clause }) => {
    const rule = names.rule(id);
    return rule === undefined ? { id, properties: { clause } } : descriptor(rule, names.lang);
  });
}

function descriptor(rule: Rule, lang: 'zh' | 'en'): object {
  const { clause, instrument, needs, status, source, problem, law, aboutPackage } = rule;
  return {
    id: rule.id,
    name: pascalCase(rule.id),
    shortDescription: { text: rule.title[lang] },
    fullDescription: { text: rule.wording[lang] },
    help: { text: rule.remedy[lang] },
    defaultConfiguration: { level: aboutPackage ? 'error' : 'warning' },
    properties: { clause, instrument, document: lang === 'zh' ? law.document : law.en, number: law.number, needs, status, problem, source },
  };
}

/** SARIF wants names in this form. */
const pascalCase = (id: string) => id.replace(/(?:^|-)([a-z\d])/g, (_, first: string) => first.toUpperCase());
