import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../parts/problem.tsx';
import { useSubmit } from '../../parts/use-submit.ts';
import { type Applicant, applicantOf, NOBODY, type Typed } from './applicant.ts';
import { ApplicantFields } from './applicant-fields.tsx';

interface Props {
  /** What proves that one speaks for the firm. */
  readonly children: ReactNode;
  /** The proof is there. */
  readonly isReady: boolean;
  /** @returns whether the firm is taken at once; else an authority looks at it */
  onJoin(applicant: Applicant): Promise<{ readonly isAccepted: boolean }>;
}

/** Proof and applicant, sent together; who is in goes on to their desk. */
export function JoinForm({ children, isReady, onJoin }: Props): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Typed>(NOBODY);
  const [isWaiting, setWaiting] = useState(false);
  const applicant = applicantOf(typed);

  const { isBusy, error, submit } = useSubmit(async () => {
    if (applicant === undefined) return;
    const { isAccepted } = await onJoin(applicant);
    if (isAccepted) window.location.replace('/');
    else setWaiting(true);
  });
  if (isWaiting)
    return (
      <div role="status">
        <p>{t('join.waiting')}</p>
        <a href="/">{t('join.enter')}</a>
      </div>
    );
  return (
    <form className="form form-narrow" onSubmit={submit}>
      {children}
      <ApplicantFields typed={typed} onChange={setTyped} />
      {error === undefined ? null : <Problem error={error} />}
      <Button htmlType="submit" type="primary" size="large" block loading={isBusy} disabled={!isReady || applicant === undefined}>
        {t('join.do')}
      </Button>
    </form>
  );
}
