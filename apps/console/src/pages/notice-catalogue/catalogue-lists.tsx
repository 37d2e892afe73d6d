import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { colon, comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { Catalogue } from '../notice/plan-form.ts';
import type { EntryKind } from './entry-dialog.tsx';

export type Entry = { readonly kind: EntryKind; readonly content: object | undefined };
const span = ({ from, until }: { readonly from: string; readonly until?: string }) => `${from} – ${until ?? ''}`;

interface ListsProps {
  readonly catalogue: Catalogue;
  readonly mayEdit: boolean;
  onEdit(entry: Entry): void;
}

/** What the catalogue of notices holds, list by list. */
export function Lists({ catalogue, mayEdit, onEdit }: ListsProps): ReactNode {
  const { t } = useTranslation();
  const work = <Row extends object>(kind: EntryKind): readonly Column<Row>[] =>
    mayEdit
      ? [
          {
            key: 'work',
            words: 'catalogue.column.work',
            text: () => '',
            cell: (row) => (
              <Action permission="template.manage" onAct={() => onEdit({ kind, content: row })}>
                {t('catalogue.change')}
              </Action>
            ),
          },
        ]
      : [];
  const templates: readonly Column<Catalogue['templates'][number]>[] = [
    { key: 'title', words: 'catalogue.column.title', isName: true, text: ({ title }) => title },
    { key: 'id', words: 'papers.column.id', text: ({ id }) => id },
    { key: 'version', words: 'papers.column.version', isNumber: true, text: ({ version }) => version },
    { key: 'kind', words: 'notices.column.kind', text: ({ kind }) => t(`states.noticeKind.${kind}`) },
    { key: 'by', words: 'notices.column.issuer', text: ({ by }) => t(`catalogue.by.${by ?? 'all'}`) },
    { key: 'span', words: 'catalogue.column.span', text: span },
    {
      key: 'text',
      words: 'catalogue.column.text',
      text: ({ paragraphs }) => paragraphs.join('\n'),
      cell: ({ paragraphs, source }) => (
        <details>
          <summary>{t('catalogue.show')}</summary>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p className="form-hint">{source}</p>
        </details>
      ),
    },
    ...work<Catalogue['templates'][number]>('template'),
  ];
  const formats: readonly Column<Catalogue['formats'][number]>[] = [
    { key: 'id', words: 'papers.column.id', isName: true, text: ({ id }) => id },
    { key: 'kind', words: 'notices.column.kind', text: ({ kind }) => t(`notice.listKind.${kind}`) },
    { key: 'issuers', words: 'notices.column.issuer', text: ({ issuers }) => issuers.join(' ') },
    { key: 'span', words: 'catalogue.column.span', text: span },
    { key: 'columns', words: 'catalogue.column.columns', text: ({ columns }) => columns.map(({ title }) => title).join(comma()) },
    ...work<Catalogue['formats'][number]>('format'),
  ];
  const bases: readonly Column<Catalogue['bases'][number]>[] = [
    { key: 'text', words: 'catalogue.column.law', isName: true, text: ({ text }) => text },
    { key: 'id', words: 'papers.column.id', text: ({ id }) => id },
    { key: 'span', words: 'catalogue.column.span', text: span },
    { key: 'kinds', words: 'notices.column.kind', text: ({ kinds }) => kinds.map((kind) => t(`states.noticeKind.${kind}`)).join(comma()) },
    { key: 'usual', words: 'catalogue.column.usual', text: ({ usual }) => t(usual ? 'parts.yes' : 'parts.no') },
    ...work<Catalogue['bases'][number]>('basis'),
  ];
  const sources: readonly Column<Catalogue['sources'][number]>[] = [
    { key: 'name', words: 'catalogue.column.store', isName: true, text: ({ name }) => name },
    { key: 'also', words: 'catalogue.column.also', text: ({ also }) => also.join(comma()) },
    ...work<Catalogue['sources'][number]>('source'),
  ];
  const add = (kind: EntryKind) =>
    mayEdit ? (
      <Action permission="template.manage" onAct={() => onEdit({ kind, content: undefined })}>
        {t('catalogue.add')}
      </Action>
    ) : null;
  const list = <Row,>(kind: EntryKind, rows: readonly Row[], columns: readonly Column<Row>[], keyOf: (row: Row) => string) => (
    <Section title={t(`catalogue.kind.${kind}`)} count={rows.length} actions={add(kind)}>
      <DataTable
        isPart
        caption={t(`catalogue.kind.${kind}`)}
        list={staticList(rows)}
        columns={columns}
        empty={t('catalogue.empty')}
        keyOf={keyOf}
      />
    </Section>
  );
  return (
    <>
      {list('template', catalogue.templates, templates, ({ id, from }) => `${id} ${from}`)}
      {list('format', catalogue.formats, formats, ({ id, from }) => `${id} ${from}`)}
      {list('basis', catalogue.bases, bases, ({ id, from }) => `${id} ${from}`)}
      {list('source', catalogue.sources, sources, ({ name }) => name)}
      <Section title={t('catalogue.changed')} count={catalogue.changed.length}>
        <ul className="links">
          {catalogue.changed.map(({ kind, id, version, reason, addedAt }) => (
            <li key={`${kind} ${id} ${version}`}>
              {t(`catalogue.kind.${kind}`)} {id} {t('papers.versionOf', { version })}
              {colon()}
              {reason} · <TimeText at={addedAt} isDay />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
