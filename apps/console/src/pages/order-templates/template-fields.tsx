import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckLines } from '../../parts/check-lines.tsx';
import { Field } from '../../parts/field.tsx';
import { Pick } from '../../parts/pick.tsx';
import { RowsOf } from './rows-of.tsx';
import type { DraftBlock, DraftField, TemplateDraft } from './template-draft.ts';
import { ADDRESSEES, USUAL_ADDRESSEES } from './usual-addressees.ts';

interface Props {
  readonly draft: TemplateDraft;
  /** Nothing was kept under its id yet. */
  readonly isNew: boolean;
  onChange(draft: TemplateDraft): void;
}

const TYPES = Object.keys(USUAL_ADDRESSEES);
const LEVELS = ['1', '2', '3', '4'] as const;
const KINDS = ['text', 'paragraphs', 'date', 'money', 'clauses', 'apps'] as const;
const BLOCKS = ['paragraph', 'heading', 'table'] as const;
const NEW_FIELD: DraftField = { name: '', kind: 'text', isRequired: true, zh: '', en: '' };
const NEW_BLOCK: DraftBlock = { kind: 'paragraph', text: '', level: 1, caption: '', when: '' };

/** A template as fields: names, legal basis, what is asked for, and the text part by part. */
export function TemplateFields({ draft, isNew, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const put = (change: Partial<TemplateDraft>) => onChange({ ...draft, ...change });
  const line = (label: string, value: string, change: (value: string) => void) => (
    <Field label={label}>{(id) => <Input id={id} maxLength={200} value={value} onChange={({ target }) => change(target.value)} />}</Field>
  );
  return (
    <>
      {isNew ? (
        <>
          {line(t('papers.column.id'), draft.id, (id) => put({ id }))}
          <Pick
            label={t('papers.type')}
            value={draft.type}
            choices={TYPES}
            say={(type) => t(`states.orderType.${type}`)}
            onPick={(type) => put({ type, addressees: USUAL_ADDRESSEES[type] ?? [] })}
          />
        </>
      ) : null}
      {line(t('papers.nameZh'), draft.zh, (zh) => put({ zh }))}
      {line(t('papers.nameEn'), draft.en, (en) => put({ en }))}
      {line(t('papers.column.numberWord'), draft.numberWord, (numberWord) => put({ numberWord }))}
      {line(t('papers.heading'), draft.title, (title) => put({ title }))}
      <CheckLines
        legend={t('papers.addressees')}
        lines={ADDRESSEES.map((id) => ({ id, text: t(`states.addressee.${id}`) }))}
        chosen={draft.addressees}
        onChoose={(addressees) => put({ addressees })}
      />
      <RowsOf
        title={t('papers.basis')}
        rows={draft.basis}
        fresh={{ document: '', articles: '' }}
        onChange={(basis) => put({ basis })}
        draw={(one, change) => (
          <>
            {line(t('papers.document'), one.document, (document) => change({ ...one, document }))}
            {line(t('papers.articles'), one.articles, (articles) => change({ ...one, articles }))}
          </>
        )}
      />
      <RowsOf
        title={t('papers.column.fields')}
        rows={draft.fields}
        fresh={NEW_FIELD}
        onChange={(fields) => put({ fields })}
        draw={(one, change) => (
          <>
            {line(t('papers.field.name'), one.name, (name) => change({ ...one, name }))}
            {line(t('papers.nameZh'), one.zh, (zh) => change({ ...one, zh }))}
            {line(t('papers.nameEn'), one.en, (en) => change({ ...one, en }))}
            <Pick
              label={t('papers.field.kind')}
              value={one.kind}
              choices={KINDS}
              say={(kind) => t(`papers.field.${kind}`)}
              onPick={(kind) => change({ ...one, kind })}
            />
            <label className="check-line">
              <input type="checkbox" checked={one.isRequired} onChange={({ target }) => change({ ...one, isRequired: target.checked })} />{' '}
              {t('papers.field.required')}
            </label>
          </>
        )}
      />
      <RowsOf
        title={t('papers.body')}
        hint={t('papers.bodyHint')}
        rows={draft.body}
        fresh={NEW_BLOCK}
        onChange={(body) => put({ body })}
        draw={(one, change) => (
          <>
            <Pick
              label={t('papers.block.kind')}
              value={one.kind}
              choices={BLOCKS}
              say={(kind) => t(`papers.block.${kind}`)}
              onPick={(kind) => change({ ...one, kind })}
            />
            {one.kind === 'paragraph' ? (
              <Field label={t('papers.block.text')}>
                {(id) => (
                  <Input.TextArea
                    id={id}
                    rows={3}
                    maxLength={4000}
                    value={one.text}
                    onChange={({ target }) => change({ ...one, text: target.value })}
                  />
                )}
              </Field>
            ) : (
              line(t(one.kind === 'table' ? 'papers.block.field' : 'papers.block.text'), one.text, (text) => change({ ...one, text }))
            )}
            {one.kind === 'heading' ? (
              <Pick
                label={t('papers.block.level')}
                value={String(one.level) as (typeof LEVELS)[number]}
                choices={LEVELS}
                say={(level) => t('papers.block.levelOf', { level })}
                onPick={(level) => change({ ...one, level: Number(level) })}
              />
            ) : null}
            {one.kind === 'table' ? line(t('papers.block.caption'), one.caption, (caption) => change({ ...one, caption })) : null}
            {line(t('papers.block.when'), one.when, (when) => change({ ...one, when }))}
          </>
        )}
      />
    </>
  );
}
