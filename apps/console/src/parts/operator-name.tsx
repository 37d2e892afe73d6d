import { readOperator } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useRead } from '../api/use-read.ts';
import { PageLink } from './page-link.tsx';
import { Text } from './text.tsx';

const SHORT = 8;

/** An operator by its name, which leads to its page; by a piece of its id for who may not read it yet. */
export function OperatorName({ id }: { readonly id: string }): ReactNode {
  const { data } = useRead(readOperator, { params: { operator: id } });
  if (data === undefined) return <code>{id.slice(-SHORT)}</code>;
  return (
    <PageLink to={`/operators/${id}`}>
      <Text>{data.operator.name}</Text>
    </PageLink>
  );
}
