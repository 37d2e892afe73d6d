interface Meant {
  /** Known already. */
  readonly complaint: { readonly app: string | null };
  readonly matches: readonly { readonly app: string }[];
}

/** The app that a complaint surely means; none while there is a choice. */
export function likelyApp({ complaint: { app }, matches: [first, ...others] }: Meant): string {
  return app ?? (first !== undefined && others.length === 0 ? first.app : '');
}
