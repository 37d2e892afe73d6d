import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { SheetImport } from './sheet-import.tsx';
import type { SheetDetail } from './sheet-page.tsx';

const CLOSED: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED']);

interface Props {
  readonly sheet: SheetDetail;
  readonly isUnsaved: boolean;
}

/** Brings what a tester has: files that the answers of a workbook name, and the workbook that was filled in. */
export function SheetFiles({ sheet, isUnsaved }: Props): ReactNode {
  const { t } = useTranslation();
  const why = CLOSED.has(sheet.state) ? t('evidence.notNow') : undefined;
  const named = sheet.answers.flatMap(({ evidence }) => evidence.flatMap(({ file, sha256 }) => (sha256 === null ? [file] : [])));
  return (
    <span className="actions">
      <EvidenceUpload key={named.join()} of={{ sheet: sheet.id, names: [...new Set(named)] }} reason={why} />
      <SheetImport sheet={sheet} reason={why ?? (isUnsaved ? t('sheet.why.unsaved') : undefined)} />
    </span>
  );
}
