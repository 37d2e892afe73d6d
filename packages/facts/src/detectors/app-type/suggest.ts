import type { Manifest } from '@touchstone/app-model';
import type { AppType, Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';

export interface Suggestion {
  readonly type: number;
  /** What led to it, as codes with a colon before what they are about: `label:地图,package:map,role:input-method`. */
  readonly reason: string;
}

/** Something that speaks for a type. */
interface Hint {
  readonly weight: number;
  /** Where in the label it stands: of equals the later one decides, as the last word of a Chinese name says what it is. */
  readonly position: number;
  readonly code: string;
}

const WORD_WEIGHT = 3;
const PACKAGE_WEIGHT = 2;
const ROLE_WEIGHT = 8;
const MOST_PERMISSIONS = 2;

/** The type that label, package and role suggest; permissions only lend weight to what a word has named. */
export function suggestType(manifest: Manifest, knowledge: Knowledge): Suggestion | undefined {
  const scored = knowledge.appTypes.flatMap((type) => {
    const named = [...labelHints(type, manifest), ...packageHints(type, manifest), ...roleHints(type, manifest)];
    if (named.length === 0) return [];
    const hints = [...named, ...permissionHints(type, manifest, knowledge)];
    const position = Math.max(...hints.map((hint) => hint.position));
    return [{ type: type.number, score: hints.reduce((sum, hint) => sum + hint.weight, 0), position, hints }];
  });
  const [best] = scored.sort((a, b) => b.score - a.score || b.position - a.position || a.type - b.type);
  return best === undefined ? undefined : { type: best.type, reason: best.hints.map(({ code }) => code).join(',') };
}

/** Words in the label, the longest of those that lie inside each other. Latin words count as whole words. */
function labelHints({ words }: AppType, { application }: Manifest): readonly Hint[] {
  const label = [application.label.zh, application.label.default].filter((text) => text !== undefined).join('\n');
  const lower = label.toLowerCase();
  const found = words.filter((word) => (isLatin(word) ? tokensOf(label).includes(word.toLowerCase()) : lower.includes(word.toLowerCase())));
  const longest = found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
  return longest.map((word) => ({
    weight: word.length === 1 ? 1 : WORD_WEIGHT + (isLatin(word) ? 1 : word.length),
    position: lower.lastIndexOf(word.toLowerCase()),
    code: `label:${word}`,
  }));
}

function packageHints({ words }: AppType, { package: name }: Manifest): readonly Hint[] {
  const [, ...segments] = name.split('.');
  const tokens = segments.flatMap(tokensOf);
  const found = words.filter((word) => isLatin(word) && tokens.includes(word.toLowerCase()));
  return found.map((word) => ({ weight: PACKAGE_WEIGHT, position: -1, code: `package:${word}` }));
}

const isLatin = (word: string): boolean => /^[a-z]+$/i.test(word);

/** `MyMap2Go` → `my`, `map`, `go`. */
const tokensOf = (text: string): readonly string[] =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);

/** Roles in the system that make an app what it is, by type number. */
const ROLES: Readonly<Record<number, { readonly code: string; readonly has: (manifest: Manifest) => boolean }>> = {
  33: {
    code: 'role:input-method',
    has: ({ components }) => components.some(({ permission }) => permission === 'android.permission.BIND_INPUT_METHOD'),
  },
  32: { code: 'role:opens-any-page', has: opensAnyPage },
};

const roleHints = ({ number }: AppType, manifest: Manifest): readonly Hint[] => {
  const role = ROLES[number];
  return role?.has(manifest) === true ? [{ weight: ROLE_WEIGHT, position: -1, code: role.code }] : [];
};

function opensAnyPage({ components }: Manifest): boolean {
  const filters = components
    .filter(({ type, enabled }) => enabled && type.startsWith('activity'))
    .flatMap((component) => component.filters);
  return filters.some(
    ({ actions, categories, schemes, hosts, mimeTypes }) =>
      actions.includes('android.intent.action.VIEW') &&
      categories.includes('android.intent.category.BROWSABLE') &&
      schemes.includes('http') &&
      schemes.includes('https') &&
      hosts.length === 0 &&
      mimeTypes.length === 0,
  );
}

function permissionHints({ number }: AppType, { permissions }: Manifest, knowledge: Knowledge): readonly Hint[] {
  const row = rowList(knowledge, 'app-type', 'permissions').find(({ type }) => type === String(number));
  const telling = row?.['permissions'] ?? [];
  const declared = new Set(permissions.map(({ name }) => name.slice(name.lastIndexOf('.') + 1)));
  const found = (typeof telling === 'string' ? [telling] : telling).filter((name) => declared.has(name));
  return found.slice(0, MOST_PERMISSIONS).map((name) => ({ weight: 1, position: -1, code: `declares:${name}` }));
}
