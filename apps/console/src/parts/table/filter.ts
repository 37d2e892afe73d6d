interface FilterBase {
  /** Its name in the address and in the query of the API. */
  readonly key: string;
  /** Key of its words. */
  readonly words: string;
  /** Seldom wanted: it stands behind “more”. */
  readonly isMore?: boolean;
}

/** What a list can be narrowed by. */
export type Filter =
  | (FilterBase & { readonly kind: 'text'; readonly placeholder?: string })
  /** One of a few words; `label` says each. */
  | (FilterBase & { readonly kind: 'choice'; readonly choices: readonly string[]; label(choice: string): string })
  /** Yes, no, or either. */
  | (FilterBase & { readonly kind: 'flag' })
  /** A day in Asia/Shanghai, sent as the instant it begins at. */
  | (FilterBase & { readonly kind: 'day' })
  /** Comes by a link and is only taken away here: an id. */
  | (FilterBase & { readonly kind: 'given'; label?(value: string): string });

/** Names that an address may hold beside the filters. */
export const PAGING = ['after', 'page', 'limit', 'columns'] as const;

/** What an address narrows a list by: the filters that are set. */
export const chosenFilters = (filters: readonly Filter[], search: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(filters.flatMap(({ key }) => (search[key] === undefined || search[key] === '' ? [] : [[key, search[key]]])));

/** What is asked of the API, from what stands in the address. */
export function queryOf(
  filters: readonly Filter[],
  search: Readonly<Record<string, string>>,
  usualLimit = '50',
): Record<string, string | undefined> {
  const wanted = filters.map(({ key }) => [key, search[key]] as const);
  return { ...Object.fromEntries(wanted), limit: search['limit'] ?? usualLimit, after: search['after'] };
}
