export const words = {
  nav: 'Relistings',
  title: 'Relistings',
  about: 'Applications to go back to the shelves, the newest first.',
  empty: 'There are none yet. A firm applies once its app passed the retest.',
  filter: { state: 'State', case: 'Case' },
  column: { subject: 'Subject', case: 'Case', state: 'State', applied: 'Applied', decided: 'Decided' },
} as const;
