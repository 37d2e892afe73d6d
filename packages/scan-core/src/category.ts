import type { AppType, Fact } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';

/**
 * The type of the 39 that a text names: its number, its name with or without 类, its English name, or an alias.
 * Undefined when it names none.
 */
export function findAppType(types: readonly AppType[], text: string): AppType | undefined {
  const wanted = plain(text);
  const byNumber = types.find((type) => String(type.number) === wanted);
  return byNumber ?? types.find((type) => [type.name, type.en, ...type.aliases].some((name) => plain(name) === wanted));
}

const plain = (text: string) => text.trim().toLowerCase().replace(/类$/, '');

/** What the report says about the type: as given, or as suggested and to be confirmed. */
export function categoryOf(given: AppType | undefined, facts: readonly Fact[], types: readonly AppType[]): Report['category'] {
  if (given !== undefined) return { number: given.number, name: given.name, confirmed: true, reason: 'given' };
  const suggested = facts.find((fact) => fact.kind === 'app.type-suggested');
  const type = types.find((one) => one.number === suggested?.attributes['type']);
  if (suggested === undefined || type === undefined) return null;
  return { number: type.number, name: type.name, confirmed: false, reason: String(suggested.attributes['reason']) };
}
