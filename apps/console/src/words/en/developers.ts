export const words = {
  nav: 'Developers',
  title: 'Developer accounts',
  about: 'Developer accounts of your store with their apps, problems and measures. Each number opens its list.',
  empty: 'There are no developer accounts. They are listed here once your feed is connected.',
  banned: 'banned',
  knownFirm: 'known firm',
  unknownFirm: 'firm not known',
  column: {
    name: 'Developer',
    account: 'Account',
    known: 'Firm',
    listings: 'Apps on the shelf',
    withFindings: 'With confirmed findings',
    measures: 'Own measures',
  },
} as const;
