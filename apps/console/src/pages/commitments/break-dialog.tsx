import { listCases } from '@touchstone/api-client/routes/cases';
import { listCommitments, readOperatorRecord, recordBreach } from '@touchstone/api-client/routes/conduct';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { Pick } from '../../parts/pick.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import { visibleText } from '../../parts/visible-text.ts';
import type { Commitment } from './commitments-route.tsx';

/** A case of the firm, begun after the promise, shows that it was not kept. */
export function Break({ commitment, onClose }: { readonly commitment: Commitment; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const change = useChange(recordBreach, [listCommitments, readOperatorRecord]);
  const cases = useRead(listCases, { query: { operator: commitment.operator, limit: 100 } });
  const later = (cases.data?.items ?? []).filter(({ openedAt }) => shanghaiDay(openedAt) >= commitment.signedOn);
  const [picked, setPicked] = useState<string>();
  const chosen = picked ?? later[0]?.id ?? '';
  return (
    <ReasonDialog
      title={t('commitment.break.do')}
      consequence={t(later.length === 0 && cases.data !== undefined ? 'commitment.break.noCase' : 'commitment.break.about')}
      confirm={t('commitment.break.do')}
      reasonLabel={t('commitment.break.statement')}
      maxLength={4000}
      isOpen
      onConfirm={(statement) => change.mutateAsync({ params: { commitment: commitment.id }, body: { case: chosen, statement } })}
      onClose={onClose}
    >
      {later.length === 0 ? null : (
        <Pick
          label={t('conduct.column.case')}
          value={chosen}
          choices={later.map(({ id }) => id)}
          say={(one) => {
            const of = later.find(({ id }) => id === one);
            return of === undefined ? one : `${of.number ?? t('cases.noNumber')} ${visibleText(of.subject.name)}`;
          }}
          onPick={setPicked}
        />
      )}
    </ReasonDialog>
  );
}
