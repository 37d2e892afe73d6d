import { readGoldenSet } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { GoldenSetPage } from './golden-set-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('engine.manage');
  const set = useRead(readGoldenSet, {}, { enabled: isMine });
  if (isMine) return <Ready of={set}>{(value) => <GoldenSetPage items={value.items} version={value.version} />}</Ready>;
  return (
    <>
      <PageHeader title={t('goldenSet.title')} crumbs={[{ to: '/engines', text: t('engines.title') }]} />
      <Empty text={t('goldenSet.notYours')} />
    </>
  );
}
