export const words = {
  nav: 'Referrals',
  title: 'Referrals',
  about: 'Cases handed over by and to your authority, the newest first. Until it is answered, the case stays where it is.',
  empty: 'No referrals yet. A case that another authority should handle is handed over by the one that has it.',
  toCases: 'Open cases under way',
  openCase: 'Open the case',
  filter: { state: 'State', kind: 'Kind', case: 'Case', from: 'From', to: 'To' },
  column: {
    kind: 'Kind',
    state: 'State',
    from: 'From',
    to: 'To',
    case: 'Case',
    reason: 'Why',
    due: 'Due',
    offered: 'Handed over',
  },
} as const;
