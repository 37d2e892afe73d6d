import { createHash, createPrivateKey, sign } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ChangePage, folderStore } from '@touchstone/stores';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { runCli } from '../run-cli.ts';

const work = mkdtempSync(join(tmpdir(), 'touchstone-bundle-'));
afterAll(() => rmSync(work, { recursive: true }));
const [key, publicKey] = [join(work, 'lab.pem'), join(work, 'lab.pub.pem')];
let stick: string;
let imports: string;

beforeEach(() => {
  stick = mkdtempSync(join(work, 'stick-'));
  imports = mkdtempSync(join(work, 'imports-'));
  mkdirSync(join(stick, 'more'));
  writeFileSync(join(stick, 'shop.apk'), 'bytes of a shop');
  writeFileSync(join(stick, 'shop.policy.html'), '<p>隐私政策</p>');
  writeFileSync(join(stick, 'more', 'map.hap'), 'bytes of a map');
  writeFileSync(join(stick, 'notes.txt'), 'no app');
});

async function bundle(...args: string[]) {
  let said = '';
  const stream = { write: (text: string) => (said += text) };
  const code = await runCli(['bundle', ...args], { cwd: work, stdout: stream, stderr: stream });
  return { code, said };
}
const make = (...more: string[]) => bundle('make', stick, '--key', key, ...more);
const check = () => bundle('check', stick, '--public-key', publicKey);
const take = (from = stick) => bundle('import', from, '--public-key', publicKey, '--name', 'lab-1', '--into', imports);

async function offered() {
  const store = folderStore({ id: 'lab', folder: join(imports, 'lab-1'), publicKey: readFileSync(publicKey, 'utf8') });
  const pages: ChangePage[] = [];
  for await (const page of store.changes(undefined, new AbortController().signal)) pages.push(page);
  return { store, changes: pages.flatMap(({ changes }) => changes) };
}

test('made, checked, imported: the connector offers it with policy and what listings say', async () => {
  const stated = join(work, 'listings.json');
  writeFileSync(stated, JSON.stringify({ 'shop.apk': { names: { 'zh-CN': '商店' }, packageName: 'cn.example.shop' } }));
  expect(await make('--listings', stated)).toEqual({ code: 0, said: expect.stringContaining('2 个应用，3 个文件') });
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(await check()).toEqual({ code: 0, said: expect.stringContaining('签名与散列相符') });
  expect(await take()).toEqual({ code: 0, said: expect.stringContaining('lab-1') });

  const { store, changes } = await offered();
  expect(changes).toMatchObject([
    { storeAppId: 'more/map.hap', platform: 'harmony', artifact: { location: 'more/map.hap' } },
    { storeAppId: 'shop.apk', packageName: 'cn.example.shop', names: { 'zh-CN': '商店' } },
  ]);
  const policy = await store.policyText!(changes[1]!.policy!, new AbortController().signal);
  expect(Buffer.from(policy.bytes).toString()).toBe('<p>隐私政策</p>');
  expect(readdirSync(join(imports, 'lab-1')).sort()).toEqual(['bundle.json', 'bundle.json.sig', 'more', 'shop.apk', 'shop.policy.html']);
});

test('a later one replaces it whole; an older one does not come back', async () => {
  await make();
  const older = join(work, 'older');
  cpSync(stick, older, { recursive: true });
  expect((await take()).code).toBe(0);
  unlinkSync(join(stick, 'more', 'map.hap'));
  await make();
  expect(await take()).toEqual({ code: 0, said: expect.stringContaining('已替换') });
  expect((await offered()).changes.map(({ storeAppId }) => storeAppId)).toEqual(['shop.apk']);
  expect(await take(older)).toEqual({ code: 2, said: expect.stringContaining('比已导入的旧') });
  expect(readdirSync(imports)).toEqual(['lab-1']);
});

/** Signed by the right key, with a list that the command would not write. */
function resigned(change: (list: { files: object[]; listings: object[] }) => void): void {
  const list = JSON.parse(readFileSync(join(stick, 'bundle.json'), 'utf8'));
  change(list);
  const bytes = Buffer.from(JSON.stringify(list));
  writeFileSync(join(stick, 'bundle.json'), bytes);
  writeFileSync(join(stick, 'bundle.json.sig'), sign(null, bytes, createPrivateKey(readFileSync(key))).toString('base64'));
}
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

