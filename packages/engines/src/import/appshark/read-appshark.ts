import type { Fact } from '@touchstone/facts';
import { ruleSet } from '@touchstone/knowledge';
import { capabilitiesWithin, judgedVotes, type Sight } from '../../findings/judged-votes.ts';
import { emptyResult } from '../../results.ts';
import { type Importer, importedEngine } from '../importer.ts';
import { entriesOf, fieldOf, fieldsOf, listOf, readJson, textOf } from '../read-json.ts';
import mapping from './mapping.json' with { type: 'json' };

/**
 * AppShark follows data from sources to sinks by rules that its users write. What it finds is a lead; which rules it ran it does not say,
 * so it clears nothing.
 */
const SIGHT: Sight = { kinds: new Set(['flow.leak']), brings: new Set(['static']) };
const CAPABILITIES = capabilitiesWithin(SIGHT);
const MOST_FLOWS = 10_000;

/** `results.json` of AppShark. @source github.com/bytedance/appshark doc/zh/result.md */
export const appsharkImporter: Importer = {
  format: 'appshark',
  read(bytes, subject) {
    const json = readJson(bytes);
    if (!json.ok) return json;
    const { SecurityInfo: security, ComplianceInfo: compliance } = json.fields;
    if (security === undefined && compliance === undefined) return { ok: false, reason: 'other-format' };
    const facts = [...flowsIn(security), ...flowsIn(compliance)].slice(0, MOST_FLOWS);
    const description = importedEngine({
      id: 'appshark',
      version: textOf(fieldOf(fieldsOf(json.fields['BasicInfo']), 'AppSharkVersion')),
      ruleSet: ruleSet.version,
      name: 'AppShark',
      vendor: 'ByteDance',
      capabilities: CAPABILITIES,
    });
    const empty = emptyResult(description, subject, 'SUCCEEDED');
    const votes = judgedVotes(facts, SIGHT, CAPABILITIES, subject.asOf);
    const problems = [{ code: 'appshark/artifact-not-stated', at: { file: 'results.json' } }];
    return { ok: true, description, answer: { outcome: 'SUCCEEDED', result: { ...empty, ...votes, facts, problems } } };
  },
};

/** Two levels down lie the rules by name: category, or kind of compliance; then the rule with its findings. */
function flowsIn(section: unknown): readonly Fact[] {
  return entriesOf(section).flatMap(([category, rules]) =>
    entriesOf(rules).flatMap(([name, rule]) => {
      const flow = flowOf(textOf(fieldOf(rule, 'name')) ?? name, category);
      return flow === undefined
        ? []
        : listOf(fieldOf(rule, 'vulners'))
            .slice(0, MOST_FLOWS)
            .map((found) => leak(flow, fieldsOf(fieldOf(found, 'details'))));
    }),
  );
}

interface Flow {
  readonly data: string;
  readonly sink: string;
}

/** What a rule looks for, by its name: as listed, or `<source>_<sink>`, or the sink that its category names. */
function flowOf(name: string, category: string): Flow | undefined {
  const listed = own(mapping.rules, name);
  if (listed !== undefined) return listed;
  const words = name.toLowerCase().split(/[_.-]/);
  const data = words.map((word) => own(mapping.sources, word)).find((token) => token !== undefined);
  const sink = [...words.slice(1), ...category.toLowerCase().split('_')]
    .map((word) => own(mapping.sinks, word))
    .find((token) => token !== undefined);
  return data === undefined || sink === undefined ? undefined : { data, sink };
}

const own = <V>(table: Readonly<Record<string, V>>, name: string): V | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);

function leak({ data, sink }: Flow, details: Readonly<Record<string, unknown>>): Fact {
  const method = textOf(details['position'], 500);
  return {
    kind: 'flow.leak',
    attributes: { data, sink, source: firstText(details['Source']), target: firstText(details['Sink']), owner: 'unknown' },
    at: { file: 'classes.dex', ...(method === undefined ? {} : { method }) },
  };
}

const firstText = (value: unknown): string => textOf(value, 500) ?? textOf(listOf(value)[0], 500) ?? '?';
