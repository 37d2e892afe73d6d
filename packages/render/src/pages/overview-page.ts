import type { Finding, Report } from '@touchstone/verdict';
import { comparisonOf, type Tone } from '../view/comparison.ts';
import { placesText, subjectsText } from '../view/fix-lines.ts';
import { countsOf } from '../view/gate.ts';
import { materialsOf } from '../view/materials.ts';
import { groundsOf } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { whereToMove } from '../view/where-to-move.ts';
import { sideWords } from '../words/comparison.ts';
import { evidenceInputs } from '../words/evidence.ts';
import { nameOfReason } from '../words/reasons.ts';
import { AREAS, type Area, factsOfArea } from './facts-choice.ts';
import { SCREEN_SIDE, screenParts, screenSideName } from './screen-side.ts';

/** What a page shows of a report at once; long lists are asked for one by one. */
export interface OverviewPage {
  readonly file: string;
  readonly app: Report['app'];
  readonly engine: Report['engine'];
  readonly category: Report['category'];
  readonly counts: Readonly<Record<Finding['result'], number>>;
  readonly documents: readonly ClauseGroup[];
  readonly fixFirst: readonly FixLine[];
  readonly materials: readonly MaterialLine[];
  readonly comparison: ComparisonPage;
  /** How many facts each list holds. */
  readonly areas: Readonly<Record<Area, number>>;
  readonly lanes: number;
  readonly screens: number;
  readonly problems: number;
  readonly hasTimeline: boolean;
  /** What was not looked at, in words. */
  readonly limits: readonly string[];
}

export interface ClauseGroup {
  readonly document: string;
  readonly number: string;
  readonly clauses: readonly ClauseLine[];
}

export interface ClauseLine {
  readonly rule: string;
  readonly clause: string;
  readonly title: string;
  readonly result: Finding['result'];
  /** Why it is open or was not tested, in words. */
  readonly reason: string | null;
  readonly facts: number;
  readonly isTrial: boolean;
}

export interface FixLine {
  readonly title: string;
  readonly remedy: string;
  readonly owner: string;
  readonly subjects: string;
  readonly places: string;
  readonly move: string;
  readonly clauses: readonly string[];
  /** The first of the facts that the change removes. */
  readonly fact: number | null;
  readonly facts: number;
}

export interface MaterialLine {
  readonly input: string;
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly sizeBytes: number }[];
  readonly count: number;
  /** Clauses that were not tested for want of it. */
  readonly waiting: number;
}

export interface ComparisonPage {
  readonly sides: readonly { readonly side: string; readonly name: string }[];
  readonly rows: readonly {
    readonly data: string;
    readonly name: string;
    readonly isSensitive: boolean;
    readonly mismatches: readonly { readonly mark: string; readonly says: string; readonly isLesser: boolean }[];
    readonly cells: readonly {
      readonly side: string;
      readonly facts: number;
      readonly parts: readonly { readonly tone: Tone; readonly text: string }[];
    }[];
  }[];
}

/** Files named of one sort of material; screens are thousands. */
const MOST_FILES = 50;

export function overviewPage(view: View): OverviewPage {
  const { report, names, words } = view;
  const isFull = report.engine.depth === 'full';
  return {
    file: report.file,
    app: report.app,
    engine: report.engine,
    category: report.category,
    counts: countsOf(report.findings),
    documents: view.gate.map(({ document, number, items }) => ({
      document,
      number,
      clauses: items.flatMap(({ lines }) =>
        lines.map(({ finding: { rule, clause, result, reason, facts }, title, isTrial }) => ({
          ...{ rule, clause, title, result, isTrial },
          reason: reason === undefined ? null : nameOfReason(reason, names.lang),
          facts: facts.length,
        })),
      ),
    })),
    fixFirst: fixLines(view),
    materials: materialsOf(report).map(({ input, files, waiting }) => ({
      input,
      name: names.say(evidenceInputs[input]),
      files: files.slice(0, MOST_FILES).map(({ name, sha256, sizeBytes }) => ({ name, sha256, sizeBytes })),
      count: files.length,
      waiting,
    })),
    comparison: comparisonPage(view),
    areas: Object.fromEntries(AREAS.map((area) => [area, factsOfArea(report, area).length])) as Record<Area, number>,
    lanes: view.lanes.length,
    screens: report.exhibits?.screens?.length ?? 0,
    problems: report.problems.length,
    hasTimeline: groundsOf(report, names).length > 0,
    limits: [report.evidence === undefined ? words.limitsText : words.limitsWithText, ...(isFull ? [] : [words.flowNotRun])],
  };
}

function fixLines(view: View): readonly FixLine[] {
  const { report, names } = view;
  return report.fixFirst.map((fix) => ({
    title: names.say(fix.title),
    remedy: names.say(fix.remedy),
    owner: names.owner(fix.owner),
    subjects: subjectsText(fix, names),
    places: placesText(fix, view),
    move: whereToMove(fix, view),
    clauses: fix.clauses,
    fact: fix.facts[0] ?? null,
    facts: fix.facts.length,
  }));
}

function comparisonPage(view: View): ComparisonPage {
  const { report, names } = view;
  const sides = [...Object.entries(sideWords), [SCREEN_SIDE, screenSideName] as const];
  return {
    sides: sides.map(([side, name]) => ({ side, name: names.say(name) })),
    rows: comparisonOf(report, names).map(({ name, isSensitive, mismatches, cells }, i) => {
      const data = report.matrix[i]?.data ?? '';
      const all = [...cells, { side: SCREEN_SIDE, parts: screenParts(data, view) }];
      return {
        ...{ data, name, isSensitive, mismatches },
        cells: all.map(({ side, parts }) => ({
          side,
          facts: new Set(parts.flatMap(({ facts }) => facts)).size,
          parts: parts.map(({ tone, text }) => ({ tone, text })),
        })),
      };
    }),
  };
}
