import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The shape of what is on its way. */
export function Skeleton({ rows = 4 }: { readonly rows?: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status" aria-label={t('parts.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and stay
        <span key={at} />
      ))}
    </div>
  );
}
