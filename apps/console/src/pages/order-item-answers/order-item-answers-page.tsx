import { downloadOrderItems } from '@touchstone/api-client/routes/order-items';
import type { listOrders } from '@touchstone/api-client/routes/orders';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import type { List, RowOf } from '../../api/use-list.ts';
import { Empty } from '../../parts/empty.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { type PreviewRow, TablePreview } from './table-preview.tsx';

interface Props {
  readonly orders: List<RowOf<typeof listOrders>>;
  readonly fileName: string | undefined;
  readonly rows: readonly PreviewRow[] | undefined;
  readonly error: unknown;
  readonly isBusy: boolean;
  readonly answered: number | undefined;
  onFile(file: File): void;
  onSend(): void;
}

const TO_STORES: ReadonlySet<string> = new Set(['delisting', 'relisting', 'search-ban']);

/** Answers to a whole order by its list: take the list, fill it in, look at what it would say, hand it in. */
export function OrderItemAnswersPage(props: Props): ReactNode {
  const { t } = useTranslation();
  const { rows, fileName, error, isBusy, answered } = props;
  return (
    <>
      <PageHeader
        title={t('orderAnswers.title')}
        about={t('orderAnswers.about')}
        crumbs={[{ to: '/order-items', text: t('orderItems.title') }]}
      />
      <Section title={t('orderAnswers.take')}>
        <Lists {...props} />
      </Section>
      <Section title={t('orderAnswers.fill')}>
        <p>{t('orderAnswers.howToFill')}</p>
        <p className="form-hint">{t('orderAnswers.howToObject')}</p>
      </Section>
      <Section title={t('orderAnswers.look')}>
        <label className="button file-choice">
          {t('orderAnswers.chooseFile')}
          <input
            type="file"
            className="unseen"
            accept=".xlsx,.csv"
            disabled={isBusy}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) props.onFile(file);
              target.value = '';
            }}
          />
        </label>{' '}
        {fileName ?? null}
        {error === null ? null : <Problem error={error} />}
        {rows === undefined && isBusy ? <Skeleton rows={3} /> : null}
        {answered === undefined ? null : (
          <p role="status" className="tone-good">
            {t('orderAnswers.done', { count: answered })} <PageLink to="/order-items">{t('orderItems.title')}</PageLink>
          </p>
        )}
        {rows === undefined ? null : <TablePreview rows={rows} isBusy={isBusy} onSend={props.onSend} />}
      </Section>
    </>
  );
}

function Lists({ orders }: Props): ReactNode {
  const { t } = useTranslation();
  if (orders.state === 'failed') return <Problem error={orders.error} onRetry={orders.retry} />;
  if (orders.page === undefined) return <Skeleton rows={2} />;
  const ours = orders.page.items.filter(({ type }) => TO_STORES.has(type));
  if (ours.length === 0) return <Empty text={t('orderAnswers.noOrders')} />;
  return (
    <>
      <OnlyFirst of={orders.page} />
      <ul className="links">
        {ours.map(({ id, number, type, issuedAt }) => (
          <li key={id}>
            <FileLink address={fileAddress(downloadOrderItems.path, { order: id })}>
              {number ?? t(`states.orderType.${type}`)} {t('orderAnswers.list')}
            </FileLink>{' '}
            {t(`states.orderType.${type}`)} <TimeText at={issuedAt} isDay />{' '}
            <PageLink to={`/order-items?order=${id}`} label={t('orderAnswers.itemsOf', { number: number ?? '' })}>
              {t('orderAnswers.items')}
            </PageLink>
          </li>
        ))}
      </ul>
    </>
  );
}
