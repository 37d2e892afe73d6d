import { importSubjects } from '@touchstone/api-client/routes/inventory';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { BulkExport } from '../../parts/bulk-export.tsx';
import { Field } from '../../parts/field.tsx';
import { Section } from '../../parts/section.tsx';
import { tableTypeOf } from '../../parts/table-file.ts';

type MediaType = (typeof importSubjects.upload.mediaTypes)[number];

/** Many at once: what became of each row is in the file that the server gives back. */
export function SubjectsTable(): ReactNode {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  return (
    <Section title={t('subjectNew.table.title')}>
      <Field label={t('subjectNew.table.file')} hint={t('subjectNew.table.hint')}>
        {(id) => <input id={id} type="file" accept=".xlsx,.csv" onChange={({ target }) => setFile(target.files?.[0])} />}
      </Field>
      {file === undefined ? null : (
        <BulkExport
          key={`${file.name} ${file.lastModified} ${file.size}`}
          label={t('subjectNew.table.do')}
          permission="app.edit"
          start={() => call(importSubjects, { upload: { bytes: file, mediaType: tableTypeOf(file.name) as MediaType } })}
        />
      )}
    </Section>
  );
}
