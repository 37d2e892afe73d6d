import type { Policy, PolicyItem, PolicyParty } from '@touchstone/policy';
import type { PolicyExhibit, StatedItem, StatedKind, StatedParty } from './exhibits.ts';
import { cut, LONGEST_QUOTE, stated } from './stated.ts';

/** Rows of parties and of kinds that a report shows. */
const MOST_PARTIES = 500;
const MOST_ITEMS = 500;

export function policyExhibit(policy: Policy): PolicyExhibit {
  const { name, text, handler, dates, statements, parties, items } = policy;
  return {
    file: name,
    characters: text.characters,
    ...stated({
      handler: handler.name?.value,
      version: dates.version?.value,
      updated: dates.updated?.value,
      effective: dates.effective?.value,
    }),
    statements: statedKinds(statements),
    parties: parties.slice(0, MOST_PARTIES).map(partyOf),
    items: statedItems(items),
  };
}

/** Each kind once, in the order of their numbers. */
function statedKinds(statements: Policy['statements']): readonly StatedKind[] {
  const kinds = new Map<string, StatedKind>();
  for (const { kinds: said, line, quote } of statements) {
    for (const statement of said) {
      const before = kinds.get(statement) ?? { statement, count: 0, line, quote: cut(quote, LONGEST_QUOTE) };
      kinds.set(statement, { ...before, count: before.count + 1 });
    }
  }
  return [...kinds.values()].sort((a, b) => Number(a.statement.slice(2)) - Number(b.statement.slice(2)));
}

function partyOf({ name, sdk, company, purpose, manner, kinds, data, link, line }: PolicyParty): StatedParty {
  const told = kinds ?? (data.length === 0 ? undefined : data.join(', '));
  const columns = { company, purpose, manner, kinds: told, link };
  const short = Object.fromEntries(
    Object.entries(columns).map(([column, text]) => [column, text === undefined ? undefined : cut(text, LONGEST_QUOTE)]),
  );
  return { name: cut(name, LONGEST_QUOTE), ...stated({ sdk, ...short }), line };
}

/** What the app itself collects, each purpose once. */
function statedItems(items: Policy['items']): readonly StatedItem[] {
  const rows = new Map<string, StatedItem>();
  for (const item of items) {
    if (!item.isCollected || item.by !== 'app' || rows.size >= MOST_ITEMS) continue;
    const { line, ...said } = itemOf(item);
    const key = JSON.stringify(said);
    if (!rows.has(key)) rows.set(key, { ...said, line });
  }
  return [...rows.values()];
}

function itemOf({ data, text, purpose, scene, frequency, permission, line }: PolicyItem): StatedItem {
  const columns = { purpose, scene, frequency, permission };
  const short = Object.fromEntries(
    Object.entries(columns).map(([column, words]) => [column, words === undefined ? undefined : cut(words, LONGEST_QUOTE)]),
  );
  return { data, text: cut(text, LONGEST_QUOTE), ...stated(short), line };
}
