import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Basis, basisOf } from './basis-of.ts';
import { PageLink } from './page-link.tsx';
import { Text } from './text.tsx';

const PATHS = {
  order: '/orders',
  notice: '/notices',
  deadline: '/deadlines',
  submission: '/submissions',
  case: '/cases',
} as const satisfies Readonly<Record<NonNullable<Basis['kind']>, string>>;

/** On what a step rests: words as they were written, or the thing that they name, to be opened. */
export function BasisText({ basis }: { readonly basis: string }): ReactNode {
  const { t } = useTranslation();
  const { kind, id } = basisOf(basis);
  if (kind === undefined) return <Text>{basis}</Text>;
  return <PageLink to={`${PATHS[kind]}/${id}`}>{t(`case.basisOf.${kind}`)}</PageLink>;
}
