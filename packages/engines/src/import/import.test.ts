import { Buffer } from 'node:buffer';
import { kindOf } from '@touchstone/facts';
import { knowledge } from '@touchstone/knowledge';
import { runScanJob } from '@touchstone/scan-pool';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { knownClauses } from '../known-clauses.ts';
import { ownEngine } from '../own/own-engine.ts';
import { runEngine } from '../run-engine.ts';
import { sampleApk, taskOf } from '../task.fixture.ts';
import appsharkMapping from './appshark/mapping.json' with { type: 'json' };
import {
  appscanImporter,
  appsharkImporter,
  camilleImporter,
  type ImportedRun,
  type Importer,
  importReport,
  mobsfImporter,
  sarifImporter,
} from './index.ts';
import mobsfMapping from './mobsf/mapping.json' with { type: 'json' };

const SHA = 'a'.repeat(64);
const subject = { artifact: { sha256: SHA }, configHash: 'b'.repeat(64), package: 'cn.example.shop' };

const bytesOf = (value: unknown) => new Uint8Array(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const take = (importer: Importer, value: unknown) => importReport(importer, value instanceof Uint8Array ? value : bytesOf(value), subject);

const voteOf = (run: ImportedRun, clause: string): string | undefined => {
  const found = run.ok ? run.run.result?.clauses.find((vote) => vote.clause === clause) : undefined;
  return found && [found.vote, found.strength ?? found.reason].filter((word) => word !== undefined).join(' ');
};
const votes = (run: ImportedRun, vote: string) =>
  run.ok ? (run.run.result?.clauses ?? []).filter((one) => one.vote === vote).map(({ clause }) => clause) : [];

/** What a report comes to, whole: taken, with nothing that had to be corrected. */
function expectSound(run: ImportedRun): void {
  expect(run).toMatchObject({ ok: true, run: { outcome: 'SUCCEEDED', problems: [] } });
  for (const { kind } of run.ok ? (run.run.result?.facts ?? []) : []) expect(kindOf(kind)).toBeDefined();
}

/** As MobSF 4 writes it, made by hand and cut to what matters. */
const mobsf = {
  version: 'v4.3.1',
  app_type: 'apk',
  file_name: 'shop.apk',
  sha256: SHA,
  package_name: 'cn.example.shop',
  min_sdk: '19',
  target_sdk: '22',
  permissions: {
    'android.permission.READ_CONTACTS': { status: 'dangerous', info: 'read contact data', description: '' },
    'android.permission.READ_SMS': { status: 'dangerous', info: 'read SMS', description: '' },
    'android.permission.INTERNET': { status: 'normal', info: 'full Internet access', description: '' },
  },
  manifest_analysis: {
    manifest_findings: [{ rule: 'clear_text_traffic', title: 'Clear text', severity: 'high', description: '', name: '', component: [] }],
    manifest_summary: {},
  },
  certificate_analysis: {
    certificate_findings: [
      ['info', 'Application is signed with a code signing certificate', 'Signed Application'],
      ['high', 'Application signed with a debug certificate.', 'Application signed with debug certificate'],
    ],
  },
  android_api: {
    api_get_location: { files: { 'cn/example/shop/Map.java': '12,40' }, metadata: { description: 'GPS Location', severity: 'info' } },
  },
};

describe('MobSF', () => {
  test('levels, permissions and the certificate become votes; the rest stays untested', () => {
    const run = take(mobsfImporter, mobsf);
    expectSound(run);
    expect(run.ok && [run.description.id, run.description.version, run.description.kind]).toEqual(['mobsf', 'v4.3.1', 'import']);
    expect(
      ['PIC-08', 'PG-20204A-5.11', '191-4.6', 'check/signing-key', 'check/signature-valid'].map((clause) => voteOf(run, clause)),
    ).toEqual([
      'DETECTED violation',
      'DETECTED violation',
      'DETECTED violation',
      'DETECTED violation',
      'NOT_TESTED silence-clears-nothing',
    ]);
    expect(run.ok && run.run.result?.facts.find(({ kind }) => kind === 'code.reads')?.at).toEqual({ file: 'cn/example/shop/Map.java' });
  });

  test('a level that is right is clean, and only that', () => {
    const run = take(mobsfImporter, { ...mobsf, min_sdk: 24, target_sdk: 34 });
    expect(votes(run, 'NOT_DETECTED').sort()).toEqual(['PG-20204A-5.11', 'PIC-08']);
  });

  test('without levels nothing about the manifest is clean', () => {
    const { min_sdk: _, target_sdk: __, ...rest } = mobsf;
    const run = take(mobsfImporter, rest);
    expect([run.ok && run.run.outcome, votes(run, 'NOT_DETECTED')]).toEqual(['PARTIAL', []]);
  });

  test.each([
    ['of another app', { ...mobsf, sha256: 'c'.repeat(64) }, 'other-artifact'],
    ['of another tool', { results: [] }, 'other-format'],
    ['that is no JSON', '<html>', 'unreadable'],
    ['that is a list', '[]', 'unreadable'],
  ])('a report %s is refused', (_name, report, reason) => {
    expect(take(mobsfImporter, report)).toEqual({ ok: false, reason });
  });

  test('one that does not say what it is about is taken, and that is said', () => {
    const { sha256: _, ...rest } = mobsf;
    const run = take(mobsfImporter, rest);
    expect(run.ok && run.run.result?.problems.map(({ code }) => code)).toEqual(['mobsf/artifact-not-stated']);
  });
});

describe('AppShark', () => {
  const vulner = {
    details: {
      Source: ['<cn.example.A: void a()>->$r1'],
      Sink: ['<okhttp3.RequestBody: create>'],
      position: '<cn.example.A: void a()>',
      entryMethod: '',
      target: [],
    },
    hash: 'x',
    possibility: '4',
  };
  const report = {
    AppInfo: { appName: 'shop' },
    SecurityInfo: { LogLeak: { logSerial: { category: 'LogLeak', detail: '', name: 'logSerial', vulners: [vulner] } } },
    ComplianceInfo: {
      PersonalDeviceInformation_NetworkTransfer: {
        SMS_NetworkTransfer_body: {
          category: 'ComplianceInfo',
          detail: '',
          name: 'SMS_NetworkTransfer_body',
          vulners: [vulner],
          deobfApk: '',
          level: '3',
        },
        GAID_NetworkTransfer_body: {
          category: 'ComplianceInfo',
          detail: '',
          name: 'GAID_NetworkTransfer_body',
          vulners: [],
          deobfApk: '',
          level: '3',
        },
      },
    },
    UsePermissions: [],
  };

  test('a flow is a lead for its clause, and nothing is clean', () => {
    const run = take(appsharkImporter, report);
    expectSound(run);
    expect(voteOf(run, '077.9-local')).toBe('DETECTED suspected');
    expect(votes(run, 'NOT_DETECTED')).toEqual([]);
    expect(run.ok && run.run.result?.facts.map(({ attributes }) => `${attributes['data']} ${attributes['sink']}`)).toEqual([
      'serial log',
      'sms network',
    ]);
  });

  test('a report without flows clears nothing', () => {
    const run = take(appsharkImporter, { SecurityInfo: {}, ComplianceInfo: {} });
    expect(votes(run, 'NOT_DETECTED')).toEqual([]);
    expect(take(appsharkImporter, { other: 1 })).toEqual({ ok: false, reason: 'other-format' });
  });
});

describe('behaviour logs', () => {
  const workbook = async (...rows: readonly (readonly string[])[]) =>
    new Uint8Array(
      await writeXlsxFile([{ sheet: 'Sheet1', data: rows.map((row) => row.map((value) => ({ value, type: String }))) }]).toBuffer(),
    );
  const stack = 'android.provider.Settings$Secure.getString(Settings.java)\ncn.example.shop.Start.onCreate(Start.java:12)';

  test('Camille: a reading before agreement is a violation, and nothing is clean', async () => {
    const run = take(
      camilleImporter,
      await workbook(
        ['时间点', '操作行为', '行为描述', '传入参数', '调用堆栈', '隐私政策状态'],
        ['2026-11-22 10:00:00', '获取手机设备信息', '获取安卓ID', 'android_id', stack, '未同意隐私政策'],
        ['2026-11-22 10:00:09', '获取手机设备信息', '获取安卓ID', 'android_id', stack, '同意隐私政策'],
      ),
    );
    expectSound(run);
    expect(voteOf(run, '164-01.2')).toBe('DETECTED violation');
    expect(voteOf(run, '078.6-3.3')).toMatch(/^NOT_TESTED needs:policy/);
    expect(votes(run, 'NOT_DETECTED')).toEqual([]);
    expect(
      run.ok && run.run.result?.facts.map(({ attributes }) => `${attributes['data']} ${attributes['phase']} ${attributes['owner']}`),
    ).toEqual(['android_id before-consent app', 'android_id after-consent app']);
  });

  test('AppScan does not tell whether the user had agreed: nothing is decided', async () => {
    const run = take(appscanImporter, await workbook(['序号', '主体', '操作行为', '堆栈'], ['1', 'main', '获取安卓ID', stack]));
    expectSound(run);
    expect([votes(run, 'NOT_DETECTED'), votes(run, 'DETECTED')]).toEqual([[], []]);
    expect(run.ok && run.run.result?.facts).toMatchObject([{ kind: 'run.reads', attributes: { data: 'android_id', phase: 'unknown' } }]);
  });

  test('each takes its own workbook only', async () => {
    const appscan = await workbook(['序号', '主体', '操作行为', '堆栈'], ['1', 'main', '获取安卓ID', stack]);
    expect(take(camilleImporter, appscan)).toEqual({ ok: false, reason: 'other-format' });
    expect(take(camilleImporter, await workbook(['a', 'b'], ['1', '2']))).toEqual({ ok: false, reason: 'unreadable' });
  });
});

describe('SARIF', () => {
  const sarif = (results: readonly object[], more: object = {}) => ({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Baidu App Scan', version: '7.2', rules: [{ id: 'R1', properties: { clause: 'PIC-08' } }, { id: 'R2' }] } },
        results,
        ...more,
      },
    ],
  });
  const vendor = sarifImporter({
    R2: [
      { clause: '164-05.5', strength: 'suspected' },
      { clause: '337-6', strength: 'violation' },
    ],
  });
  const place = { physicalLocation: { artifactLocation: { uri: 'AndroidManifest.xml' }, region: { startLine: 3 } } };

  test.each<[string, object, string | undefined, string | undefined]>([
    [
      'an error is a violation',
      { ruleId: 'R1', level: 'error', message: { text: 'x' }, locations: [place] },
      'DETECTED violation',
      'NOT_TESTED not-reported',
    ],
    [
      'a warning is a suspicion',
      { ruleId: 'R1', level: 'warning', message: { text: 'x' } },
      'DETECTED suspected',
      'NOT_TESTED not-reported',
    ],
    [
      'what is mapped has the strength of the mapping',
      { ruleIndex: 1, level: 'error', message: {}, locations: [place] },
      'NOT_TESTED not-reported',
      'DETECTED suspected',
    ],
    ['a pass is clean', { ruleId: 'R1', kind: 'pass' }, 'NOT_DETECTED', 'NOT_TESTED not-reported'],
    ['open is not tested', { ruleId: 'R1', kind: 'open' }, 'NOT_TESTED tool-left-open', 'NOT_TESTED not-reported'],
    ['review is not tested', { ruleId: 'R1', kind: 'review' }, 'NOT_TESTED tool-left-open', 'NOT_TESTED not-reported'],
    [
      'what somebody suppressed says nothing',
      { ruleId: 'R1', level: 'error', suppressions: [{ kind: 'external' }] },
      'NOT_TESTED not-reported',
      'NOT_TESTED not-reported',
    ],
    ['an unknown rule says nothing', { ruleId: 'R9', level: 'error' }, 'NOT_TESTED not-reported', 'NOT_TESTED not-reported'],
  ])('%s', (_name, result, first, second) => {
    const run = take(vendor, sarif([result]));
    expect([voteOf(run, 'PIC-08'), voteOf(run, '164-05.5')]).toEqual([first, second]);
  });

  test('a pass and a failure of the same clause is found; a pass and an open one is not clean', () => {
    expect(
      voteOf(
        take(
          vendor,
          sarif([
            { ruleId: 'R1', kind: 'pass' },
            { ruleId: 'R1', level: 'error', locations: [place] },
          ]),
        ),
        'PIC-08',
      ),
    ).toBe('DETECTED violation');
    expect(
      voteOf(
        take(
          vendor,
          sarif([
            { ruleId: 'R1', kind: 'pass' },
            { ruleId: 'R1', kind: 'open' },
          ]),
        ),
        'PIC-08',
      ),
    ).toBe('NOT_TESTED tool-left-open');
  });

  test('a tool that failed has tested nothing', () => {
    const run = take(vendor, sarif([{ ruleId: 'R1', kind: 'pass' }], { invocations: [{ executionSuccessful: false }] }));
    expect([run.ok && run.run.outcome, voteOf(run, 'PIC-08')]).toEqual(['FAILED', 'ERROR engine-failed']);
  });

  test('of another artifact it is refused', () => {
    expect(take(vendor, sarif([], { artifacts: [{ hashes: { 'sha-256': 'c'.repeat(64) } }] }))).toEqual({
      ok: false,
      reason: 'other-artifact',
    });
    expect(take(vendor, sarif([], { artifacts: [{ hashes: { 'sha-256': SHA.toUpperCase() } }] })).ok).toBe(true);
    expect(take(vendor, { version: '2.0.0', runs: [{}] })).toEqual({ ok: false, reason: 'other-format' });
  });

  test('the name of a tool becomes an id', () => {
    const run = take(vendor, sarif([]));
    expect(run.ok && run.description).toMatchObject({ id: 'sarif:baidu-app-scan', version: '7.2', kind: 'import' });
  });

  test('our own report as SARIF says what our engine says, where it says something', async () => {
    const task = taskOf(sampleApk('appium-unlock'));
    const { output } = await runScanJob({ paths: [task.artifact.path], options: { name: 'a.apk' }, format: 'sarif', lang: 'zh' });
    const engine = ownEngine(1);
    const ours = new Map((await runEngine(engine, task)).result?.clauses.map(({ clause, vote }) => [clause, vote]));
    await engine.close?.();
    const read = importReport(sarifImporter(), bytesOf(output), { ...subject, artifact: task.artifact });
    expect(read.ok && read.run.problems).toEqual([]);
    // and counts no second time beside it
    expect(read.ok && read.description.correlationGroup).toBe(engine.description.correlationGroup);
    for (const clause of [...votes(read, 'DETECTED'), ...votes(read, 'NOT_DETECTED')])
      expect([clause, ours.get(clause)]).toEqual([clause, voteOf(read, clause)?.split(' ')[0]]);
    expect(votes(read, 'NOT_DETECTED').length).toBeGreaterThan(0);
  });
});

