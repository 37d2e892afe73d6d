import { draftOrderIn, type OrderActor, type OrdersTransaction } from '../orders/index.ts';

/** A listing as the list of an order names it. Cells that are not known are empty. */
export interface ShelfRow {
  readonly name: string;
  readonly versionName: string;
  readonly developer: string;
  readonly filing: string;
}

/** A store that is to get a document, and what the document is to list. */
export interface StoreToTell {
  readonly store: string;
  readonly name: string;
  readonly listings: readonly ShelfRow[];
}

export interface DraftsForStores {
  readonly template: 'delisting' | 'relisting';
  readonly case: string;
  readonly stores: readonly StoreToTell[];
  readonly fields: Readonly<Record<string, unknown>>;
  /** 所涉问题 as the list prints it. */
  readonly problems: string;
  /** 立即: after so many hours it is a superior's; null where nothing is due. */
  readonly escalateAfterHours: number | null;
  readonly copies: string;
}

type Refused = Extract<Awaited<ReturnType<typeof draftOrderIn>>, { readonly ok: false }>;

export type DraftForStores =
  | { readonly ok: true; readonly orders: readonly { readonly store: string; readonly order: string }[] }
  | Refused;

/** One draft for each store, each with its own list: all are drafted, or none. They go through four eyes like any document. */
export async function draftForStores(tx: OrdersTransaction, wish: DraftsForStores, actor: OrderActor): Promise<DraftForStores> {
  const orders: { readonly store: string; readonly order: string }[] = [];
  for (const { store, name, listings } of wish.stores) {
    const apps = listings.map((row) => ({
      name: row.name,
      developer: row.developer,
      store: name,
      version: row.versionName,
      problems: wish.problems,
      filing: row.filing,
    }));
    const drafted = await draftOrderIn(
      tx,
      {
        template: wish.template,
        case: wish.case,
        notice: null,
        addressee: { kind: 'store', id: store },
        fields: { ...wish.fields, apps },
        deadline: wish.escalateAfterHours === null ? null : { kind: 'at-once', escalateAfterHours: wish.escalateAfterHours },
        copies: wish.copies,
        citations: [],
        replaces: null,
      },
      actor,
    );
    if (!drafted.ok) return drafted;
    orders.push({ store, order: drafted.id });
  }
  return { ok: true, orders };
}
