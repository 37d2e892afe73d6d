export const words = {
  title: 'Delisting orders · {{subject}}',
  about:
    'The stores that list this app now. Each is sent one order with its own listings; when all are seen to be gone the case is delisted.',
  draft: 'Draft the orders ({{count}} stores)',
  draftAbout: 'One draft for each store that has none yet, all of them or none. Each still goes to review, approval and issue.',
  do: 'Draft',
  allDrafted: 'every store that lists it has its order',
  none: 'No store lists it.',
  noOrder: 'no order yet',
  openOrder: 'Open the order',
  field: { ground: 'Ground', problems: 'Problems', period: 'Period to rectify (may be empty)', contact: 'Contact and telephone' },
  column: { name: 'App', package: 'Package', versionName: 'Version', developer: 'Developer', filing: 'Filing number' },
} as const;
