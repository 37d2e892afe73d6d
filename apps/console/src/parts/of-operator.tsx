import type { OutputOf } from '@touchstone/api-client';
import { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { useAddress } from '../app/address.ts';
import { useMay } from '../app/me.ts';
import { Empty } from './empty.tsx';
import { PageHeader } from './page-header.tsx';
import { PageLink } from './page-link.tsx';
import { Ready } from './ready.tsx';
import { visibleText } from './visible-text.ts';

interface Props {
  readonly title: string;
  readonly about: string;
  /** The list that the new one will stand in. */
  readonly list: { readonly to: string; readonly text: string };
  children(record: OutputOf<typeof readOperatorRecord>): ReactNode;
}

/** Something that is written down about the firm of the address; without one it says where to begin. */
export function OfOperator({ title, about, list, children }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { operator } = useAddress().search;
  const record = useRead(readOperatorRecord, { params: { operator: operator ?? '' } }, { enabled: operator !== undefined });
  const name = record.data?.operator.name;
  const crumbs = name === undefined ? [list] : [list, { to: `/operators/${operator}`, text: visibleText(name) }];
  return (
    <>
      <PageHeader title={title} about={about} crumbs={crumbs} />
      {!may('conduct.record') ? (
        <Empty text={t('conductEntry.new.notYours')} />
      ) : operator === undefined ? (
        <>
          <p>{t('conductEntry.new.noFirm')}</p>
          <PageLink to="/operators">{t('operators.title')}</PageLink>
        </>
      ) : (
        <Ready of={record}>{children}</Ready>
      )}
    </>
  );
}
