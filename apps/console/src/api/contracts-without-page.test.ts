import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@touchstone/api-client';
import { expect, test } from 'vitest';
import { modulesBelow } from '../modules-below.fixture.ts';

const SOURCE = join(import.meta.dirname, '..');

/** Every contract under the name that it is imported by. */
const modules = await modulesBelow(join(SOURCE, '../../../packages/api-client/src/routes'));
const nameOf = new Map(
  [...modules.values()].flatMap((exported) => Object.entries(exported).map(([name, value]) => [value, name] as const)),
);

const words = new Set(
  ['app', 'pages', 'parts', 'api', 'engine']
    .flatMap((folder) => readdirSync(join(SOURCE, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .flatMap((file) => readFileSync(join(SOURCE, file), 'utf8').match(/\b[a-z]\w+\b/g) ?? []),
);

/** Rights that no page asks for: machines of engines hold the one, the portal and links of mails need none. */
const NOT_FOR_PAGES: ReadonlySet<string> = new Set(['run.lease', 'public']);

/** What people of the console do not reach there, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  ...{ 'read-anchor-proof': 'checked outside, by the verifier', 'verify-cases': 'checked outside, by the verifier' },
  ...{ 'read-gateway-key': 'for who runs the gateway, by a script', 'import-report': 'for reports of other tools, by a script' },
  'download-result-object': 'for scripts: the page of a run has the report',
  ...{ 'list-finding-evidence': 'read with the finding', 'read-delisting-policy': 'read with the installation' },
  ...{ 'read-automation': 'among the figures of the dashboard', 'read-risk-table': 'the page of a company says its reasons' },
  ...{ 'check-citations': 'checked with what cites', 'list-ledger-records': 'the page of a company lists its own' },
  ...{ 'rank-stores': 'stores are compared on the dashboard', 'accept-referrals': 'taken one by one' },
};

test('every contract that people may use has a page, or a reason why not', () => {
  expect(routes.filter((one) => !nameOf.has(one)).map(({ id }) => id)).toEqual([]);
  const without = routes.filter((one) => !words.has(nameOf.get(one) ?? '') && !NOT_FOR_PAGES.has(one.permission));
  expect(without.map(({ id }) => id).sort()).toEqual(Object.keys(WITHOUT).sort());
});
