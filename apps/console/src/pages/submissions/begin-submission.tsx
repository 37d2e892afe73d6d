import { readCase } from '@touchstone/api-client/routes/cases';
import { createSubmission, listSubmissions } from '@touchstone/api-client/routes/submissions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Unread } from '../../parts/unread.tsx';
import { whyNotBegun } from './why-not-begun.ts';

/** A firm begins its answer to a case, and goes on where it is written. */
export function BeginSubmission({ ofCase }: { readonly ofCase: string }): ReactNode {
  return useMay()('submission.create') ? <Begin ofCase={ofCase} /> : null;
}

function Begin({ ofCase }: { readonly ofCase: string }): ReactNode {
  const { t } = useTranslation();
  const create = useChange(createSubmission, [listSubmissions]);
  const open = useOpen();
  const detail = useRead(readCase, { params: { case: ofCase } });
  const drafts = useRead(listSubmissions, { query: { case: ofCase, state: 'DRAFT', limit: 1 } });
  const asked = useRead(listSubmissions, { query: { case: ofCase, state: 'MORE_ASKED', limit: 1 } });
  const why = whyNotBegun(detail.data?.steps, [drafts.data?.items, asked.data?.items]);
  const begin = async () => {
    const { submission } = await create.mutateAsync({ params: { case: ofCase }, body: {} });
    open(`/submissions/${submission.id}`);
  };
  return (
    <>
      <Action
        permission="submission.create"
        kind="main"
        reason={why === undefined ? undefined : t(why)}
        isBusy={create.isPending}
        onAct={() => void begin().catch(() => undefined)}
      >
        {t('submissions.begin')}
      </Action>
      <Unread of={[detail, drafts, asked]} />
      {create.error === null ? null : <Problem error={create.error} />}
    </>
  );
}
