import { memo, type ReactNode, useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Empty } from '../empty.tsx';
import { OnlyFirst } from '../only-first.tsx';
import { PageLink } from '../page-link.tsx';
import { Problem } from '../problem.tsx';
import { Skeleton } from '../skeleton.tsx';
import { type Column, chosenColumns, classOf } from './column.ts';
import type { Filter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import { Pager } from './pager.tsx';
import { SavedFilters } from './saved-filters.tsx';
import { RowChoice, type Selection } from './selection.tsx';
import { TableExport } from './table-export.tsx';
import { TableTools } from './table-tools.tsx';
import { useRowKeys } from './use-row-keys.ts';

interface Props<Row> {
  /** What the table lists; read aloud, and the name of its file. */
  readonly caption: string;
  readonly list: List<Row>;
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter[];
  readonly empty: string;
  /** Beside the empty word: what to do about it. */
  readonly emptyAction?: ReactNode;
  /** Buttons for all rows. */
  readonly tools?: ReactNode;
  /** Stands in a part of a page: filters, page and columns of the address are not its own. */
  readonly isPart?: boolean;
  /** A part whose pages are turned beside it. */
  readonly isPaged?: boolean;
  /** Rows can be ticked, to do something with all of them. */
  readonly selection?: Selection<Row> | undefined;
  keyOf(row: Row): string;
  /** Where its name leads; undefined where one row has no page. */
  hrefOf?(row: Row): string | undefined;
}

/** A list: filters, columns and page in the address; `j` and `k` go from row to row, Enter opens one. */
export function DataTable<Row>(props: Props<Row>): ReactNode {
  const { caption, list, columns, filters = [], isPart = false, isPaged = false } = props;
  const { search, put } = useAddress();
  const shown = chosenColumns(columns, isPart ? undefined : search['columns']);
  const given: RowsProps<Row> = {
    ...props,
    shown,
    isFiltered: !isPart && filters.some(({ key }) => search[key] !== undefined),
    onClear: () => put(Object.fromEntries(filters.map(({ key }) => [key, undefined]))),
  };
  // what is pressed is answered at once; hundreds of rows are drawn after that, unless it is a row that was pressed
  const later = useDeferredValue(given);
  const drawn = props.selection === undefined ? later : given;
  return (
    <div className="list" aria-busy={drawn !== given}>
      {isPart ? (
        <LongPart caption={caption} columns={shown} list={list} />
      ) : (
        <>
          <SavedFilters filters={filters} />
          <div className="list-head">
            <FilterBar filters={filters} search={search} onChange={(change) => put({ ...change, after: undefined, page: undefined })} />
            <TableTools
              caption={caption}
              columns={columns}
              shown={shown}
              list={list}
              onColumns={(keys) => put({ columns: keys }, { replaces: true })}
            >
              {props.tools}
            </TableTools>
          </div>
        </>
      )}
      {list.state === 'old' ? <Problem error={list.error} onRetry={list.retry} /> : null}
      <RowsLater of={drawn} />
      {isPart && !isPaged ? <OnlyFirst of={list.page} /> : null}
      {isPart ? null : <Pager list={list} search={search} onPut={put} />}
    </div>
  );
}

/** More rows than a screen holds: a file of them is wanted. */
const SCREEN_ROWS = 20;

/** A list in a part of a page that is longer than a screen can be kept as a file, too. */
function LongPart<Row>(props: { readonly caption: string; readonly columns: readonly Column<Row>[]; readonly list: List<Row> }): ReactNode {
  const { page } = props.list;
  if (page === undefined || (page.items.length <= SCREEN_ROWS && page.next == null)) return null;
  return (
    <div className="table-tools">
      <TableExport {...props} />
    </div>
  );
}

/** More rows than these are drawn when they are asked for: a page stays quick whatever it is given. */
const ROWS_AT_ONCE = 200;

interface RowsProps<Row> extends Props<Row> {
  readonly shown: readonly Column<Row>[];
  readonly isFiltered: boolean;
  /** Takes all filters away. */
  onClear(): void;
}

const RowsLater = memo(Rows) as typeof Rows;

function Rows<Row>({ of: props }: { readonly of: RowsProps<Row> }): ReactNode {
  const { caption, list, shown, keyOf, hrefOf, selection } = props;
  const { t } = useTranslation();
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, props.isPart !== true);

  if (list.state === 'failed') return <Problem error={list.error} onRetry={list.retry} />;
  if (list.state === 'loading') return <Skeleton rows={10} />;
  const all = list.page?.items ?? [];
  const rows = all.slice(0, most);
  if (rows.length === 0) {
    return (
      <Empty text={props.isFiltered ? t('parts.table.nothingFits') : props.empty}>
        {props.isFiltered ? (
          <button type="button" className="button" onClick={props.onClear}>
            {t('parts.table.clearFilters')}
          </button>
        ) : (
          props.emptyAction
        )}
      </Empty>
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keys
    <section className="table-box" tabIndex={0} aria-label={caption} aria-busy={list.isStale}>
      <table className="table">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {selection === undefined ? null : (
              <th scope="col" className="choice">
                <RowChoice of={rows} selection={selection} label={t('parts.table.chooseAll')} />
              </th>
            )}
            {shown.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {t(column.words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {selection === undefined ? null : (
                <td className="choice">
                  <RowChoice
                    of={[row]}
                    selection={selection}
                    label={t('parts.table.choose', { row: shown.find(({ isName }) => isName === true)?.text(row, t) ?? '' })}
                  />
                </td>
              )}
              {shown.map((column) => (
                <Cell
                  key={column.key}
                  column={column}
                  row={row}
                  href={column.isName === true ? hrefOf?.(row) : undefined}
                  label={t(column.words)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === all.length ? null : (
        <button type="button" className="button button-quiet" onClick={() => setMost((count) => count + ROWS_AT_ONCE)}>
          {t('parts.table.more', { shown: rows.length, total: all.length })}
        </button>
      )}
    </section>
  );
}

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  readonly href: string | undefined;
  readonly label: string;
}

function Cell<Row>({ column, row, href, label }: CellProps<Row>): ReactNode {
  const { t } = useTranslation();
  const content = column.cell?.(row) ?? column.text(row, t);
  if (column.isName === true) {
    return <th scope="row">{href === undefined ? content : <PageLink to={href}>{content}</PageLink>}</th>;
  }
  return (
    <td className={classOf(column)} data-label={label}>
      {content}
    </td>
  );
}
