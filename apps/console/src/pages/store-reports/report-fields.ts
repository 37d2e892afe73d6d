export const FIGURES = [
  ...(['listings', 'newListings', 'changedListings', 'goneListings', 'listingsWithFindings'] as const),
  ...(['gateChecks', 'gatePassed', 'gateReturned', 'gateManual'] as const),
  ...(['orderItems', 'orderItemsVerified', 'orderItemsOpen'] as const),
  ...(['measuresNotice', 'measuresDelist', 'measuresBan', 'measuresLifted'] as const),
] as const;

/** What a store says of itself. */
export const STATED = [
  ...(['appsOnShelf', 'appsAudited', 'appsRefused', 'appsDelistedOwn'] as const),
  ...(['complaintsReceived', 'complaintsHandled', 'accountsBanned'] as const),
] as const;
export type Stated = Partial<Record<(typeof STATED)[number], number>>;

/** What was typed into the fields; an empty field says nothing. */
export const statedOf = (typed: Readonly<Record<string, string>>): Stated =>
  Object.fromEntries(STATED.flatMap((field) => ((typed[field] ?? '').trim() === '' ? [] : [[field, Number(typed[field])]])));
