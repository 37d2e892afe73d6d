import { joinByInvitation } from '@touchstone/api-client/routes/claims';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { ByCode } from './by-code.tsx';

/** An authority invited the firm; whose firm is here already asks its administrator. */
export function ByInvitation(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <ByCode label="join.invitation.label" hint="join.invitation.hint" onJoin={(body) => call(joinByInvitation, { body })} />
      <h2>{t('join.invitation.colleague')}</h2>
      <ol>
        {(['ask', 'open', 'in'] as const).map((step) => (
          <li key={step}>{t(`join.invitation.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}
