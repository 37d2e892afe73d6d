import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly of: { readonly items: readonly unknown[]; readonly next?: string | null } | undefined;
}

/** Says that a list to choose from goes on after what is shown of it. */
export function OnlyFirst({ of }: Props): ReactNode {
  const { t } = useTranslation();
  return of?.next == null ? null : <p className="form-hint">{t('parts.onlyFirst', { count: of.items.length })}</p>;
}
