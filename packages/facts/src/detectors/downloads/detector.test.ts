import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, observed } from '../../made-app.contract.ts';
import { downloads } from './detector.ts';

const main = (body: Body): ClassSpec =>
  cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [method('onCreate', '(Landroid/os/Bundle;)V', body)] });
const seen = (body: Body) =>
  observed(downloads, { components: launcher(), classes: [main(body)] }, knowledge).map(([, { what, trigger }]) => `${what} ${trigger}`);

const OPEN = 'Ljava/net/URL;->openStream()Ljava/io/InputStream;';
const fetches =
  (address: string): Body =>
  (m) =>
    m
      .create('v0', 'Ljava/net/URL;-><init>(Ljava/lang/String;)V', text(address))
      .call(OPEN, 'v0')
      .create('v1', 'Ljava/io/FileOutputStream;-><init>(Ljava/lang/String;)V', text('f'));

test.each<[string, Body, readonly string[]]>([
  [
    'the download manager',
    (m) => m.call('Landroid/app/DownloadManager;->enqueue(Landroid/app/DownloadManager$Request;)J'),
    ['download first-screen'],
  ],
  [
    'an install session',
    (m) => m.call('Landroid/content/pm/PackageInstaller$Session;->commit(Landroid/content/IntentSender;)V'),
    ['install first-screen'],
  ],
  ['a package fetched and stored', fetches('https://dl.example.com/game.apk?x=1'), ['download first-screen']],
  ['a page fetched and stored', fetches('https://dl.example.com/page.html'), []],
])('%s', (_name, body, expected) => expect(seen(body)).toEqual(expected));
