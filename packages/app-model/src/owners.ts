/** Whose code a class is. */
export type Owner =
  | { readonly owner: 'app'; readonly package: string }
  | { readonly owner: 'sdk'; readonly sdk: string; readonly package: string }
  | { readonly owner: 'third-party'; readonly package: string }
  | { readonly owner: 'unknown'; readonly package: string };

export interface Owners {
  /** @param descriptor class descriptor `Lcom/umeng/a/B;` */
  of(descriptor: string): Owner;
}
