import { PROVINCES } from '../../parts/province.ts';
import type { Filter } from '../../parts/table/filter.ts';
import { CASE_STATES } from './case-states.ts';

/** What the list of cases can be narrowed by. */
export const caseFilters = (t: (key: string) => string, province: (code: string) => string): readonly Filter[] => [
  { key: 'q', words: 'cases.filter.q', kind: 'text', placeholder: t('cases.filter.qHint') },
  { key: 'state', words: 'cases.filter.state', kind: 'choice', choices: CASE_STATES, label: (state) => t(`states.case.${state}`) },
  { key: 'isOpen', words: 'cases.filter.isOpen', kind: 'flag' },
  { key: 'isRelapse', words: 'cases.filter.isRelapse', kind: 'flag', isMore: true },
  { key: 'territory', words: 'cases.filter.territory', kind: 'choice', choices: PROVINCES, label: province },
  { key: 'clause', words: 'cases.filter.clause', kind: 'text', isMore: true },
  { key: 'openedFrom', words: 'cases.filter.openedFrom', kind: 'day', isMore: true },
  { key: 'openedUntil', words: 'cases.filter.openedUntil', kind: 'day', isMore: true },
  { key: 'dueUntil', words: 'cases.filter.dueUntil', kind: 'day', isMore: true },
  { key: 'province', words: 'cases.filter.province', kind: 'given', label: province },
  { key: 'authority', words: 'cases.filter.authority', kind: 'given' },
  { key: 'handler', words: 'cases.filter.handler', kind: 'given' },
  { key: 'operator', words: 'cases.filter.operator', kind: 'given' },
  { key: 'firm', words: 'cases.filter.firm', kind: 'given' },
  { key: 'app', words: 'cases.filter.app', kind: 'given' },
  { key: 'store', words: 'cases.filter.store', kind: 'given' },
  { key: 'campaign', words: 'cases.filter.campaign', kind: 'given' },
];
