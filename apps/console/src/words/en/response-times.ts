export const words = {
  title: 'Response times of stores',
  about: 'How long stores took for what was to be done at once, from when it reached them.',
  asOf: 'As of',
  from: 'From',
  until: 'Until',
  hours: '{{count}} h',
  noStore: 'no store',
  empty: 'Nothing was to be done at once in these days. Choose other days.',
  column: { store: 'Store', asked: 'Asked', done: 'Done', late: 'Late', median: 'Median', longest: 'Longest' },
} as const;
