import type { OutputOf } from '@touchstone/api-client';
import type { readCase } from '@touchstone/api-client/routes/cases';
import type { readDelistingPlan } from '@touchstone/api-client/routes/order-items';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';

type Detail = OutputOf<typeof readCase>;
type PlannedStore = OutputOf<typeof readDelistingPlan>['stores'][number];
type Listing = PlannedStore['listings'][number];

/** The words that every store’s order carries. */
interface OrderWords {
  readonly ground: string;
  readonly problems: string;
  readonly period: string;
  readonly contact: string;
}

interface Props {
  readonly detail: Detail;
  readonly stores: readonly PlannedStore[];
  onDraft(words: Partial<OrderWords>): Promise<unknown>;
}

const ORDERABLE: ReadonlySet<string> = new Set(['DELIST_DRAFT', 'DELIST_ORDERED']);

/** Where the app of a case stands now, and one order to each of these stores. */
export function DelistingPlanPage({ detail, stores, onDraft }: Props): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { case: one } = detail;
  const without = stores.filter(({ order }) => order === null);
  const why = ORDERABLE.has(one.state) ? undefined : t('steps.why', { state: t(`states.case.${one.state}`) });
  return (
    <>
      <PageHeader
        title={t('delistingPlan.title', { subject: visibleText(one.subject.name) })}
        about={t('delistingPlan.about')}
        marks={<StateTag kind="case" state={one.state} />}
        crumbs={[
          { to: '/cases', text: t('cases.title') },
          { to: `/cases/${one.id}`, text: one.number ?? t('cases.noNumber') },
        ]}
        actions={
          <Action
            kind="main"
            permission="order.draft"
            reason={why ?? (without.length === 0 ? t('delistingPlan.allDrafted') : undefined)}
            onAct={() => setOpen(true)}
          >
            {t('delistingPlan.draft', { count: without.length })}
          </Action>
        }
      />
      {stores.length === 0 ? <Empty text={t('delistingPlan.none')} /> : null}
      {stores.map((store) => (
        <Section
          key={store.store}
          title={store.name}
          count={store.listings.length}
          actions={
            store.order === null ? (
              <span className="none">{t('delistingPlan.noOrder')}</span>
            ) : (
              <PageLink isVerb to={`/orders/${store.order}`}>
                {t('delistingPlan.openOrder')}
              </PageLink>
            )
          }
        >
          <DataTable
            isPart
            caption={store.name}
            list={staticList(store.listings)}
            columns={COLUMNS}
            empty={t('delistingPlan.none')}
            keyOf={({ listing }) => listing}
          />
        </Section>
      ))}
      {isOpen ? <DraftDialog detail={detail} count={without.length} onDraft={onDraft} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

const COLUMNS: readonly Column<Listing>[] = (['name', 'package', 'versionName', 'developer', 'filing'] as const).map((key) => ({
  key,
  words: `delistingPlan.column.${key}`,
  isName: key === 'name',
  text: (listing: Listing) => listing[key],
  cell: (listing: Listing) => (listing[key] === '' ? '—' : <Text>{listing[key]}</Text>),
}));

const FIELDS = ['ground', 'problems', 'period', 'contact'] as const;

interface DialogProps {
  readonly detail: Detail;
  readonly count: number;
  onDraft: Props['onDraft'];
  onClose(): void;
}

function DraftDialog({ detail, count, onDraft, onClose }: DialogProps): ReactNode {
  const { t } = useTranslation();
  const found = [...new Set(detail.findings.flatMap(({ summary }) => (summary === null || summary === '' ? [] : [visibleText(summary)])))];
  const [words, setWords] = useState<OrderWords>({ ground: '', problems: found.join('；').slice(0, 2000), period: '', contact: '' });
  return (
    <FormDialog
      title={t('delistingPlan.draft', { count })}
      about={t('delistingPlan.draftAbout')}
      confirm={t('delistingPlan.do')}
      isReady={words.ground.trim() !== '' && words.contact.trim() !== ''}
      onConfirm={() =>
        onDraft(Object.fromEntries(FIELDS.flatMap((key) => (words[key].trim() === '' ? [] : [[key, words[key].trim()] as const]))))
      }
      onClose={onClose}
    >
      {FIELDS.map((key) => (
        <Field key={key} label={t(`delistingPlan.field.${key}`)}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={key === 'ground' || key === 'problems' ? 3 : 1}
              maxLength={key === 'ground' || key === 'problems' ? 2000 : 500}
              value={words[key]}
              onChange={({ target }) => setWords({ ...words, [key]: target.value })}
            />
          )}
        </Field>
      ))}
    </FormDialog>
  );
}
