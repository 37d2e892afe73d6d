import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
/** Loaded with every page. */
const ALWAYS = ['app/look.css', 'app/print.css'];

const texts = new Map(
  readdirSync(SOURCE, { recursive: true })
    .map(String)
    .filter((file) => /\.(?:tsx?|css)$/.test(file) && !/\.(?:test|fixture)\.|^(?:e2e|words)\//.test(file))
    .map((file) => [file, readFileSync(join(SOURCE, file), 'utf8')]),
);

/** What a file brings with it, itself among it: modules by their imports, styles by theirs; what is imported later is another chunk. */
function broughtBy(file: string, found: Set<string> = new Set()): Set<string> {
  const text = texts.get(file);
  if (text === undefined || found.has(file)) return found;
  found.add(file);
  const imports = file.endsWith('.css') ? /@import\s+["']([^"']+)["']/g : /(?:from|^import)\s+'(\.[^']+)'/gm;
  for (const [, path = ''] of text.matchAll(imports)) broughtBy(normalize(join(dirname(file), path)), found);
  return found;
}

const classesOf = (css: string): readonly string[] => [...css.matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name = '']) => name);

/** Where each class of ours gets its look. */
const stylesOf = new Map<string, Set<string>>();
for (const [file, text] of texts) {
  if (!file.endsWith('.css')) continue;
  for (const name of classesOf(text)) stylesOf.set(name, (stylesOf.get(name) ?? new Set()).add(file));
}

/** Classes that a module draws with: those of plain texts, and of both sides of a choice. */
const usedIn = (text: string): readonly string[] =>
  [...text.matchAll(/className=(?:"([^"]+)"|\{([^}]*)\})/g)].flatMap(([, plain, chosen = '']) =>
    (plain ?? [...chosen.matchAll(/'([^']*)'/g)].map(([, one]) => one).join(' ')).split(/\s+/),
  );

const always = ALWAYS.flatMap((file) => [...broughtBy(file)]);

/** The modules of pages, as the table of routes loads them. */
const routes = [...(texts.get('app/routes.ts') ?? '').matchAll(/import\('\.\.\/(pages\/[^']+)'\)/g)].map(([, file = '']) => file);

test('what a page draws with has its look among what the page brings, and not in the chunk of another', () => {
  expect(routes.length).toBeGreaterThan(100);
  expect(routes.filter((file) => !texts.has(file))).toEqual([]);
  const naked = routes.flatMap((route) => {
    const brought = broughtBy(route);
    const styles = new Set([...always, ...[...brought].filter((file) => file.endsWith('.css'))]);
    return [...brought].flatMap((file) =>
      usedIn(file.endsWith('.tsx') ? (texts.get(file) ?? '') : '')
        .filter((name) => stylesOf.has(name) && ![...(stylesOf.get(name) ?? [])].some((style) => styles.has(style)))
        .map((name) => `${route}: .${name} of ${file}`),
    );
  });
  expect([...new Set(naked)]).toEqual([]);
});
