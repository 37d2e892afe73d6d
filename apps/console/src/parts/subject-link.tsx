import type { ReactNode } from 'react';
import { PageLink } from './page-link.tsx';
import { Text } from './text.tsx';

interface Props {
  readonly subject: { readonly kind: string; readonly id: string; readonly name: string };
  /** Absent for what is no app. */
  readonly app: string | null;
}

const PAGES: Readonly<Record<string, string>> = { store: '/stores', sdk: '/sdks' };

/** Whom a finding or a case is about, by name, with their page. */
export function SubjectLink({ subject: { kind, id, name }, app }: Props): ReactNode {
  const folder = PAGES[kind];
  const to = app !== null ? `/apps/${app}` : folder === undefined ? undefined : `${folder}/${encodeURIComponent(id)}`;
  const text = <Text>{name}</Text>;
  return to === undefined ? text : <PageLink to={to}>{text}</PageLink>;
}
