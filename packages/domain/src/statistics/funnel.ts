/** The way from a test to a shelf and back, in its order; `relapsed` is what came again after it was closed. */
export const WAY = [
  ...(['tested', 'problem', 'ordered', 'submitted', 'rectified'] as const),
  ...(['notified', 'delisted', 'relisted', 'relapsed'] as const),
] as const;
/** What has a list of its own: the way, and beside it cases by the day of their closing, all and those that came again since. */
export const STAGES = [...WAY, 'closed', 'recurred'] as const;
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
  submitted: { zh: '提交整改', en: 'rectification handed in', unit: 'case', by: OF_CASES },
  rectified: { zh: '整改合格', en: 'rectified', unit: 'case', by: OF_CASES },
  notified: { zh: '公开通报', en: 'publicly notified', unit: 'case', by: OF_CASES },
  delisted: { zh: '下架', en: 'delisted', unit: 'case', by: OF_CASES },
  relisted: { zh: '恢复上架', en: 'relisted', unit: 'case', by: OF_CASES },
  relapsed: { zh: '再次出现问题', en: 'relapsed', unit: 'case', by: OF_CASES },
  closed: { zh: '结案', en: 'closed', unit: 'case', by: OF_CASES },
  recurred: { zh: '结案后再犯', en: 'closed, and came again', unit: 'case', by: OF_CASES },
};

/** Whether a figure of this stage can be divided, or narrowed, by this. */
export const isCountedBy = (stage: Stage, dimension: Dimension): boolean => STAGE_ROWS[stage].by.includes(dimension);

/** One division of a figure. */
export interface Slice {
  readonly dimension: Dimension;
  readonly value: string;
}

/**
 * Stages of the way that these slices can narrow. A stage that cannot be narrowed by one of them is left out, never counted whole.
 */
export const stagesFor = (slices: readonly Slice[], by?: Dimension): readonly Stage[] =>
  WAY.filter((stage) => slices.every(({ dimension }) => isCountedBy(stage, dimension)) && (by === undefined || isCountedBy(stage, by)));
