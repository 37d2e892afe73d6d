export const words = {
  nav: 'Own measures',
  title: 'Measures of stores',
  about:
    'Notices of problems, delistings and bans that stores imposed by themselves, with appeals of developers. They are never counted as an authority’s.',
  empty: 'There are no measures.',
  appealText: 'Text of the appeal',
  filter: {
    state: 'State',
    kind: 'Measure',
    standing: 'Still stands',
    programme: 'Programme',
    store: 'Store',
    listing: 'Listing',
    account: 'Developer account',
  },
  column: {
    app: 'App',
    kind: 'Measure',
    state: 'State',
    store: 'Store',
    reason: 'Reason',
    imposed: 'Imposed',
    appeal: 'Appeal',
    decision: 'Decision',
    act: 'Do',
  },
  act: {
    appeal: 'Enter an appeal',
    uphold: 'Uphold',
    lift: 'Lift',
  },
  consequence: {
    appeal: 'The store then upholds the measure or lifts it.',
    uphold: 'The measure stands; the developer is told.',
    lift: 'The measure is lifted; the developer is told.',
  },
} as const;
