import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List } from '../../api/use-list.ts';

const LIMITS = ['20', '50', '100', '200'] as const;
const USUAL = '50';

interface Props {
  readonly list: List<unknown>;
  readonly search: Readonly<Record<string, string>>;
  onPut(change: Readonly<Record<string, string | undefined>>): void;
}

/** Forward by the token of the page; back as the browser goes back, or to the beginning. */
export function Pager({ list, search, onPut }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  const at = Number(search['page'] ?? '1');
  const { page } = list;
  if (page === undefined || (page.items.length === 0 && at === 1)) return null;
  const total = page.total ?? null;
  return (
    <nav className="pager" aria-label={t('parts.table.pages')}>
      <span>
        {total === null
          ? t('parts.table.rowsHere', { count: page.items.length })
          : t(page.totalIsExact === false ? 'parts.table.atLeast' : 'parts.table.total', { total: total.toLocaleString(i18n.language) })}
      </span>
      <label>
        {t('parts.table.perPage')}{' '}
        <select
          value={search['limit'] ?? USUAL}
          onChange={({ target }) => onPut({ limit: target.value, after: undefined, page: undefined })}
        >
          {LIMITS.map((limit) => (
            <option key={limit}>{limit}</option>
          ))}
        </select>
      </label>
      {at > 1 ? (
        <>
          <button type="button" className="button" onClick={() => onPut({ after: undefined, page: undefined })}>
            {t('parts.table.first')}
          </button>
          <button type="button" className="button" onClick={() => window.history.back()}>
            {t('parts.table.previous')}
          </button>
        </>
      ) : null}
      <span>{t('parts.table.page', { at })}</span>
      <button
        type="button"
        className="button"
        disabled={page.next == null || list.isStale}
        onClick={() => onPut({ after: page.next ?? undefined, page: String(at + 1) })}
      >
        {t('parts.table.next')}
      </button>
    </nav>
  );
}
