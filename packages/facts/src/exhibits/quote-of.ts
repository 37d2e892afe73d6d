import type { Policy, Quoted } from '@touchstone/policy';
import type { Fact } from '../fact.ts';
import { cut, LONGEST_QUOTE } from './stated.ts';

/**
 * The sentence or cell of the policy at which a fact stands, as written; undefined for a fact that stands elsewhere or at no line.
 * Of several on one line it is the one that the fact is about.
 */
export function quoteOf({ kind, attributes, at }: Fact, policy: Policy): string | undefined {
  if (at.file !== policy.name || at.line === undefined) return undefined;
  const own = (Object.hasOwn(SOURCES, kind) ? SOURCES[kind]?.(policy, attributes) : undefined) ?? [];
  const found = [...own, ...anyOf(policy)].find(({ line, quote }) => line === at.line && quote !== '');
  return found === undefined ? undefined : cut(found.quote, LONGEST_QUOTE);
}

type Attributes = Fact['attributes'];

/** By kind of fact: parts of the policy that say what it says. */
const SOURCES: Readonly<Record<string, (policy: Policy, attributes: Attributes) => readonly Quoted[]>> = {
  'policy.states': ({ statements }, { statement }) => statements.filter(({ kinds }) => kinds.some((kind) => kind === statement)),
  'policy.item': ({ items }, { data }) => items.filter((item) => item.data === data),
  'policy.vague': ({ vague }, { text }) => vague.filter(({ quote }) => quote === text),
  'policy.sdk': ({ parties }, { name }) => parties.filter((party) => party.name === name),
  'policy.list': ({ lists }, { list }) => lists.filter((one) => one.list === list),
  'policy.promise': ({ promises }, { about }) => promises.filter((promise) => promise.about === about),
  'policy.forces': ({ forces }, { reason }) => forces.filter((one) => one.reason === reason),
};

const anyOf = ({ statements, items, parties, vague, promises, rights, forces, lists, topics, retention, storage }: Policy) => [
  ...statements,
  ...items,
  ...vague,
  ...promises,
  ...rights,
  ...forces,
  ...lists,
  ...topics,
  ...retention,
  ...storage,
  ...parties,
];
