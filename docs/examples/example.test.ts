import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Report, scan } from '@touchstone/scan-core';
import { apk, bomb, sampleApks, toolCommand, toolEnvironment, withTool } from '@touchstone/test-kit';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtLibrary } from '../../scripts/build/built-library.fixture.ts';
import { serveExample } from './serve.ts';

const home = mkdtempSync(join(tmpdir(), 'touchstone-browser-'));

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const MARKUP = '<img src=x onerror="document.title=1">';
const small = apk({ package: 'cn.example.small', label: '小应用' });
const cases: Readonly<Record<string, Uint8Array>> = {
  ...Object.fromEntries(sampleApks().map((path) => [basename(path), bytesOf(path)])),
  'signed.apk': small,
  'changed-after-signing.apk': changed(small),
  'idle-permissions.apk': apk({
    package: 'cn.example.idle',
    permissions: ['android.permission.CAMERA', 'android.permission.READ_CONTACTS'],
  }),
  'unsigned.apk': apk({ package: 'cn.example.unsigned', sign: false }),
  'markup.apk': apk({ package: 'cn.example.markup', label: MARKUP }),
  'lies.apk': apk({
    package: 'cn.example.lies',
    sign: false,
    entries: (entries) => [
      ...entries.map((entry) => ({ ...entry, local: { method: 0x1234, size: 0xfffffff0 }, central: { flags: 1 } })),
      { name: '../outside', data: 'x', localName: 'elsewhere' },
      { name: 'AndroidManifest.xml', data: 'a second one' },
      { name: 'damaged', data: 'x', stream: Uint8Array.of(0x07, 0xff, 0xff) },
    ],
  }),
  'bomb.apk': apk({ package: 'cn.example.bomb', sign: false, entries: (entries) => [...entries, bomb('classes2.dex', 64 * 2 ** 20)] }),
  'cut.apk': small.subarray(0, small.length >> 1),
  'noise.apk': Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31) & 0xff),
  'empty.apk': new Uint8Array(0),
};

withTool(describe, 'chromium')('the page in Chromium', () => {
  let server: Server;
  let url: string;
  let browser: BrowserContext;
  let page: Page;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    ({ server, url } = await serveExample(0, builtLibrary()));
    server.on('request', ({ method, url: path }: { method: string; url: string }) =>
      complaints.push(...(method === 'GET' && !path.includes('?') ? [] : [`${method} ${path}`])),
    );
    const [program = '', ...args] = toolCommand('chromium') ?? [];
    browser = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath: program,
      args: [...args, ...FLAGS],
      env: toolEnvironment() as Record<string, string>,
      acceptDownloads: true,
      downloadsPath: join(home, 'downloads'),
    });
    browser.on('request', (request) => requests.push(request.url()));
    page = await browser.newPage();
    page.setDefaultTimeout(55_000);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** Chooses a file as a person does, waits for the report and saves it. */
  async function scanInPage(name: string): Promise<Report> {
    mkdirSync(join(home, 'apps'), { recursive: true });
    const file = join(home, 'apps', name);
    writeFileSync(file, cases[name]!);
    await page.setInputFiles('#file', []);
    await page.setInputFiles('#file', file);
    await page.waitForFunction(
      (wanted) =>
        document.querySelector('#progress')?.getAttribute('data-stage') === 'done' &&
        document.querySelector('#report')?.textContent?.includes(wanted),
      name,
    );
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    return JSON.parse(readFileSync(await download.path(), 'utf8')) as Report;
  }

  test.each(Object.keys(cases))('%s has the report that Node gives', async (name) => {
    const there = await scanInPage(name);
    const here = JSON.parse(JSON.stringify(await scan(cases[name]!, { name }))) as Report;
    expect(there.signature).toEqual(here.signature);
    expect(there.facts).toEqual(here.facts);
    expect(there.findings).toEqual(here.findings);
    expect(there).toEqual(here);
  });

  test('a file that is read by position has the same report', async () => {
    const text = readFileSync(join(import.meta.dirname, 'worker.js'), 'utf8');
    const body = text.replace('const IN_MEMORY_BYTES = 512 * 1024 * 1024', 'const IN_MEMORY_BYTES = 0');
    expect(body).not.toBe(text);
    await page.route('**/worker.js', (route) => route.fulfill({ body, contentType: 'text/javascript' }));
    await page.reload();
    for (const name of ['settings_apk-debug.apk', 'lies.apk', 'cut.apk']) {
      expect(await scanInPage(name)).toEqual(JSON.parse(JSON.stringify(await scan(cases[name]!, { name }))));
    }
    await page.unroute('**/worker.js');
    await page.reload();
  });

  test('tells a good signature from a broken one', async () => {
    expect((await scanInPage('signed.apk')).signature).toMatchObject({ verified: true });
    expect(await page.textContent('#report')).toContain('验证通过');
    expect((await scanInPage('changed-after-signing.apk')).signature).toMatchObject({ verified: false });
    expect(await page.textContent('#report')).toContain('验证未通过');
  });

  test('shows what an app calls itself as text', async () => {
    await scanInPage('markup.apk');
    expect(await page.textContent('#report')).toContain(MARKUP);
    expect(await page.locator('#report img').count()).toBe(0);
  });

  test('names what is to be changed', async () => {
    const { fixFirst } = await scanInPage('idle-permissions.apk');
    const permissions = fixFirst.flatMap(({ subjects }) => subjects).filter((subject) => subject.startsWith('android.permission.'));
    expect(permissions.length).toBeGreaterThan(0);
    const shown = await page.textContent('#report .subjects');
    for (const permission of permissions) expect(shown).toContain(permission.slice('android.permission.'.length));
  });

  test('speaks both languages', async () => {
    await scanInPage('signed.apk');
    expect(await page.textContent('h1')).toBe('在浏览器里检测安装包');
    await page.click('#lang');
    expect(await page.textContent('h1')).toBe('Scan an app in the browser');
    expect(await page.textContent('#report')).toContain('Not tested');
    await page.click('#lang');
  });

  test('sends nothing anywhere', async () => {
    const send = (to: string) =>
      fetch(to, { method: 'POST', body: 'x' }).then(
        () => 'sent',
        () => 'refused',
      );
    expect(complaints).toEqual([]);
    expect(
      requests.filter((request) => !request.startsWith(url) && !request.startsWith('data:') && !request.startsWith(`blob:${url}`)),
    ).toEqual([]);
    expect(await page.workers()[0]!.evaluate(send, url)).toBe('refused');
    expect(await page.evaluate(send, url)).toBe('refused');
  });
});

function bytesOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

/** One bit of the compressed code turned. */
function changed(app: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(app);
  const at = Buffer.from(bytes).indexOf('classes.dex') + 'classes.dex'.length + 40;
  bytes[at]! ^= 1;
  return bytes;
}
