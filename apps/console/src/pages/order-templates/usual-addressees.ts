export const ADDRESSEES = ['operator', 'store', 'sdk-provider', 'access-provider'] as const;
export type AddresseeKind = (typeof ADDRESSEES)[number];

const ANY: readonly AddresseeKind[] = ADDRESSEES;

/** Whom a document of a type goes to, unless its template says otherwise. */
export const USUAL_ADDRESSEES: Readonly<Record<string, readonly AddresseeKind[]>> = {
  rectification: ['operator', 'store', 'sdk-provider'],
  ...{ delisting: ['store'], relisting: ['store'], 'search-ban': ['store'] },
  ...{ 'access-stop': ['access-provider'], disconnection: ['store', 'access-provider'] },
  ...{ interview: ANY, 'penalty-notice': ANY, 'penalty-decision': ANY },
  'problem-notice': ['operator', 'store', 'sdk-provider'],
  ...{ extension: ANY, pause: ANY, resume: ANY, withdrawal: ANY, referral: ANY },
};
