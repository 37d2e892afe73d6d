import type { OutputOf } from '@touchstone/api-client';
import type { readRelisting } from '@touchstone/api-client/routes/relistings';
import { Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { comma } from '../../parts/punctuation.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';

type Decision = 'approve' | 'refuse';

interface Props {
  readonly relisting: OutputOf<typeof readRelisting>;
  readonly error: unknown;
  onDecide(decision: Decision, reason: string, basis: string): Promise<unknown>;
  onWithdraw(): void;
  onDraft(retested: string): Promise<unknown>;
}

/** One application to go back to the shelves, what stood in its way, and its decision. */
export function RelistingPage({ relisting: one, error, onDecide, onWithdraw, onDraft }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [asked, setAsked] = useState<Decision>();
  const [basis, setBasis] = useState('');
  const reason = one.state === 'APPLIED' ? undefined : t('relisting.why', { state: t(`states.relisting.${one.state}`) });
  return (
    <>
      <PageHeader
        title={t('relisting.title', { subject: visibleText(one.subjectName) })}
        marks={<StateTag kind="relisting" state={one.state} />}
        crumbs={[{ to: '/relistings', text: t('relistings.title') }]}
      />
      <Facts
        lines={[
          {
            label: t('relisting.fact.case'),
            value: <PageLink to={`/cases/${one.case}`}>{one.caseNumber ?? t('cases.noNumber')}</PageLink>,
          },
          { label: t('relisting.fact.statement'), value: <Text>{one.statement}</Text> },
          { label: t('relisting.fact.artifact'), value: <code>{one.artifact}</code> },
          { label: t('relisting.fact.applied'), value: <TimeText at={one.appliedAt} /> },
          { label: t('relisting.fact.decided'), value: one.decidedAt === null ? null : <TimeText at={one.decidedAt} /> },
          { label: t('relisting.fact.reason'), value: one.reason === null ? null : <Text>{one.reason}</Text> },
          {
            label: t('relisting.fact.hindrances'),
            value: one.hindrances.map((word) => t(`relisting.hindrance.${word}`, { defaultValue: word })).join(comma()),
          },
        ]}
      />
      <div className="actions">
        <Action permission="relisting.approve" kind="main" reason={reason} onAct={() => setAsked('approve')}>
          {t('relisting.approve')}
        </Action>
        <Action permission="relisting.approve" kind="danger" reason={reason} onAct={() => setAsked('refuse')}>
          {t('relisting.refuse')}
        </Action>
        <Action permission="relisting.apply" kind="danger" reason={reason} onAct={onWithdraw}>
          {t('relisting.withdraw')}
        </Action>
        <DraftOrders state={one.state} caseId={one.case} onDraft={onDraft} />
      </div>
      {error === undefined ? null : <Problem error={error} />}
      {asked === undefined ? null : (
        <ReasonDialog
          title={t(`relisting.${asked}`)}
          consequence={t(`relisting.means.${asked}`)}
          confirm={t(`relisting.${asked}`)}
          isDanger={asked === 'refuse'}
          maxLength={2000}
          isOpen
          onConfirm={(words) => onDecide(asked, words, basis.trim())}
          onClose={() => setAsked(undefined)}
        >
          <label htmlFor={id}>{t('relisting.basis')}</label>
          <Input id={id} required maxLength={500} value={basis} onChange={({ target }) => setBasis(target.value)} />
        </ReasonDialog>
      )}
    </>
  );
}

interface DraftProps {
  readonly state: string;
  readonly caseId: string;
  onDraft(retested: string): Promise<unknown>;
}

/** Once it may return, each store that took it off is told so by a document of its own. */
function DraftOrders({ state, caseId, onDraft }: DraftProps): ReactNode {
  const { t } = useTranslation();
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const [day, setDay] = useState(today);
  return (
    <>
      <Action
        permission="order.draft"
        kind={state === 'APPROVED' ? 'main' : 'plain'}
        reason={state === 'APPROVED' ? undefined : t('relisting.draft.why')}
        onAct={() => setOpen(true)}
      >
        {t('relisting.draft.open')}
      </Action>
      <PageLink to={`/orders?case=${caseId}`}>{t('relisting.draft.list')}</PageLink>
      {isOpen ? (
        <FormDialog
          title={t('relisting.draft.open')}
          about={t('relisting.draft.about')}
          confirm={t('relisting.draft.do')}
          isReady={day !== ''}
          onConfirm={() => onDraft(day)}
          onClose={() => setOpen(false)}
        >
          <Field label={t('relisting.draft.retested')}>
            {(id) => <Input id={id} type="date" required value={day} onChange={({ target }) => setDay(target.value)} />}
          </Field>
        </FormDialog>
      ) : null}
    </>
  );
}
