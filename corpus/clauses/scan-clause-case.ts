import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScanJob } from '@touchstone/scan-pool';
import { apk, dex } from '@touchstone/test-kit';
import type { Report } from '@touchstone/verdict';
import { compile } from '../consent/java/compile.ts';
import type { ClauseCase, ScreenElement } from './clause-case.ts';

const PACKAGE = 'cn.example.app';

/** The report of a case, through files, readers and detectors as the command has them. */
export async function scanClauseCase(one: ClauseCase): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'clauses-'));
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return { path: join(folder, name), name };
  };
  try {
    const app = write('app.apk', packageOf(one));
    const evidence = {
      ...(one.policy === undefined ? {} : { policy: write('policy.md', one.policy) }),
      ...(one.run === undefined ? {} : { traces: [write('run.jsonl', traceOf(one))] }),
      ...(one.har === undefined ? {} : { hars: [write('run.har', harOf(one.har))] }),
      ...(one.screens === undefined ? {} : { ui: screensIn(join(folder, 'ui'), one) }),
    };
    const { output } = await runScanJob({
      paths: [app.path],
      format: 'json',
      lang: 'zh',
      options: {
        name: 'app.apk',
        ...(one.type === undefined ? {} : { category: one.type }),
        ...(one.asOf === undefined ? {} : { asOf: one.asOf }),
        ...(one.depth === undefined ? {} : { depth: one.depth }),
      },
      ...(Object.keys(evidence).length === 0 ? {} : { evidence }),
    });
    return JSON.parse(output) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function packageOf({ app, java }: ClauseCase): Uint8Array {
  const code = java === undefined ? [] : compile(java, { lambdas: 'synthetic-class', resource: () => undefined });
  return apk({ package: PACKAGE, ...app, ...(java === undefined ? {} : { dexFiles: [dex(code)] }) });
}

const lines = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join('');

function traceOf({ run = [], device, app }: ClauseCase): string {
  const head = {
    format: 'touchstone-trace',
    version: 1,
    app: { package: app?.package ?? PACKAGE },
    ...(device === undefined ? {} : { device }),
  };
  return lines([head, ...run]);
}

function harOf(entries: NonNullable<ClauseCase['har']>): string {
  const made = entries.map(({ time, url, post, headers = {} }) => ({
    startedDateTime: new Date(time).toISOString(),
    time: 1,
    request: {
      method: post === undefined ? 'GET' : 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: post?.length ?? 0,
      ...(post === undefined ? {} : { postData: { mimeType: headers['Content-Type'] ?? 'application/json', text: post } }),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      content: { size: 0, mimeType: '' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 0,
    },
    cache: {},
    timings: { send: 0, wait: 0, receive: 0 },
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'made', version: '1' }, entries: made } });
}

function screensIn(folder: string, { screens = {}, index, app }: ClauseCase): { readonly path: string; readonly name: string } {
  mkdirSync(folder);
  const owner = app?.package ?? PACKAGE;
  for (const [name, elements] of Object.entries(screens)) writeFileSync(join(folder, `${name}.xml`), dump(elements, owner));
  if (index !== undefined)
    writeFileSync(join(folder, 'screens.jsonl'), lines([{ format: 'touchstone-trace', version: 1, app: { package: owner } }, ...index]));
  return { path: folder, name: 'ui' };
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

function dump(elements: readonly ScreenElement[], owner: string): string {
  const nodes = elements.map((element, i) => {
    const one = typeof element === 'string' ? { text: element } : element;
    const [left, top, right, bottom] = one.at ?? [100, 100 * i + 100, 980, 100 * i + 180];
    const flags = `clickable="${one.button === true || one.box !== undefined}" checkable="${one.box !== undefined}" checked="${one.box === 'ticked'}"`;
    return `<node text="${escaped(one.text ?? '')}" class="${one.class ?? 'android.widget.TextView'}" resource-id="${one.id ?? ''}" package="${one.package ?? owner}" ${flags} bounds="[${left},${top}][${right},${bottom}]"/>`;
  });
  return `<?xml version='1.0' encoding='UTF-8' ?><hierarchy rotation="0"><node class="android.widget.FrameLayout" package="${owner}" bounds="[0,0][1080,2280]">${nodes.join('')}</node></hierarchy>`;
}
