export const words = {
  nav: 'Conduct',
  title: 'Conduct entries',
  about: 'What firms did or left undone, with its proof, the newest first.',
  empty: 'There are none yet. What is written down in a case takes effect when another person approves it.',
  openCase: 'open the case',
  filter: { kind: 'Conduct', state: 'State', operator: 'Firm' },
  column: { operator: 'Firm', kind: 'Conduct', statement: 'What', state: 'State', case: 'Case', proofs: 'Proofs', happened: 'When' },
} as const;
