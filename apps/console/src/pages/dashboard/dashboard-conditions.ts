/** What the map and the rankings can show, in the order of the way. */
export const SHOWN_STAGES = [
  ...(['tested', 'problem', 'ordered', 'submitted', 'rectified'] as const),
  ...(['notified', 'delisted', 'relisted', 'relapsed'] as const),
] as const;
export type ShownStage = (typeof SHOWN_STAGES)[number];

export const STEPS = ['month', 'quarter'] as const;
export type Step = (typeof STEPS)[number];

/** What figures are ranked by, the largest first. */
export const RANKED = ['clause', 'store', 'category', 'operator'] as const;
export type Ranked = (typeof RANKED)[number];

const FIRST_YEAR = 2000;
const LAST_YEAR = 2200;

export interface DashboardConditions {
  readonly year: number;
  readonly asOf: string | undefined;
  readonly step: Step;
  readonly stage: ShownStage;
}

/** @param today a day in Asia/Shanghai, for an address that names no year */
export function dashboardConditions(search: Readonly<Record<string, string | undefined>>, today: string): DashboardConditions {
  const year = Number(search['year'] ?? today.slice(0, 4));
  return {
    year: Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? year : Number(today.slice(0, 4)),
    asOf: search['asOf'],
    step: STEPS.find((one) => one === search['step']) ?? 'month',
    stage: SHOWN_STAGES.find((one) => one === search['stage']) ?? 'problem',
  };
}

/** A test has no clause: by clauses its problems are ranked. */
export const rankedStage = (stage: ShownStage, by: Ranked): ShownStage => (stage === 'tested' && by === 'clause' ? 'problem' : stage);
