import { listCases } from '@touchstone/api-client/routes/cases';
import { listApps, listOperators } from '@touchstone/api-client/routes/inventory';
import { searchPublishedRows } from '@touchstone/api-client/routes/notices';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { useSettled } from '../parts/use-settled.ts';
import { visibleText } from '../parts/visible-text.ts';
import { useMay } from './me.ts';

interface Found {
  readonly href: string;
  readonly name: string;
  readonly more: string;
}
interface Group {
  readonly words: string;
  readonly found: readonly Found[];
  /** The server gave no answer for this kind. */
  readonly hasFailed: boolean;
}

interface Props {
  readonly text: string;
  readonly chosen: number;
  onOpen(href: string): void;
}

const MOST = 5;
const PATIENCE_MS = 200;

/** What was found, by kind. Names are searched by the server: Chinese from two characters, pinyin, initials, package. */
export function SearchResults({ text, chosen, onOpen }: Props): ReactNode {
  const { t } = useTranslation();
  const { groups, isBusy } = useFound(useSettled(text, PATIENCE_MS));
  const shown = groups.filter(({ found }) => found.length > 0);
  const failed = groups.filter(({ hasFailed }) => hasFailed);
  const starts = shown.map((_, at) => shown.slice(0, at).reduce((sum, { found }) => sum + found.length, 0));
  return (
    <div id="search-results" className="search-results" role="listbox" aria-label={t('shell.search.results')}>
      {shown.length === 0 && failed.length === 0 ? (
        <p className="search-none">{t(isBusy ? 'parts.loading' : 'shell.search.none')}</p>
      ) : null}
      {failed.map(({ words }) => (
        <p key={words} className="search-none" role="alert">
          {t('shell.search.failed', { kind: t(words) })}
        </p>
      ))}
      {shown.map(({ words, found }, group) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset
        <div key={words} role="group" aria-label={t(words)}>
          <div className="search-group" aria-hidden="true">
            {t(words)}
          </div>
          {found.map(({ href, name, more }, at) => {
            const index = (starts[group] ?? 0) + at;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
              <div
                key={href + name}
                id={`search-result-${index}`}
                role="option"
                aria-selected={index === chosen}
                data-href={href}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onOpen(href)}
              >
                <span>{visibleText(name)}</span> <small>{visibleText(more)}</small>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function useFound(q: string): { readonly groups: readonly Group[]; readonly isBusy: boolean } {
  const { t } = useTranslation();
  const may = useMay();
  const query = { q, limit: MOST };
  const apps = useRead(listApps, { query }, { enabled: may('app.read') });
  const firms = useRead(listOperators, { query }, { enabled: may('operator.read') });
  const cases = useRead(listCases, { query }, { enabled: may('case.read') });
  const notices = useRead(searchPublishedRows, { query });
  const all = (list: string) => ({ href: `${list}?${new URLSearchParams({ q })}`, name: t('shell.search.all'), more: '' });
  return {
    isBusy: [apps, firms, cases, notices].some(({ isFetching }) => isFetching),
    groups: [
      group('shell.search.apps', apps, (app) => ({ href: `/apps/${app.id}`, name: app.name, more: app.package }), all('/apps')),
      group(
        'shell.search.firms',
        firms,
        (firm) => ({ href: `/operators/${firm.id}`, name: firm.name, more: firm.creditCode ?? '' }),
        all('/operators'),
      ),
      group(
        'shell.search.cases',
        cases,
        (one) => ({ href: `/cases/${one.id}`, name: one.subject.name, more: one.number ?? t(`states.case.${one.state}`) }),
        all('/cases'),
      ),
      group('shell.search.notices', notices, (row) => ({ href: `/notices/${row.notice}`, name: row.name, more: row.noticeTitle })),
    ],
  };
}

interface Answer<Row> {
  readonly data?: { readonly items: readonly Row[]; readonly next: string | null } | undefined;
  readonly error: unknown;
}

/** @param all where the rest stands, when there is more than fits here */
function group<Row>(words: string, { data, error }: Answer<Row>, foundOf: (row: Row) => Found, all?: Found): Group {
  const found = (data?.items ?? []).map(foundOf);
  const isMore = data !== undefined && data.next !== null;
  return { words, hasFailed: error !== null, found: isMore && all !== undefined ? [...found, all] : found };
}
