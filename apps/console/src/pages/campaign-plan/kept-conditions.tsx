import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '../../parts/text.tsx';

/** Conditions of a draft that the form has no fields for: they are shown, and stay. */
export function KeptConditions({ conditions }: { readonly conditions: readonly unknown[] }): ReactNode {
  const { t } = useTranslation();
  if (conditions.length === 0) return null;
  return (
    <>
      <p className="form-hint">{t('campaignPlan.others', { count: conditions.length })}</p>
      <ul className="links">
        {conditions.map((condition) => (
          <li key={JSON.stringify(condition)}>
            <Text className="code">{JSON.stringify(condition)}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}
