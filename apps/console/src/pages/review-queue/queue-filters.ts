import { PROVINCES } from '../../parts/province.ts';
import type { Filter } from '../../parts/table/filter.ts';

const STAGES = ['first', 'second', 'third'] as const;

/** What a queue of review can be narrowed by. */
export const queueFilters = (t: (key: string) => string, province: (code: string) => string): readonly Filter[] => [
  { key: 'stage', words: 'review.filter.stage', kind: 'choice', choices: STAGES, label: (stage) => t(`review.stage.${stage}`) },
  { key: 'clause', words: 'review.filter.clause', kind: 'text', placeholder: '164-01.2' },
  { key: 'province', words: 'review.filter.province', kind: 'choice', choices: PROVINCES, label: province },
  { key: 'campaign', words: 'review.filter.campaign', kind: 'given' },
];
