export const words = {
  nav: 'Tokens',
  title: 'Tokens',
  about: 'Tokens of the people and machines of the organisation. A token is kept nowhere: it is shown once, when it is made.',
  notYours: 'Tokens are kept by the administrator of the organisation. Your own stand in the settings.',
  machine: 'a machine',
  empty: 'There is no token. Workers and feeds of stores come in with tokens.',
  issue: 'Token for a machine',
  issueAbout: 'For workers and feeds of stores; not for what a person decides.',
  addressesHint: 'Optional. Addresses or networks in CIDR form, with spaces between',
  revokeAbout: '“{{name}}” is revoked now; what uses it is not let in any more.',
  column: { person: 'Held by', addresses: 'Only from' },
} as const;
