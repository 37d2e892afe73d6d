import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../parts/page-link.tsx';

const PAGE_OF: Readonly<Record<string, (target: string) => string>> = {
  case: (id) => `/cases/${id}`,
  operator: (id) => `/operators/${id}`,
  clause: (clause) => `/clauses/${encodeURIComponent(clause)}`,
};

/** What a rule watches, and the page of it. */
export function RuleTarget({ kind, target }: { readonly kind: string; readonly target: string }): ReactNode {
  const { t } = useTranslation();
  const page = PAGE_OF[kind];
  const isId = target.length === 36;
  const text = isId ? t(`watch.kind.${kind}`) : `${t(`watch.kind.${kind}`)} ${target}`;
  return page === undefined ? text : <PageLink to={page(target)}>{text}</PageLink>;
}
