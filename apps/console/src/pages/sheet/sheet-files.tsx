import { importWorkbook, listSheets, readSheet } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { UploadAction } from '../../parts/upload-action.tsx';
import type { SheetDetail } from './sheet-page.tsx';

const CLOSED: ReadonlySet<string> = new Set(['SUBMITTED', 'ACCEPTED']);
const WORKBOOK = { mediaTypes: importWorkbook.upload.mediaTypes, maxBytes: importWorkbook.upload.maxBytes };

/** Brings what a tester has: pictures that the answers name, and the workbook that was filled in. */
export function SheetFiles({ sheet }: { readonly sheet: SheetDetail }): ReactNode {
  const { t } = useTranslation();
  const take = useChange(importWorkbook, [readSheet, listSheets]);
  const why = CLOSED.has(sheet.state) ? t('evidence.notNow') : undefined;
  const named = sheet.answers.flatMap(({ evidence }) => evidence.flatMap(({ file, sha256 }) => (sha256 === null ? [file] : [])));
  return (
    <span className="actions">
      <EvidenceUpload key={named.join()} of={{ sheet: sheet.id, names: [...new Set(named)] }} reason={why} />
      <UploadAction
        label={t('sheet.import')}
        about={t('sheet.importAbout')}
        permission="sheet.fill"
        reason={why}
        fileLabel={t('sheet.importFile')}
        accepted={WORKBOOK}
        onSend={({ file, mediaType }) =>
          take.mutateAsync({ params: { sheet: sheet.id }, ifMatch: sheet.version, upload: { mediaType, bytes: file } })
        }
      />
    </span>
  );
}