const HOSTILE: readonly (readonly [string, () => void, number, string])[] = [
  ['a changed byte of an app', () => appendFileSync(join(stick, 'shop.apk'), '!'), 1, 'shop.apk: 与清单的散列不符'],
  ['a file that is gone', () => unlinkSync(join(stick, 'more', 'map.hap')), 1, 'more/map.hap: 不存在'],
  ['a changed word of the list', () => appendFileSync(join(stick, 'bundle.json'), ' '), 2, '签名不符'],
  ['no signature', () => unlinkSync(join(stick, 'bundle.json.sig')), 2, '没有签名清单'],
  ['no list', () => unlinkSync(join(stick, 'bundle.json')), 2, '没有签名清单'],
  [
    'a link in the place of an app',
    () => {
      unlinkSync(join(stick, 'shop.apk'));
      symlinkSync(publicKey, join(stick, 'shop.apk'));
    },
    1,
    'shop.apk: 不是普通文件',
  ],
  [
    'a link in the place of a folder',
    () => {
      cpSync(join(stick, 'more'), join(work, 'outside'), { recursive: true });
      rmSync(join(stick, 'more'), { recursive: true });
      symlinkSync(join(work, 'outside'), join(stick, 'more'));
    },
    1,
    'more/map.hap: 不是普通文件',
  ],
  ['a way out of the folder', () => resigned((list) => list.files.push({ path: '../lab.pem', sha256: 'c'.repeat(64) })), 1, '清单内容有误'],
  ['an app without its file', () => resigned((list) => list.files.shift()), 1, 'more/map.hap: 不存在'],
];

test.each(HOSTILE)('%s: refused by check and by import, and nothing of it comes in', async (_name, spoil, code, words) => {
  await make();
  spoil();
  expect(await check()).toEqual({ code, said: expect.stringContaining(words) });
  expect(await take()).toEqual({ code, said: expect.stringContaining(words) });
  expect(readdirSync(imports)).toEqual([]);
});

test('one name for two contents, or the place of the list itself, is not written over', async () => {
  await make();
  resigned((list) => list.files.push({ path: 'bundle.json', sha256: digest('x') }));
  expect(await take()).toEqual({ code: 1, said: expect.stringContaining('bundle.json: 不是普通文件、路径越界或已被占用') });
  expect(readdirSync(imports)).toEqual([]);
});

test('what somebody else signed is not taken, and does not take the place of ours', async () => {
  await make();
  await take();
  await bundle('make', stick, '--key', join(work, 'other.pem'));
  expect(await take()).toEqual({ code: 2, said: expect.stringContaining('签名不符') });
  expect((await offered()).changes).toHaveLength(2);

  const theirs = ['import', stick, '--public-key', join(work, 'other.pub.pem'), '--name', 'lab-1', '--into', imports];
  expect(await bundle(...theirs)).toEqual({ code: 2, said: expect.stringContaining('已被占用') });
  expect((await offered()).changes).toHaveLength(2);
});

test('what nobody vouches for is named and stays outside', async () => {
  await make();
  writeFileSync(join(stick, 'late.apk'), 'put there afterwards');
  expect(await check()).toEqual({ code: 0, said: expect.stringContaining('late.apk: 不在清单内') });
  expect((await take()).code).toBe(0);
  expect(existsSync(join(imports, 'lab-1', 'late.apk'))).toBe(false);
});

test('what is left out is said, with exit 1', async () => {
  writeFileSync(join(stick, 'empty.apk'), '');
  const stated = join(work, 'stated.json');
  writeFileSync(stated, JSON.stringify({ 'gone.apk': {}, 'shop.apk': { names: { 'zh-CN': 'a\u202eb' } } }));
  const { code, said } = await make('--listings', stated);
  expect(code).toBe(1);
  for (const words of ['empty.apk: 空文件', 'gone.apk: --listings', 'bundle/bad-text', '2 个应用']) expect(said).toContain(words);
});

test.each([
  [() => ['make', join(work, 'nothing'), '--key', key], '不存在'],
  [() => ['make', imports, '--key', key], '不存在'],
  [() => ['make', stick, '--key', join(stick, 'notes.txt')], 'Ed25519'],
  [() => ['make', stick, '--key', key, '--listings', join(stick, 'notes.txt')], '--listings'],
  [() => ['check', stick, '--public-key', key], '私钥不应离开'],
  [() => ['check', stick, '--public-key', join(work, 'nothing')], 'Ed25519'],
  [() => ['import', stick, '--public-key', publicKey, '--name', '../x', '--into', imports], '--name'],
  [() => ['import', stick, '--public-key', publicKey, '--name', 'x', '--into', join(work, 'nothing')], '不存在'],
])('%s: exit 2 and what to do', async (args, words) => {
  await make();
  expect(await bundle(...args())).toEqual({ code: 2, said: expect.stringContaining(words) });
});
