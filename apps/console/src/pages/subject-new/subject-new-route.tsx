import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { SubjectForm } from './subject-form.tsx';
import { SubjectsTable } from './subjects-table.tsx';

/** Registers what no store hands over and no file can be scanned of: one by one, or by a table. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <PageHeader title={t('subjectNew.title')} about={t('subjectNew.about')} crumbs={[{ to: '/apps', text: t('apps.title') }]} />
      {may('app.edit') ? (
        <>
          <SubjectForm />
          <SubjectsTable />
        </>
      ) : (
        <Empty text={t('subjectNew.notYours')} />
      )}
    </>
  );
}
