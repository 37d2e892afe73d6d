export const words = {
  nav: 'Rectifications',
  title: 'Rectifications',
  about: 'What firms say that they put right, the newest first.',
  empty: 'There are none yet. Once an order is served, the firm begins one from its case.',
  begin: 'Begin an answer',
  isBegun: 'One is begun and not handed in: open it below to go on',
  notNow: 'Possible once an order is served, and until the case is closed',
  late: 'late',
  filter: { state: 'State', isLate: 'Late', case: 'Case', operator: 'Operator' },
  column: { subject: 'Subject', case: 'Case', operator: 'Operator', state: 'State', sent: 'Handed in', decided: 'Decided' },
} as const;
