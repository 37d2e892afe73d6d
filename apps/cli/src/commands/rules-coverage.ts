import { detectors } from '@touchstone/facts';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import {
  countCells,
  countHead,
  countOf,
  coverage,
  coverageByInstrument,
  coverageCells,
  coverageHead,
  coverageMarkdown,
  gapsIn,
  nameOfInstrument,
  proofsIn,
  sceneCount,
  sceneLines,
  scenesForPeople,
} from '@touchstone/rules';
import { EXIT } from '../exit-code.ts';
import { table } from '../outputs/table.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export interface CoverageFlags {
  readonly lang: 'zh' | 'en';
  readonly format: 'text' | 'json' | 'md';
  readonly clause?: string;
}

/**
 * Every clause with the inputs that decide it, whether it is decided, and the case that shows it.
 * @throws UsageError when no clause starts as asked
 */
export function showCoverage({ lang, format, clause = '' }: CoverageFlags, { stdout }: Terminal): number {
  const { instruments, released } = ruleSet;
  const notes = knowledge.lists['coverage-gaps'];
  const all = coverage(
    ruleSet.rules.filter((rule) => rule.clause.startsWith(clause)),
    {
      yielded: new Set(detectors.flatMap((detector) => detector.yields)),
      proofs: proofsIn(knowledge.lists['coverage']),
      gaps: gapsIn(notes),
      asOf: released,
    },
  );
  const { rows } = all;
  if (rows.length === 0) throw new UsageError(`没有这样开头的条款 / no clause starts so: ${clause}（touchstone rules list）`);
  const document = { rows, instruments, forPeople: scenesForPeople(notes) };
  if (format === 'json') stdout.write(`${JSON.stringify(all, null, 2)}\n`);
  else if (format === 'md') stdout.write(coverageMarkdown(document, lang));
  else for (const part of asText(document, lang)) stdout.write(`${part}\n`);
  return EXIT.done;
}

/** The table, the counts of each document, the 42 scenes where they are among the rows. */
function asText({ rows, instruments, forPeople }: Parameters<typeof coverageMarkdown>[0], lang: 'zh' | 'en'): readonly string[] {
  const counts = coverageByInstrument(rows).map((one) => countCells(nameOfInstrument(one.instrument, instruments, lang), one));
  const scenes = sceneCount(rows, forPeople);
  return [
    table(
      coverageHead[lang],
      rows.map((row) => [...coverageCells(row, lang)]),
    ),
    table(countHead(lang), [...counts, countCells(lang === 'zh' ? '合计' : 'all', countOf(rows))]),
    ...(scenes.total === 0 ? [] : sceneLines(scenes, lang)),
  ];
}
