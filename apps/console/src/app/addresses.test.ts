import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { pages, publicPages } from './routes.ts';

const SOURCE = join(import.meta.dirname, '..');
/** What is not known before it runs, a part of a path or all that follows. */
const HOLE = '\0';
/** Of the server, not of the console. */
const NOT_OURS = /^\/(?:api|public|assets|healthz|readyz|metrics)(?:\/|$)|^\/openapi\.json$|\.svg$/;
const OUGHT = /^\/[a-z]/;

/** Every text of the sources that begins like an address; holes stand where something is put in. */
function addressesIn(file: string): readonly string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const text = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(HOLE)
        : '';
    if (OUGHT.test(text)) found.push(text);
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, readFileSync(join(SOURCE, file), 'utf8'), ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return found;
}

const routes = [...pages, ...publicPages].map(({ path }) => path.split('/'));

/** What a page is about that is not an id. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(['default']);
const isKey = (segment = '') => segment.includes(HOLE) || KNOWN_KEYS.has(segment);

/** `/cases/\0` is `/cases/$case`; a word is only itself, so that a page that nobody made is not taken for the detail of another. */
function isPage(address: string): boolean {
  // a hole right behind a word is what stands behind a `?`: `/cases${asked}`
  const [path = ''] = /^[^?#]*/.exec(address.replace(/(\w)\0$/, '$1')) ?? [];
  const segments = path.split('/');
  return routes.some(
    (route) =>
      route.length === segments.length && route.every((part, i) => (part.startsWith('$') ? isKey(segments[i]) : part === segments[i])),
  );
}

const files = ['app', 'pages', 'parts', 'api']
  .flatMap((folder) => readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.') && file !== 'app/routes.ts');
const addresses = files.flatMap((file) => addressesIn(file).map((address) => ({ file, address })));

test('every address that the console names is a page of it', () => {
  expect(addresses.length).toBeGreaterThan(200);
  const dead = addresses.filter(({ address }) => !NOT_OURS.test(address) && !isPage(address));
  expect(dead.map(({ file, address }) => `${file}: ${address.replaceAll(HOLE, '…')}`)).toEqual([]);
});

test('what is no page is seen', () =>
  expect(['/cases', `/cases/${HOLE}?part=x`, `/nothing/${HOLE}`, '/cases/nobody', `/cases/${HOLE}/${HOLE}`].map(isPage)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]));
