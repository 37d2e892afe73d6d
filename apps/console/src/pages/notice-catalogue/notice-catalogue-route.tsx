import { readNoticeCatalogue } from '@touchstone/api-client/routes/notices';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { type Entry, Lists } from './catalogue-lists.tsx';
import { EntryDialog } from './entry-dialog.tsx';

/** What notices are written with: texts, columns of lists, laws, names of stores. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const [edited, setEdited] = useState<Entry>();
  const catalogue = useRead(readNoticeCatalogue, {});
  const mayEdit = me.organisation.kind === 'ministry';
  return (
    <>
      <PageHeader
        title={t('catalogue.title')}
        about={t('catalogue.about')}
        crumbs={[{ to: '/order-templates', text: t('papers.title') }]}
      />
      <Ready of={catalogue}>{(value) => <Lists catalogue={value} mayEdit={mayEdit} onEdit={setEdited} />}</Ready>
      {edited === undefined ? null : <EntryDialog {...edited} onClose={() => setEdited(undefined)} />}
    </>
  );
}
