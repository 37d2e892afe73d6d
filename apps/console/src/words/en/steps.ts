export const words = {
  title: 'What can be done now',
  none: 'With your rights, and as it stands now, there is nothing to do.',
  notNow: 'Not possible now ({{count}})',
  why: 'it is “{{state}}”, which does not have this step',
  ownDraft: 'you drafted it: somebody else has to',
  basis: 'Basis',
} as const;
