import type { AttributeValue, Fact } from '../fact.ts';
import { type AttributeType, kindOf } from './index.ts';

/**
 * What a fact says that the vocabulary does not know; empty when it fits.
 * @param tokens every token of personal information
 */
export function faultsOf(fact: Pick<Fact, 'kind' | 'attributes'>, tokens: ReadonlySet<string>): readonly string[] {
  const kind = kindOf(fact.kind);
  if (kind === undefined) return [`${fact.kind} is no kind`];
  const missing = Object.entries(kind.attributes).flatMap(([name, attribute]) =>
    attribute.required === true && !Object.hasOwn(fact.attributes, name) ? [`${fact.kind} lacks ${name}`] : [],
  );
  const wrong = Object.entries(fact.attributes).flatMap(([name, value]) => {
    const type = Object.hasOwn(kind.attributes, name) ? kind.attributes[name]?.type : undefined;
    if (type === undefined) return [`${fact.kind} has no attribute ${name}`];
    return fits(type, value, tokens) ? [] : [`${fact.kind}.${name} cannot be ${JSON.stringify(value)}`];
  });
  return [...missing, ...wrong];
}

function fits(type: AttributeType, value: AttributeValue, tokens: ReadonlySet<string>): boolean {
  if (typeof type !== 'string') return typeof value === 'string' && type.includes(value);
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (type === 'boolean') return typeof value === 'boolean';
  if (type === 'personal-info') return typeof value === 'string' && tokens.has(value);
  return typeof value === 'string';
}
