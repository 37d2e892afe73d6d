import { type Fact, kindOf } from '@touchstone/facts';
import { groupBy } from './group-by.ts';
import type { View } from './view.ts';

/** Facts of one kind that no table of its own shows. */
export interface ObservedKind {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/** Kinds in the order in which they are shown. They are worth knowing; whether a clause is touched is a rule's business. */
const KINDS = [
  'manifest.flag',
  'package.repackaged',
  'app.disguised',
  'signing.weak-key',
  'permission.undeclared',
  'component.exported',
  'network.cleartext',
  'network.trusts-user-certificates',
  'network.weak-tls',
  'webview.bridge',
  'webview.setting',
  'code.loads-code',
  'code.packed',
  'code.not-visible',
  'code.native',
];

export function observations({ report, names }: Pick<View, 'report' | 'names'>): readonly ObservedKind[] {
  const byKind = groupBy(report.facts, ({ kind }) => kind);
  return KINDS.flatMap((kind) => {
    const facts = (byKind.get(kind) ?? []).filter(isTelling);
    return facts.length === 0 ? [] : [{ title: kindOf(kind)?.means[names.lang] ?? kind, facts }];
  });
}

/** A component that a permission guards is open to nobody in particular. */
const isTelling = ({ kind, attributes }: Fact) => kind !== 'component.exported' || attributes['permission'] === undefined;
