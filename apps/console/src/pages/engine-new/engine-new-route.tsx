import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { EngineForm } from './engine-form.tsx';

/** Makes a version of an engine known: from the description that it brings, or typed. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <PageHeader title={t('engineNew.title')} about={t('engineNew.about')} crumbs={[{ to: '/engines', text: t('engines.title') }]} />
      {may('engine.manage') ? <EngineForm /> : <Empty text={t('engineNew.notYours')} />}
    </>
  );
}
