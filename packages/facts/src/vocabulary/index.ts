import { codeKinds } from './code.ts';
import { comparisonKinds } from './comparison.ts';
import type { FactKind } from './kind.ts';
import { packageKinds } from './package.ts';
import { policyKinds } from './policy.ts';
import { reachKinds } from './reach.ts';
import { runtimeKinds } from './runtime.ts';
import { uiKinds } from './ui.ts';

export type { Attribute, AttributeType, FactKind, Input, Layer } from './kind.ts';

/** Every kind of fact of every input. A kind that is not here does not exist; a rule that names one does not load. */
export const vocabulary = {
  ...packageKinds,
  ...codeKinds,
  ...reachKinds,
  ...runtimeKinds,
  ...policyKinds,
  ...uiKinds,
  ...comparisonKinds,
} as const satisfies Record<string, FactKind>;

export type Kind = keyof typeof vocabulary;

export const kindOf = (kind: string): FactKind | undefined => (Object.hasOwn(vocabulary, kind) ? vocabulary[kind as Kind] : undefined);
