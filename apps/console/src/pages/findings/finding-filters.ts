import { PROVINCES } from '../../parts/province.ts';
import type { Filter } from '../../parts/table/filter.ts';
import { FINDING_STATES } from './finding-states.ts';

const STRENGTHS = ['violation', 'suspected'] as const;
const ORDERS = ['rank', 'opened'] as const;

/** What the list of findings can be narrowed by. */
export const findingFilters = (t: (key: string) => string, province: (code: string) => string): readonly Filter[] => [
  { key: 'state', words: 'findings.filter.state', kind: 'choice', choices: FINDING_STATES, label: (state) => t(`states.finding.${state}`) },
  { key: 'isOpen', words: 'findings.filter.isOpen', kind: 'flag' },
  { key: 'clause', words: 'findings.filter.clause', kind: 'text', placeholder: '164-01.2' },
  {
    key: 'strength',
    words: 'findings.filter.strength',
    kind: 'choice',
    choices: STRENGTHS,
    label: (strength) => t(`states.strength.${strength}`),
  },
  { key: 'province', words: 'findings.filter.province', kind: 'choice', choices: PROVINCES, label: province },
  { key: 'order', words: 'findings.filter.order', kind: 'choice', choices: ORDERS, label: (order) => t(`findings.order.${order}`) },
  { key: 'app', words: 'findings.filter.app', kind: 'given' },
  { key: 'artifact', words: 'findings.filter.artifact', kind: 'given', label: (artifact) => artifact.slice(0, 12) },
  { key: 'isEstablished', words: 'findings.filter.isEstablished', kind: 'flag', isMore: true },
  { key: 'operator', words: 'findings.filter.operator', kind: 'given' },
  { key: 'firm', words: 'findings.filter.firm', kind: 'given' },
  { key: 'store', words: 'findings.filter.store', kind: 'given' },
  { key: 'campaign', words: 'findings.filter.campaign', kind: 'given' },
];
