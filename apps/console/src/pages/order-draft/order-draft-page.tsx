import { Button, Select } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpen } from '../../app/address.ts';
import { type Crumb, PageHeader } from '../../parts/page-header.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { begunIn, type Draft, type Material, needsCase } from './draft.ts';
import { DraftForm } from './draft-form.tsx';
import { DraftPreview } from './draft-preview.tsx';
import './order-draft.css';
import { useSaid } from '../../parts/use-said.ts';
import { useSubmit } from '../../parts/use-submit.ts';
import type { PaperTemplate } from './paper-template.ts';

interface Props {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  /** One line: the case that it is about. */
  readonly about?: ReactNode;
  /** Above the form. */
  readonly above?: ReactNode;
  readonly templates: readonly PaperTemplate[];
  readonly begin: Draft;
  readonly material: Material | undefined;
  readonly caseId: string | undefined;
  /** It was drafted before: template and addressee are settled. */
  readonly isBegun: boolean;
  /** Keeps the draft. @returns where it stands then */
  onSave(draft: Draft, begin: Draft): Promise<string>;
}

/** A document is written: the form on one side, the page as it will look on the other. */
export function OrderDraftPage({ title, crumbs, about, above, templates, begin, material, caseId, isBegun, onSave }: Props): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const id = useId();
  const open = useOpen();
  const [draft, setDraft] = useState(begin);
  const [isDirty, setDirty] = useState(false);
  const [saved, setSaved] = useState<string>();
  const unsaved = useUnsaved(isDirty && saved === undefined);
  // after the guard knows that nothing is unsaved any more
  useEffect(() => {
    if (saved !== undefined) open(saved);
  }, [saved, open]);

  const change = (next: Draft) => {
    setDraft(next);
    setDirty(true);
  };
  const { isBusy, error, submit } = useSubmit(async () => {
    setSaved(await onSave(draft, begin));
  });
  const { template, addressee } = draft;
  const lacks = template === undefined ? t('orderDraft.noTemplate') : addressee === undefined ? t('orderDraft.noAddressee') : undefined;
  return (
    <>
      {unsaved}
      <PageHeader title={title} crumbs={crumbs} about={about} />
      {above}
      <div className="draft-columns">
        <Section title={t('orderDraft.form')}>
          <form className="form" onSubmit={submit}>
            <label htmlFor={`${id}-template`}>{t('order.fact.template')}</label>
            <Select
              id={`${id}-template`}
              disabled={isBegun}
              {...(template === undefined ? {} : { value: template.id })}
              placeholder={t('orderDraft.which')}
              onChange={(chosen: string) => {
                const next = templates.find((one) => one.id === chosen);
                if (next !== undefined) change(begunIn(next, draft, material));
              }}
              options={templates.map((one) => ({
                value: one.id,
                label: said(one),
                disabled: caseId === undefined && needsCase(one),
              }))}
              getPopupContainer={(node) => node.parentElement ?? document.body}
            />
            {template === undefined ? (
              <p className="form-hint">{t(caseId === undefined ? 'orderDraft.withoutCase' : 'orderDraft.choose')}</p>
            ) : (
              <DraftForm draft={draft} template={template} material={material} isBegun={isBegun} onChange={change} />
            )}
            {error === undefined ? null : <Problem error={error} />}
            <footer className="dialog-footer">
              {lacks === undefined ? null : <span className="form-hint">{lacks}</span>}
              <Button htmlType="submit" type="primary" loading={isBusy} disabled={lacks !== undefined || (isBegun && !isDirty)}>
                {t('orderDraft.save')}
              </Button>
            </footer>
          </form>
        </Section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, by keys too */}
        <aside aria-label={t('orderDraft.preview')} tabIndex={0}>
          {template === undefined ? null : <DraftPreview draft={draft} template={template} caseId={caseId} />}
        </aside>
      </div>
    </>
  );
}
