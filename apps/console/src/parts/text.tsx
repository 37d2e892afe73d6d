import type { ReactNode } from 'react';
import { visibleText } from './visible-text.ts';

interface Props {
  /** What an app, a policy, a store or a firm wrote. */
  readonly children: string;
  readonly className?: string;
}

/** Foreign text as text and nothing else: no links, and what would turn or hide its neighbours is shown by its code. */
export function Text({ children, className }: Props): ReactNode {
  return <bdi className={className === undefined ? 'foreign' : `foreign ${className}`}>{visibleText(children)}</bdi>;
}
