import type { OutputOf } from '@touchstone/api-client';
import { downloadWorkbook, type readSheet } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useUnsaved } from '../../parts/use-unsaved.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { hindranceOf } from './hindrance.ts';
import { SheetActions } from './sheet-actions.tsx';
import { SheetAnswers } from './sheet-answers.tsx';
import { SheetFacts } from './sheet-facts.tsx';
import { SheetFiles } from './sheet-files.tsx';
import { SheetForm } from './sheet-form.tsx';
import { SheetHistory } from './sheet-history.tsx';
import { SheetMissing } from './sheet-missing.tsx';
import { useDrafts } from './use-drafts.ts';

export type SheetDetail = OutputOf<typeof readSheet>;

/** One check sheet: filled in by its tester; to others, what was asked clause by clause, what was answered, what is still missing. */
export function SheetPage({ sheet }: { readonly sheet: SheetDetail }): ReactNode {
  const { t } = useTranslation();
  const { person } = useMe();
  const may = useMay();
  const drafts = useDrafts(sheet);
  const { isUnsaved } = drafts;
  const unsaved = useUnsaved(isUnsaved);
  const isMine = may('sheet.fill') && hindranceOf('fill', sheet, { person, isUnsaved }) === undefined;
  const files = <SheetFiles sheet={sheet} isUnsaved={isUnsaved} />;
  return (
    <>
      {unsaved}
      <PageHeader
        title={visibleText(sheet.subject.label ?? sheet.subject.name)}
        marks={<StateTag kind="sheet" state={sheet.state} />}
        crumbs={[{ to: '/sheets', text: t('sheets.title') }]}
        actions={<FileLink address={fileAddress(downloadWorkbook.path, { sheet: sheet.id })}>{t('sheet.workbook')}</FileLink>}
      />
      <div className="columns-2">
        <div>
          <SheetFacts sheet={sheet} />
          {isMine ? (
            <SheetForm sheet={sheet} drafts={drafts} actions={files} />
          ) : (
            <SheetAnswers sheet={sheet} actions={may('sheet.fill') ? files : undefined} />
          )}
        </div>
        <aside>
          <SheetActions sheet={sheet} isUnsaved={isUnsaved} />
          {isMine ? <SheetMissing sheet={sheet} /> : null}
          <SheetHistory events={sheet.events} />
        </aside>
      </div>
    </>
  );
}
