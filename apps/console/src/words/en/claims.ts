export const words = {
  nav: 'Claims',
  title: 'Firms we speak for',
  about: 'Which operators one’s organisation speaks for, how that was proved, and until when.',
  empty: 'Nothing is claimed yet. With the code of an order or the key of an app you see what concerns that firm.',
  onlyFirms: 'Only people of firms claim operators.',
  column: { operator: 'Operator', method: 'By', state: 'State', until: 'Valid until', created: 'Claimed', actions: 'Actions' },
  method: {
    'order-code': 'code of an order',
    'signing-key': 'key of an app',
    invitation: 'invitation',
    agent: 'agency',
    registration: 'registration',
  },
  another: { code: 'Claim by the code of an order', key: 'Claim by the key of an app', do: 'Claim' },
  dispute: {
    do: 'Dispute',
    title: 'Dispute the claims of others',
    means: 'Claims of others to the same operator rest until an authority has decided.',
  },
  withdraw: { do: 'Give up', title: 'Give up a claim', means: 'You no longer see what concerns that firm.' },
  agent: {
    do: 'Appoint an agent',
    means: 'The person acts for your firm until the day you name; it can be taken back at any time.',
    notYet: 'A verified claim is needed first',
    login: 'Account of the agent',
    until: 'Until the day',
  },
} as const;
