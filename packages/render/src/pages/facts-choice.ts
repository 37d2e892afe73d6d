import type { Fact } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { comparisonOf } from '../view/comparison.ts';
import type { View } from '../view/view.ts';
import { SCREEN_SIDE, screenFacts } from './screen-side.ts';

/** Lists of facts that a page shows by themselves. */
export const AREAS = ['all', 'traffic', 'run', 'policy', 'screens', 'code'] as const;
export type Area = (typeof AREAS)[number];

const TRAFFIC: ReadonlySet<string> = new Set([
  'run.sends',
  'run.connection',
  'network.domain',
  'network.ip',
  'network.cleartext',
  'network.weak-tls',
]);
const CODE = /^(?:code|reach|flow|gate|webview|evasion)\./;

const IN: Readonly<Record<Area, (fact: Fact, screens: ReadonlySet<string>) => boolean>> = {
  all: () => true,
  traffic: ({ kind }) => TRAFFIC.has(kind),
  run: ({ kind }) => kind.startsWith('run.') && kind !== 'run.scenario',
  policy: ({ kind }) => kind.startsWith('policy.') || kind.startsWith('compare.'),
  screens: ({ at }, screens) => screens.has(at.file),
  code: ({ kind }) => CODE.test(kind),
};

/** Which facts are asked for: of one result, of one cell of the comparison, of one list; all that is named must hold. */
export interface FactsChoice {
  readonly rule?: string | undefined;
  readonly data?: string | undefined;
  readonly side?: string | undefined;
  readonly area?: Area | undefined;
  readonly kind?: string | undefined;
}

/** Places of the chosen facts in the report, in its order; in the list of one area those that touch a clause come first. */
export function factsOfChoice(view: View, { rule, data, side, area = 'all', kind }: FactsChoice): readonly number[] {
  const { report } = view;
  const chosen =
    rule !== undefined
      ? (report.findings.find((finding) => finding.rule === rule)?.facts ?? [])
      : data !== undefined
        ? factsOfCell(view, data, side)
        : tellingFirst(factsOfArea(report, area), area, view);
  return kind === undefined ? chosen : chosen.filter((i) => report.facts[i]?.kind === kind);
}

function tellingFirst(chosen: readonly number[], area: Area, { report, findings }: View): readonly number[] {
  if (area === 'all') return chosen;
  const isTelling = (i: number) => Number(findings.of(report.facts[i] as Fact).length > 0);
  return chosen.toSorted((a, b) => isTelling(b) - isTelling(a));
}

export function factsOfArea({ facts, exhibits }: Report, area: Area): readonly number[] {
  const screens = new Set(exhibits?.screens?.map(({ file }) => file));
  const isIn = IN[area];
  return facts.flatMap((fact, i) => (isIn(fact, screens) ? [i] : []));
}

function factsOfCell(view: View, data: string, side: string | undefined): readonly number[] {
  const { report, names } = view;
  const at = report.matrix.findIndex((row) => row.data === data);
  if (at < 0) return [];
  const row = comparisonOf({ ...report, matrix: report.matrix.slice(at, at + 1) }, names)[0];
  const cells = (row?.cells ?? []).filter((cell) => side === undefined || cell.side === side);
  const onScreen = side === undefined || side === SCREEN_SIDE ? screenFacts(data, view) : [];
  const facts = new Set([...cells.flatMap(({ parts }) => parts.flatMap((part) => part.facts)), ...onScreen]);
  return report.facts.flatMap((fact, i) => (facts.has(fact) ? [i] : []));
}
