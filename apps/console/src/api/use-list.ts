import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Contract, OutputOf } from '@touchstone/api-client';
import { type CallInput, call } from './call.ts';
import { type Gathered, type Gathering, gather } from './gather.ts';
import { type Standing, standingOf } from './standing.ts';
import { keyOf } from './use-read.ts';

/** Texts as they stand in the address; the server reads them as what they are. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ListInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query: Query;
}

/** One page of a list, as the server pages it. */
export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly next?: string | null;
  readonly total?: number | null;
  readonly totalIsExact?: boolean;
}

export type RowOf<C> = OutputOf<C> extends { readonly items: readonly (infer Row)[] } ? Row : never;

/** A list as a table draws it. */
export interface List<Row> {
  readonly state: Standing;
  readonly page: ListPage<Row> | undefined;
  readonly error: unknown;
  /** Another page is on its way; the one before is still shown. */
  readonly isStale: boolean;
  retry(): void;
  /** All rows, page after page; for a file of them. */
  all(gathering: Gathering): Promise<Gathered<Row>>;
}

export interface ListSettings<Row> {
  /** `false` for who may not read it: it is not asked for. */
  readonly enabled?: boolean;
  /** In how many milliseconds it is asked for again, by what it holds; false: when somebody wants it. */
  againMs?(rows: readonly Row[]): number | false;
}

/** A page of the list that a contract gives. */
export function useList<C extends Contract>(contract: C, input: ListInput, settings: ListSettings<RowOf<C>> = {}): List<RowOf<C>> {
  const asked = { ...input, query: filled(input.query) };
  const read = (query: Query, signal?: unknown) =>
    call(contract, { ...input, query: filled(query), signal } as unknown as CallInput<C>) as Promise<ListPage<RowOf<C>>>;
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: keyOf(contract, asked),
    queryFn: ({ signal }) => read(input.query, signal),
    placeholderData: keepPreviousData,
    enabled: settings.enabled ?? true,
    refetchInterval: ({ state }) => settings.againMs?.(state.data?.items ?? []) ?? false,
  });
  return {
    state: standingOf({ data, error }),
    page: data,
    error,
    isStale: isPlaceholderData,
    retry: () => void refetch(),
    all: (gathering) => gather((after) => read({ ...input.query, limit: '200', after }, gathering.signal), gathering),
  };
}

/** Without what is empty: an empty filter is none. */
const filled = (query: Query): Query =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''));
