import { createSubmission, listSubmissions } from '@touchstone/api-client/routes/submissions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useOpen } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';

interface Props {
  readonly ofCase: string;
  /** Why none can be begun now. */
  readonly reason?: string | undefined;
}

/** A firm begins its answer to a case, and goes on where it is written. */
export function BeginSubmission({ ofCase, reason }: Props): ReactNode {
  const { t } = useTranslation();
  const create = useChange(createSubmission, [listSubmissions]);
  const open = useOpen();
  const begin = async () => {
    const { submission } = await create.mutateAsync({ params: { case: ofCase }, body: {} });
    open(`/submissions/${submission.id}`);
  };
  return (
    <>
      <Action
        permission="submission.create"
        kind="main"
        reason={reason}
        isBusy={create.isPending}
        onAct={() => void begin().catch(() => undefined)}
      >
        {t('submissions.begin')}
      </Action>
      {create.error === null ? null : <Problem error={create.error} />}
    </>
  );
}
