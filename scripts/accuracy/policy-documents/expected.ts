/** `<name>.expected.json` of corpus/policy, as far as it is compared. Its README says what the keys hold. */
export interface Expected {
  readonly file: string;
  readonly handler: { readonly name: string | null; readonly address: string | null };
  readonly contact: { readonly phone: readonly string[]; readonly mail: readonly string[] };
  readonly dates: Readonly<Record<'updated' | 'effective' | 'published', string | null>>;
  readonly version: string | null;
  readonly items: readonly ExpectedItem[];
  readonly alsoAccepted?: readonly string[];
  readonly denied: readonly string[];
  readonly storage: { readonly place: 'inside' | 'outside' } | null;
  readonly thirdParties: readonly ExpectedParty[];
  readonly rights: readonly string[];
  readonly promises: readonly { readonly about: string; readonly days: number; readonly unit: string }[];
  readonly states: readonly string[];
  readonly lacks: readonly string[];
  readonly unclear: readonly string[];
  readonly forces: readonly { readonly reason: string }[];
  readonly vague: readonly { readonly where: string }[];
}

export interface ExpectedItem {
  readonly data: string;
  readonly purpose: string | null;
  readonly vague: boolean;
  readonly sensitiveMarked: boolean;
  readonly alsoAccepted?: readonly string[];
}

export interface ExpectedParty {
  readonly name: string;
  readonly party: string | null;
  readonly kinds: readonly string[];
  readonly missing: readonly string[];
}
