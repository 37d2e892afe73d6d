export const words = {
  nav: 'Programmes',
  title: 'Programmes of stores',
  about:
    'What stores put right by themselves: announce, test every listing, tell developers and give them time; measures only when that time is over.',
  empty: 'There is no programme.',
  create: 'Draft a programme',
  guidance: 'Guidance for developers',
  createConsequence: 'It is kept as a draft that only your store sees; developers and authorities see it once it is announced.',
  allClauses: 'All clauses',
  filter: {
    state: 'State',
    store: 'Store',
  },
  column: {
    title: 'Title',
    store: 'Store',
    state: 'State',
    clauses: 'Clauses',
    announced: 'Announced',
    due: 'To be put right by',
  },
  form: {
    title: 'Title',
    announcement: 'Announcement',
    clauses: 'Clauses (optional)',
    clausesHint: 'With blanks between; a * at the end means all that begin so. Empty: all clauses.',
    save: 'Keep as a draft',
  },
} as const;
