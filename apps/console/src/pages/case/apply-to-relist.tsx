import { applyToRelist, listRelistings } from '@touchstone/api-client/routes/relistings';
import { listSubmissions, readSubmission } from '@touchstone/api-client/routes/submissions';
import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { useOpen } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Field } from '../../parts/field.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { Unread } from '../../parts/unread.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import type { CaseDetail } from './case-page.tsx';

interface Props {
  readonly one: CaseDetail['case'];
  /** An application is open already; undefined while that was not read. */
  readonly isOpen: boolean | undefined;
}

/** A firm asks for its app to go back, with a build that passed the retest. */
export function ApplyToRelist(props: Props): ReactNode {
  const may = useMay();
  return may('relisting.apply') ? <Apply {...props} /> : null;
}

function Apply({ one, isOpen }: Props): ReactNode {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const passed = useRead(listSubmissions, { query: { case: one.id, state: 'PASSED', limit: 1 } });
  const [submission] = passed.data?.items ?? [];
  const reasons: readonly (readonly [boolean, string])[] = [
    [one.state !== 'DELISTED', t('case.relistings.notDelisted')],
    [isOpen === true, t('case.relistings.isOpen')],
    [isOpen === undefined || passed.data === undefined, t('parts.notRead')],
    [submission === undefined, t('case.relistings.noRetest')],
  ];
  return (
    <>
      <Unread of={[passed]} />
      <Action permission="relisting.apply" kind="main" reason={reasons.find(([holds]) => holds)?.[1]} onAct={() => setAsked(true)}>
        {t('case.relistings.apply')}
      </Action>
      {isAsked && submission !== undefined ? (
        <Application caseId={one.id} submission={submission.id} onClose={() => setAsked(false)} />
      ) : null}
    </>
  );
}

interface ApplicationProps {
  readonly caseId: string;
  /** The one that passed. */
  readonly submission: string;
  onClose(): void;
}

function Application({ caseId, submission, onClose }: ApplicationProps): ReactNode {
  const { t } = useTranslation();
  const open = useOpen();
  const read = useRead(readSubmission, { params: { submission } });
  const apply = useChange(applyToRelist, [listRelistings]);
  const builds = read.data?.artifacts ?? [];
  const [statement, setStatement] = useState('');
  const [picked, setPicked] = useState<string>();
  const artifact = picked ?? builds[0]?.sha256;
  return (
    <FormDialog
      title={t('case.relistings.apply')}
      about={t('case.relistings.about')}
      confirm={t('case.relistings.apply')}
      isReady={artifact !== undefined && statement.trim() !== ''}
      onConfirm={async () => {
        const made = await apply.mutateAsync({ params: { case: caseId }, body: { statement: statement.trim(), artifact: artifact ?? '' } });
        open(`/relistings/${made.id}`);
      }}
      onClose={onClose}
    >
      <Unread of={[read]} />
      <Field label={t('case.relistings.build')}>
        {(id) => (
          <select id={id} className="pick" value={artifact ?? ''} onChange={({ target }) => setPicked(target.value)}>
            {builds.map(({ sha256, package: name, versionName }) => (
              <option key={sha256} value={sha256}>
                {visibleText(`${name ?? ''} ${versionName ?? ''} ${sha256.slice(0, 12)}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('relisting.fact.statement')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={4}
            required
            maxLength={5000}
            value={statement}
            onChange={({ target }) => setStatement(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
