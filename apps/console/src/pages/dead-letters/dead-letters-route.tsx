import { listDeadLetters } from '@touchstone/api-client/routes/runs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Ready } from '../../parts/ready.tsx';
import { DeadLetters } from '../engines/dead-letters.tsx';

const AGAIN_MS = 20_000;

/** Runs that failed for good, by engine and class of error, to be made again. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const letters = useRead(listDeadLetters, {}, { everyMs: AGAIN_MS });
  return (
    <>
      <PageHeader
        title={t('engines.dead.page')}
        about={t('engines.dead.about')}
        crumbs={[{ to: '/engines', text: t('engines.title') }]}
        actions={<PageLink to="/runs?isDead=true">{t('engines.dead.all')}</PageLink>}
      />
      <Ready of={letters}>{({ items }) => <DeadLetters letters={items} />}</Ready>
    </>
  );
}
