/** The way from a test to a shelf and back, in its order; `relapsed` is what came again after it was closed. */
export const STAGES = ['tested', 'problem', 'ordered', 'notified', 'delisted', 'relisted', 'relapsed'] as const;
export type Stage = (typeof STAGES)[number];

/** What figures are divided by. */
export const DIMENSIONS = [
  'month',
  'province',
  'territory',
  'store',
  'clause',
  'category',
  'operator',
  'sdk',
  'engine',
  'batch',
  'campaign',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

interface StageRow {
  readonly zh: string;
  readonly en: string;
  /** What one row of the list behind the figure is. */
  readonly unit: 'test' | 'finding' | 'case';
  readonly by: readonly Dimension[];
}

const OF_CASES = ['month', 'province', 'territory', 'store', 'clause', 'category', 'operator', 'sdk', 'batch', 'campaign'] as const;

/** Each stage: what it is called, what it counts, and what it can be divided by. */
export const STAGE_ROWS: Readonly<Record<Stage, StageRow>> = {
  tested: {
    zh: '检测',
    en: 'tested',
    unit: 'test',
    by: ['month', 'territory', 'store', 'category', 'operator', 'sdk', 'campaign'],
  },
  problem: {
    zh: '发现问题',
    en: 'problem confirmed',
    unit: 'finding',
    by: ['month', 'territory', 'store', 'clause', 'category', 'operator', 'sdk', 'engine', 'campaign'],
  },
  ordered: { zh: '责令整改', en: 'ordered to rectify', unit: 'case', by: OF_CASES },
  notified: { zh: '公开通报', en: 'publicly notified', unit: 'case', by: OF_CASES },
  delisted: { zh: '下架', en: 'delisted', unit: 'case', by: OF_CASES },
  relisted: { zh: '恢复上架', en: 'relisted', unit: 'case', by: OF_CASES },
  relapsed: { zh: '再次出现问题', en: 'relapsed', unit: 'case', by: OF_CASES },
};

/** Whether a figure of this stage can be divided, or narrowed, by this. */
export const isCountedBy = (stage: Stage, dimension: Dimension): boolean => STAGE_ROWS[stage].by.includes(dimension);

/** One division of a figure. */
export interface Slice {
  readonly dimension: Dimension;
  readonly value: string;
}

/**
 * Stages that these slices can narrow. A stage that cannot be narrowed by one of them is left out, never counted whole.
 */
export const stagesFor = (slices: readonly Slice[], by?: Dimension): readonly Stage[] =>
  STAGES.filter((stage) => slices.every(({ dimension }) => isCountedBy(stage, dimension)) && (by === undefined || isCountedBy(stage, by)));
