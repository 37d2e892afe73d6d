import { readdirSync, readFileSync } from 'node:fs';
import { type App, loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { apk, dex } from '@touchstone/test-kit';
import { parse } from 'yaml';
import { apkOf, consentApp } from '../../../corpus/consent/index.ts';
import { analyseFlows, type Flow, readFlowKnowledge } from './index.ts';

const LISTS = new URL('../../../data/lists/', import.meta.url);

/** The lists as they are in the repository. */
export const knowledge = readFlowKnowledge(
  Object.fromEntries(
    readdirSync(LISTS)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name.replace('.yaml', ''), parse(readFileSync(new URL(name, LISTS), 'utf8')) as unknown]),
  ),
);

type Manifest = NonNullable<Parameters<typeof consentApp>[1]['manifest']>;

/** An app of small Java, package `cn.made.app`. */
export function madeApp(java: string, manifest: Manifest = {}): Uint8Array {
  return apkOf(consentApp('flow', { id: 'made', about: '', java: `package cn.made.app;\n${java}`, manifest, truth: {} }));
}

/** The same app with bytes of its code changed. @param changes place and new byte, the place from the end of the file's header */
export function damagedApp(java: string, changes: readonly (readonly [number, number])[]): Uint8Array {
  const { spec, dexes } = consentApp('flow', { id: 'made', about: '', java: `package cn.made.app;\n${java}`, truth: {} });
  const [bytes = new Uint8Array()] = dexes.map((classes) => dex(classes));
  for (const [at, value] of changes) bytes[HEADER_BYTES + (at % (bytes.length - HEADER_BYTES))] = value;
  return apk({ ...spec, dexFiles: [bytes] });
}

const HEADER_BYTES = 112;

/** What stands under `cn.seller` is an SDK of somebody else. */
const sdkPrefixes = [{ prefix: 'cn.seller', sdk: 'seller' }];

export const loaded = (bytes: Uint8Array): App => loadApp([{ name: 'a.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes }).value;

/** What leaves the app, as `getDeviceId Main.onCreate > d Main.onCreate`. What it stores for itself alone is left out. */
export function flowsIn(java: string, manifest: Manifest = {}, most?: number): readonly string[] {
  const { flows } = analyseFlows(loaded(madeApp(java, manifest)), knowledge, undefined, most);
  return flows.filter(({ sinkRow }) => knowledge.sinks[sinkRow]?.isPrivate !== true).map(written);
}

export function written({ source, target }: Flow): string {
  const place = ({ api, method }: Flow['source']) =>
    `${/->([\w<>]+)/.exec(api)?.[1]} ${method.class.slice(method.class.lastIndexOf('/') + 1, -1)}.${method.name}`;
  return `${place(source)} > ${place(target)}`;
}

/** The device number, read where `this` is a context. */
export const IMEI = '((TelephonyManager) getSystemService("phone")).getDeviceId()';
/** Another one, to tell them apart. */
export const IMSI = '((TelephonyManager) getSystemService("phone")).getSubscriberId()';

/** An activity with one method, and what else stands beside it. */
export const main = (body: string, members = ''): string =>
  `class MainActivity extends Activity { ${members} protected void onCreate(Bundle b) { super.onCreate(b); ${body} } }`;

/** That the device number is printed by `Log.d` where it is read. */
export const PRINTED = ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate'];
