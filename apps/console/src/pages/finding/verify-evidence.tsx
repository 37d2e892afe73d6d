import { listCustody, verifyEvidence } from '@touchstone/api-client/routes/evidence';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useReadAgain } from '../../api/use-read-again.ts';

/** Has the server read the file again and compare it with its digest. */
export function VerifyEvidence({ sha256 }: { readonly sha256: string }): ReactNode {
  const { t } = useTranslation();
  const readAgain = useReadAgain();
  const [result, setResult] = useState<string>();
  const verify = () => {
    setResult('busy');
    call(verifyEvidence, { params: { sha256 } }).then(
      (answer) => {
        setResult(answer.result);
        void readAgain([listCustody]);
      },
      () => setResult('failed'),
    );
  };
  return (
    <span aria-live="polite">
      {result === undefined || result === 'failed' ? (
        <button type="button" className="button button-quiet" onClick={verify}>
          {t('finding.evidence.verify')}
        </button>
      ) : null}
      {result === undefined ? null : (
        <span className={result === 'whole' ? 'tone-good' : result === 'busy' ? 'none' : 'tone-bad'}>
          {t(`finding.evidence.result.${result}`)}
        </span>
      )}
    </span>
  );
}
