export const words = {
  nav: 'Dashboard',
  title: '{{year}} at a glance',
  about: 'Each number opens its list, by the same conditions and as of the same instant.',
  more: 'Figures by other dimensions',
  year: 'The year',
  field: { year: 'Year', stage: 'Map and rankings', step: 'Trends' },
  step: { month: 'By month', quarter: 'By quarter' },
  trends: { title: 'Trends', label: 'Lines of all stages in {{year}}; the table below has the numbers' },
  map: {
    title: 'Provinces (territory): {{stage}}',
    legend: 'Numbers that the colours stand for',
    unknown: 'territory unknown',
    hint: 'Tiles show how the provinces lie to each other. They are no map and show no border.',
  },
  ranking: {
    clause: 'Clauses: {{stage}}',
    store: 'Stores: {{stage}}',
    category: 'App types: {{stage}}',
    operator: 'Firms: {{stage}}',
    cut: 'The first {{count}} only; all of them are under Statistics.',
  },
} as const;
