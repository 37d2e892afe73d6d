import { dropSavedFilter, listSavedFilters, saveFilter } from '@touchstone/api-client/routes/saved-filters';
import { Input } from 'antd';
import { type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress } from '../../app/address.ts';
import { MeContext } from '../../app/me.ts';
import { Field } from '../field.tsx';
import { FormDialog } from '../form-dialog.tsx';
import { PageLink } from '../page-link.tsx';
import { visibleText } from '../visible-text.ts';
import type { Filter } from './filter.ts';
import { filterQuery } from './filter-query.ts';
import './saved-filters.css';
import { Problem } from '../problem.tsx';

interface Props {
  readonly filters: readonly Filter[];
}

/** Filters of this list that one keeps, and keeping the one that is set; the server keeps them, for oneself alone. */
export function SavedFilters({ filters }: Props): ReactNode {
  const me = useContext(MeContext);
  return me?.person == null || filters.length === 0 ? null : <Saved filters={filters} />;
}

function Saved({ filters }: Props): ReactNode {
  const { t } = useTranslation();
  const { path, search } = useAddress();
  const [isNaming, setNaming] = useState(false);
  const { data } = useRead(listSavedFilters, {});
  const drop = useChange(dropSavedFilter, [listSavedFilters]);
  const query = filterQuery(filters, search);
  const kept = (data?.items ?? []).filter(({ page }) => page === path);
  const isKept = kept.some((one) => one.query === query);
  if (kept.length === 0 && query === '') return null;
  return (
    <div className="saved-filters">
      {kept.map((one) => (
        <span key={one.id} className={one.query === query ? 'chip is-set' : 'chip'}>
          <PageLink to={`${one.page}?${one.query}`}>{visibleText(one.name)}</PageLink>
          <button
            type="button"
            className="button-quiet"
            aria-label={t('parts.table.saved.drop', { name: one.name })}
            onClick={() => drop.mutate({ params: { filter: one.id } })}
          >
            ✕
          </button>
        </span>
      ))}
      {query === '' || isKept ? null : (
        <button type="button" className="button button-quiet" onClick={() => setNaming(true)}>
          {t('parts.table.saved.save')}
        </button>
      )}
      {drop.error === null ? null : <Problem error={drop.error} />}
      {isNaming ? <NameDialog page={path} query={query} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

interface NameProps {
  readonly page: string;
  readonly query: string;
  onClose(): void;
}

function NameDialog({ page, query, onClose }: NameProps): ReactNode {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = useChange(saveFilter, [listSavedFilters]);
  return (
    <FormDialog
      title={t('parts.table.saved.save')}
      about={t('parts.table.saved.about')}
      confirm={t('parts.table.saved.save')}
      isReady={name.trim() !== ''}
      onConfirm={() => save.mutateAsync({ body: { page, name: name.trim(), query } })}
      onClose={onClose}
    >
      <Field label={t('parts.table.saved.name')}>
        {(id) => <Input id={id} required maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />}
      </Field>
    </FormDialog>
  );
}
