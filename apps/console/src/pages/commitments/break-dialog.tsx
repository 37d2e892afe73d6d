import { listCases } from '@touchstone/api-client/routes/cases';
import { listCommitments, readOperatorRecord, recordBreach } from '@touchstone/api-client/routes/conduct';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { ChooseOne } from '../../parts/choose-one.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { startOfShanghaiDay } from '../../parts/shanghai-time.ts';
import { visibleText } from '../../parts/visible-text.ts';
import type { Commitment } from './commitments-route.tsx';

/** A case of the firm, begun after the promise, shows that it was not kept. */
export function Break({ commitment, onClose }: { readonly commitment: Commitment; onClose(): void }): ReactNode {
  const { t } = useTranslation();
  const change = useChange(recordBreach, [listCommitments, readOperatorRecord]);
  const [chosen, setChosen] = useState('');
  return (
    <ReasonDialog
      title={t('commitment.break.do')}
      consequence={t('commitment.break.about')}
      confirm={t('commitment.break.do')}
      reasonLabel={t('commitment.break.statement')}
      maxLength={4000}
      isOpen
      isReady={chosen !== ''}
      onConfirm={(statement) => change.mutateAsync({ params: { commitment: commitment.id }, body: { case: chosen, statement } })}
      onClose={onClose}
    >
      <ChooseOne
        find={t('commitment.break.find')}
        label={t('conduct.column.case')}
        none={t('commitment.break.noCase')}
        chosen={chosen}
        within={{ operator: commitment.operator, openedFrom: startOfShanghaiDay(commitment.signedOn) }}
        useFound={useCases}
        choiceOf={({ id, number, subject }) => ({ id, text: `${number ?? t('cases.noNumber')} ${visibleText(subject.name)}` })}
        onChoose={setChosen}
      />
    </ReasonDialog>
  );
}

interface Later {
  readonly operator: string;
  readonly openedFrom: string;
}

const useCases = (q: string, later: Later) => useRead(listCases, { query: { ...later, limit: 20, ...(q === '' ? {} : { q }) } });
