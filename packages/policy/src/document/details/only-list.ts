import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, Statement } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Outline } from '../outline/outline.ts';

/** What only a policy says, not a list. */
const OF_POLICIES: ReadonlySet<string> = new Set(['CR7', 'CR8', 'CR10', 'CR14', 'CR15', 'CR17']);
/** An explanation above a list may say one of these. */
const MOST_SAID = 1;
const LOOKED_AT = 3;

/** Whether a text that calls itself a list, and is called no policy, says nothing of what a policy says. */
export function onlyListOf(
  { parts, title }: Outline,
  documentTitle: string | undefined,
  { statements, lists }: { readonly statements: readonly Statement[]; readonly lists: Policy['lists'] },
  knowledge: DocumentKnowledge,
): Policy['onlyList'] {
  const said = new Set(statements.flatMap(({ kinds }) => kinds.filter((kind) => OF_POLICIES.has(kind))));
  if (said.size > MOST_SAID) return undefined;
  const here = lists.find(({ isHere }) => isHere)?.list;
  const heads = parts.slice(0, LOOKED_AT).flatMap((part) => (part.kind === 'table' ? [] : [part.plain]));
  const names = [normalise(documentTitle ?? '', knowledge.variants).text, title?.plain ?? '', ...heads];
  const isList = (name: string): boolean => knowledge.lists.some(({ pattern }) => pattern.test(name));
  if (names.some((name) => knowledge.title.test(name) && !isList(name))) return undefined;
  const named = names.flatMap((name) => (name.length > LONGEST_NAME ? [] : knowledge.lists.filter(({ pattern }) => pattern.test(name))))[0];
  if (named !== undefined) return named.name;
  return said.size > 0 ? undefined : here;
}

const LONGEST_NAME = 60;
