import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peekApp } from '@touchstone/app-model';
import { readCreditCode, readFilingNumber } from '@touchstone/domain/inventory';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { readListingChange, verifyArtifact } from '@touchstone/stores';
import { afterAll, describe, expect, test } from 'vitest';
import type { ShelfFile } from '../shelf.ts';
import { DEMO_STORES, demoStore } from './catalogues.ts';
import { creditCode } from './credit-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'catalogues-'));
afterAll(() => rmSync(folder, { recursive: true }));
const pathOf = ({ content, sha256 }: ShelfFile): string => {
  if (!(content instanceof Uint8Array)) return content.path;
  writeFileSync(join(folder, sha256), content);
  return join(folder, sha256);
};
const stores = Object.fromEntries(DEMO_STORES.map((id) => [id, demoStore(id)]));

describe.each(DEMO_STORES)('%s', (id) => {
  const { catalogue, later } = stores[id]!;
  const all = [catalogue, ...later];

  test('every listing is one the protocol understands without loss', () => {
    for (const listing of all.flatMap(({ listings }) => listings)) {
      const read = readListingChange(JSON.parse(JSON.stringify(listing)), 'feed', '');
      expect(read.problems).toEqual([]);
      expect(read.change).toEqual(listing);
    }
  });

  test('every file is the app that its listing says, signed by whom it says', () => {
    const files = new Map(all.flatMap(({ artifacts }) => artifacts).map((file) => [file.sha256, file]));
    for (const { artifact, packageName, version } of all.flatMap(({ listings }) => listings)) {
      const path = pathOf(files.get(artifact!.sha256)!);
      expect(verifyArtifact(path, artifact!, true)).toMatchObject({ ok: true, notices: [] });
      const app = peekApp({ name: path, source: sourceOf(readFileSync(path)) }, ports);
      expect(app?.package).toBe(packageName);
      if (version !== undefined) expect(app?.versionCode).toBe(version.code);
    }
  });

  test('every credit code and filing number is one', () => {
    for (const { developer, filingNumber } of all.flatMap(({ listings }) => listings)) {
      if (developer?.creditCode !== undefined) expect(readCreditCode(developer.creditCode)).toMatchObject({ ok: true });
      if (filingNumber !== undefined) expect(readFilingNumber(filingNumber)).toMatchObject({ ok: true });
    }
  });

  test('every policy is on the shelf', () => {
    const policies = new Set(all.flatMap((one) => one.policies).map(({ sha256 }) => sha256));
    for (const { policy } of all.flatMap(({ listings }) => listings))
      if (policy?.sha256 !== undefined) expect(policies).toContain(policy.sha256);
  });
});

test('between the stores: the same bytes, a channel package of the same entries, and the same package from somebody else', () => {
  const [one, two] = DEMO_STORES.map((id) => stores[id]!.catalogue);
  const facts = (catalogue: NonNullable<typeof one>, storeAppId: string) => {
    const { artifact } = catalogue.listings.find((listing) => listing.storeAppId === storeAppId)!;
    const file = catalogue.artifacts.find(({ sha256 }) => sha256 === artifact!.sha256)!;
    return { sha256: file.sha256, verified: verifyArtifact(pathOf(file), artifact!, true) };
  };
  const root = ({ verified }: ReturnType<typeof facts>) => (verified.ok ? verified.entryRoot : '');
  const signers = ({ verified }: ReturnType<typeof facts>) => (verified.ok ? verified.signers : []);

  expect(facts(one!, 'ancun').sha256).toBe(facts(two!, 'ancun').sha256);
  const readers = [facts(one!, 'moke'), facts(two!, 'moke')] as const;
  expect(readers[0].sha256).not.toBe(readers[1].sha256);
  expect([root(readers[0]), signers(readers[0])]).toEqual([root(readers[1]), signers(readers[1])]);
  expect(signers(facts(one!, 'qingkong'))).not.toEqual(signers(facts(two!, 'qingkong')));
});

test.each([
  // Published examples of GB 11714 and GB 32100.
  ['350100', 'M000100Y', '91350100M000100Y43'],
])('credit code of %s %s', (region, organisation, code) => expect(creditCode(region, organisation)).toBe(code));
