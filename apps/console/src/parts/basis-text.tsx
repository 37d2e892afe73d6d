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
  scan: '/scans',
} as const satisfies Readonly<Record<NonNullable<Basis['kind']>, string>>;

/** On what a step rests: words as they were written, what the platform wrote in words, or the thing that is named, to be opened. */
export function BasisText({ basis }: { readonly basis: string }): ReactNode {
  const { t } = useTranslation();
  const { kind, id, said, code } = basisOf(basis);
  if (code !== undefined) return t(`case.basisSaid.${code}`);
  if (kind === undefined) return <Text>{said}</Text>;
  return (
    <>
      <PageLink isVerb to={`${PATHS[kind]}/${id}`}>
        {t(`case.basisOf.${kind}`)}
      </PageLink>{' '}
      <Text>{said}</Text>
    </>
  );
}
