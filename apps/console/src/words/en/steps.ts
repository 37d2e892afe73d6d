export const words = {
  title: 'What can be done now',
  none: 'With your rights, and as it stands now, there is nothing to do.',
  notNow: 'Not possible now ({{count}})',
  gone: 'Things changed while you were typing: this step cannot be taken now{{why}}. What you typed is still here; copy it before you close.',
  why: 'it is “{{state}}”, which does not have this step',
  ownDraft: 'you drafted it: somebody else has to',
  basis: 'Basis',
} as const;
