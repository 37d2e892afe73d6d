import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Who was invited has a link already; how one comes to it is said. */
export function ByInvitation(): ReactNode {
  const { t } = useTranslation();
  return (
    <ol>
      {(['ask', 'open', 'in'] as const).map((step) => (
        <li key={step}>{t(`join.invitation.${step}`)}</li>
      ))}
    </ol>
  );
}
