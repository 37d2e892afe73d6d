import { verifySample } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { Action } from '../../parts/action.tsx';
import { Problem } from '../../parts/problem.tsx';

const PARTS = ['frame', 'sample', 'members'] as const;

/** Hashes the frame and draws the sample again, and says whether both are what was stated. */
export function SampleCheck({ campaign }: { readonly campaign: string }): ReactNode {
  const { t } = useTranslation();
  const check = useChange(verifySample);
  return (
    <>
      <Action permission="campaign.read" isBusy={check.isPending} onAct={() => check.mutate({ params: { campaign } })}>
        {t('campaign.check.do')}
      </Action>
      <div role="status">
        {check.data === undefined ? null : (
          <>
            <p className={check.data.isGood ? 'tone-good' : 'tone-bad'}>
              {t(check.data.isGood ? 'campaign.check.good' : 'campaign.check.bad')}
            </p>
            <ul className="links">
              {PARTS.map((part) => {
                const { computed, size, isEqual } = check.data[part];
                return (
                  <li key={part}>
                    {t(`campaign.check.${part}`, { count: size })} {t(isEqual ? 'campaign.check.equal' : 'campaign.check.other')}{' '}
                    {computed === null ? null : <code className="hash">{computed}</code>}
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </div>
      {check.error === null ? null : <Problem error={check.error} />}
    </>
  );
}
