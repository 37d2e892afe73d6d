import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../app/me.ts';
import { Empty } from './empty.tsx';

/** A page about one's own store: who acts for none is told so, and nothing is asked of the server. */
export function OnlyStores({ permission, children }: { readonly permission: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const isStore = useMe().organisation.kind === 'store';
  return isStore && may(permission) ? children : <Empty text={t('parts.onlyStores')} />;
}
