import { readInstallation } from '@touchstone/api-client/routes/installation';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { InstallationPage } from './installation-page.tsx';

export function Route(): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('system.manage');
  const installation = useRead(readInstallation, {}, { enabled: isMine });
  return (
    <>
      <PageHeader title={t('installation.title')} about={t('installation.about')} />
      {isMine ? (
        <Ready of={installation}>{(value) => <InstallationPage installation={value} />}</Ready>
      ) : (
        <Empty text={t('installation.notYours')} />
      )}
    </>
  );
}
