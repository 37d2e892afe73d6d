import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { Text } from '../../parts/text.tsx';
import { ItemForm } from './item-form.tsx';
import './sheet.css';
import type { SheetDetail } from './sheet-page.tsx';
import type { Drafts } from './use-drafts.ts';

interface Props {
  readonly sheet: SheetDetail;
  readonly drafts: Drafts;
  readonly actions: ReactNode;
}

/** A sheet to be filled in clause by clause; it is saved as one goes. */
export function SheetForm({ sheet, drafts, actions }: Props): ReactNode {
  const { t } = useTranslation();
  const [isOpenOnly, setOpenOnly] = useState(false);
  const wanting = new Set([...sheet.open, ...sheet.faults.map(({ clause }) => clause)]);
  const shown = isOpenOnly ? sheet.clauses.filter(({ clause }) => wanting.has(clause)) : sheet.clauses;
  const sentBack = sheet.state === 'RETURNED' ? sheet.events.findLast(({ event }) => event === 'returned') : undefined;
  return (
    <Section title={t('sheet.answers.title')} count={sheet.clauses.length} actions={actions}>
      {sentBack === undefined ? null : (
        <p className="sheet-returned">
          <strong>{t('sheet.form.returned')}</strong> <Text>{sentBack.reason}</Text>
        </p>
      )}
      <div className="sheet-bar">
        <Saved drafts={drafts} />
        <button type="button" className={isOpenOnly ? 'chip' : 'button'} aria-pressed={isOpenOnly} onClick={() => setOpenOnly(!isOpenOnly)}>
          {t('sheet.form.wanting', { count: wanting.size })}
        </button>
      </div>
      {drafts.error === undefined ? null : <Problem error={drafts.error} onRetry={() => void drafts.save()} />}
      {shown.length === 0 ? <p className="none">{t('sheet.form.nothingWanting')}</p> : null}
      <ol className="sheet-items">
        {shown.map((clause) => (
          <ItemForm key={clause.clause} sheet={sheet} clause={clause} drafts={drafts} />
        ))}
      </ol>
    </Section>
  );
}

function Saved({ drafts: { isSaving, isUnsaved, error } }: { readonly drafts: Drafts }): ReactNode {
  const { t } = useTranslation();
  const state = isSaving ? 'saving' : error !== undefined ? 'failed' : isUnsaved ? 'waiting' : 'saved';
  return (
    <span role="status" className={state === 'failed' ? 'tone-bad' : state === 'saved' ? 'tone-good' : 'none'}>
      {t(`sheet.form.${state}`)}
    </span>
  );
}
