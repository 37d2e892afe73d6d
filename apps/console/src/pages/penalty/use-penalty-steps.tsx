import type { OutputOf } from '@touchstone/api-client';
import { readCase } from '@touchstone/api-client/routes/cases';
import { listCommitments, listConductEntries, readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { listOrders } from '@touchstone/api-client/routes/orders';
import {
  decidePenalty,
  executePenalty,
  listCreditEntries,
  listPenalties,
  notifyPenalty,
  readPenalty,
  revokePenalty,
} from '@touchstone/api-client/routes/penalties';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepConductFile } from '../../api/keep-conduct-file.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { CheckLines } from '../../parts/check-lines.tsx';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import { ConductFileField } from '../../parts/conduct-file-field.tsx';
import { Field } from '../../parts/field.tsx';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Pick } from '../../parts/pick.tsx';
import type { Step } from '../../parts/steps.tsx';
import { Unread } from '../../parts/unread.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { fenOf, yuanText } from '../../parts/yuan.ts';
import { NEXT_DOCUMENT, PENALTY_STEPS, type PenaltyStep } from './penalty-steps.ts';

type Penalty = OutputOf<typeof readPenalty>['penalty'];

const STALE = [readPenalty, listPenalties, listCreditEntries, readCase, readOperatorRecord, readDesk];

/** What can be done with a penalty, each with what it asks for. */
export function usePenaltySteps(penalty: Penalty): readonly Step[] {
  const { t } = useTranslation();
  const notify = useChange(notifyPenalty, STALE);
  const decide = useChange(decidePenalty, STALE);
  const execute = useChange(executePenalty, STALE);
  const revoke = useChange(revokePenalty, STALE);
  const document = useIssuedDocument(penalty);
  const grounds = useGrounds(penalty);
  const [paid, setPaid] = useState('');
  const [proof, setProof] = useState<ChosenFile>();
  const at = { params: { penalty: penalty.id }, ifMatch: penalty.version } as const;
  const hasAmount = penalty.amountFen > 0;
  const paidFen = hasAmount ? fenOf(paid) : 0;

  const of: Readonly<Record<PenaltyStep['step'], Omit<Step, 'key' | 'label' | 'consequence' | 'permission' | 'kind'>>> = {
    notify: { ...document, take: () => notify.mutateAsync({ ...at, body: { order: document.order } }) },
    decide: {
      ...document,
      fields: (
        <>
          {document.fields}
          {grounds.fields}
        </>
      ),
      take: () => decide.mutateAsync({ ...at, body: { order: document.order, entries: [...grounds.chosen] } }),
    },
    pay: {
      isReady: paidFen !== undefined && proof !== undefined,
      fields: (
        <>
          {hasAmount ? (
            <Field label={t('penalty.ask.paid')} hint={t('penalty.ask.rest', { rest: yuanText(penalty.amountFen - penalty.paidFen) })}>
              {(id) => <Input id={id} inputMode="decimal" value={paid} onChange={({ target }) => setPaid(target.value)} />}
            </Field>
          ) : null}
          <ConductFileField label={t('penalty.ask.proof')} onChoose={setProof} />
        </>
      ),
      take: async () => {
        if (proof === undefined || paidFen === undefined) return;
        await execute.mutateAsync({ ...at, body: { paidFen, proof: await keepConductFile(proof) } });
        setPaid('');
      },
    },
    revoke: { reasonLabel: t('parts.reason'), take: (reason) => revoke.mutateAsync({ ...at, body: { reason } }) },
  };
  return PENALTY_STEPS.map(({ step, permission, kind, states }) => ({
    ...of[step],
    ...{ key: step, permission, kind },
    label: t(`penalty.step.${step}`),
    consequence: t(`penalty.consequence.${step}`),
    notNow: states.includes(penalty.state) ? of[step].notNow : t('steps.why', { state: t(`states.penalty.${penalty.state}`) }),
  }));
}

interface Asked {
  readonly fields: ReactNode;
}

/** The issued document that the next step rests on; without one the step waits. */
function useIssuedDocument(penalty: Penalty): Asked & { readonly order: string; readonly notNow: string | undefined } {
  const { t } = useTranslation();
  const may = useMay();
  const type = NEXT_DOCUMENT[penalty.state];
  const [picked, setPicked] = useState<string>();
  const read = useRead(
    listOrders,
    { query: { case: penalty.case, ...(type === undefined ? {} : { type }), limit: 50 } },
    { enabled: type !== undefined && may('order.read') },
  );
  const issued = (read.data?.items ?? []).filter(({ issuedAt, withdrawnAt }) => issuedAt !== null && withdrawnAt === null);
  const order = picked ?? issued[0]?.id ?? '';
  return {
    order,
    notNow:
      type === undefined || issued.length > 0 ? undefined : t(read.data === undefined ? 'parts.notRead' : `penalty.noDocument.${type}`),
    fields: (
      <>
        <OnlyFirst of={read.data} />
        <Pick
          label={t('penalty.ask.document')}
          value={order}
          choices={issued.map(({ id }) => id)}
          say={(one) => issued.find(({ id }) => id === one)?.number ?? one}
          onPick={setPicked}
        />
      </>
    ),
  };
}

/** Conduct in force and broken promises that the words of a decision rest on. */
function useGrounds({ operator, state }: Penalty): Asked & { readonly chosen: readonly string[] } {
  const { t } = useTranslation();
  const enabled = state === 'NOTIFIED';
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const entries = useRead(listConductEntries, { query: { operator, state: 'IN_FORCE', limit: 100 } }, { enabled });
  const commitments = useRead(listCommitments, { query: { operator, limit: 100 } }, { enabled });
  const lines = [
    ...(entries.data?.items ?? []).map(({ id, kind, statement }) => ({
      id,
      text: `${t(`operator.conduct.words.${kind}`)} · ${visibleText(statement)}`,
    })),
    ...(commitments.data?.items ?? [])
      .flatMap(({ breaches }) => breaches)
      .map(({ id, statement }) => ({ id, text: `${t('commitment.breach')} · ${visibleText(statement)}` })),
  ];
  return {
    chosen,
    fields:
      entries.data === undefined || commitments.data === undefined ? (
        <Unread of={[entries, commitments]} />
      ) : lines.length === 0 ? (
        <p className="form-hint">{t('penalty.ask.noGrounds')}</p>
      ) : (
        <>
          <CheckLines legend={t('penalty.ask.grounds')} lines={lines} chosen={chosen} onChoose={setChosen} />
          <OnlyFirst of={entries.data} />
          <OnlyFirst of={commitments.data} />
          <p className="form-hint">{t('penalty.ask.groundsHint')}</p>
        </>
      ),
  };
}