test('mappings name clauses, data and kinds that exist', () => {
  const tokens = new Set(knowledge.personalInfo.map(({ token }) => token));
  const data = [
    ...Object.values(appsharkMapping.sources),
    ...Object.values(appsharkMapping.rules).map((row) => row.data),
    ...Object.values(mobsfMapping.apis).map((row) => row.attributes.data),
  ];
  expect(data.filter((token) => !tokens.has(token))).toEqual([]);
  expect(mobsfMapping.certificate.filter(({ clause }) => !knownClauses().has(clause))).toEqual([]);
  for (const { kind, attributes } of [...Object.values(mobsfMapping.manifest), ...Object.values(mobsfMapping.apis)]) {
    for (const name of Object.keys(attributes)) expect([kind, kindOf(kind)?.attributes[name]]).not.toEqual([kind, undefined]);
  }
});

describe('hostile reports', () => {
  const importers = {
    sarif: sarifImporter(),
    mobsf: mobsfImporter,
    appshark: appsharkImporter,
    camille: camilleImporter,
    appscan: appscanImporter,
  };
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('PIC-08', 'error', 'fail', 'pass', '__proto__', '2.1.0', '22', 'R1'),
      fc.integer(),
      fc.constant(null),
      fc.boolean(),
      fc.array(tie('value')),
      fc.dictionary(
        fc.constantFrom(
          'runs',
          'results',
          'tool',
          'driver',
          'rules',
          'id',
          'ruleId',
          'kind',
          'level',
          'locations',
          'properties',
          'clause',
          'permissions',
          'manifest_analysis',
          'certificate_analysis',
          'certificate_findings',
          'manifest_findings',
          'android_api',
          'files',
          'vulners',
          'details',
          'IMEI_Log',
          'constructor',
          '__proto__',
        ),
        tie('value'),
      ),
    ),
  })).value;

  test.each(Object.entries(importers))('%s never throws, and never makes up an answer outside its matrix', (_name, importer) => {
    fc.assert(
      fc.property(json, json, json, (a, b, c) => {
        const report = {
          version: '2.1.0',
          runs: [a],
          package_name: 'x',
          permissions: b,
          min_sdk: 1,
          manifest_analysis: c,
          certificate_analysis: a,
          android_api: b,
          SecurityInfo: a,
          ComplianceInfo: { x: b },
        };
        const run = take(importer, report);
        if (run.ok) expect(run.run.outcome).not.toBe('CANCELLED');
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  test.each(Object.entries(importers))('%s: bytes that are nothing are refused', (_name, importer) => {
    for (const bytes of [
      new Uint8Array(),
      Uint8Array.of(0xff, 0xfe, 0x00),
      bytesOf('{"a":'),
      bytesOf(`{"runs":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
    ]) {
      expect(importReport(importer, bytes, subject).ok).toBe(false);
    }
  });

  test('a report that is cut off anywhere is refused', () => {
    const bytes = bytesOf(mobsf);
    for (let length = 0; length < bytes.length; length++)
      expect(take(mobsfImporter, bytes.subarray(0, length))).toEqual({ ok: false, reason: 'unreadable' });
  });
});
