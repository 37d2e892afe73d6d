// Engines that speak through a file: reports of foreign tools, and people with a sheet. They keep the contract of all engines.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  labEngine,
  openSheet,
  resultOfSheet,
  SHEET_SCHEMA,
  type Sheet,
  saveAnswer,
  sheetItems,
  submitSheet,
} from '@touchstone/domain/sheet';
import { ruleSet } from '@touchstone/knowledge';
import { afterAll, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { engineContract } from './engine.contract.ts';
import type { Engine, EngineAnswer, EngineTask } from './engine.ts';
import type { Importer, ImportSubject } from './import/index.ts';
import { importers } from './registry.ts';
import { readSheetWorkbook, writeSheetWorkbook } from './sheet-workbook/index.ts';
import { taskOf } from './task.fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'spoken-'));
afterAll(() => rmSync(folder, { recursive: true }));

const SHA = createHash('sha256').update('an app').digest('hex');
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const workbook = async (...rows: readonly (readonly string[])[]) =>
  new Uint8Array(
    await writeXlsxFile([{ sheet: 'Sheet1', data: rows.map((row) => row.map((value) => ({ value, type: String }))) }]).toBuffer(),
  );
const stack = 'android.provider.Settings$Secure.getString(Settings.java)\ncn.example.shop.Start.onCreate(Start.java:12)';

/** A report of each format that is taken. */
const REPORTS: Readonly<Record<string, Uint8Array>> = {
  sarif: json({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Vendor', version: '7.2', rules: [{ id: 'R1', properties: { clause: 'PIC-08' } }] } },
        results: [{ ruleId: 'R1', kind: 'pass' }],
      },
    ],
  }),
  mobsf: json({
    version: 'v4.3.1',
    app_type: 'apk',
    sha256: SHA,
    package_name: 'cn.example.shop',
    min_sdk: '24',
    target_sdk: '34',
    permissions: {},
    manifest_analysis: { manifest_findings: [] },
    certificate_analysis: { certificate_findings: [] },
    android_api: {},
  }),
  appshark: json({
    AppInfo: {},
    SecurityInfo: {},
    ComplianceInfo: {
      PersonalDeviceInformation_NetworkTransfer: {
        SMS_NetworkTransfer_body: { category: 'ComplianceInfo', name: 'SMS_NetworkTransfer_body', vulners: [], level: '3' },
      },
    },
  }),
  camille: await workbook(
    ['时间点', '操作行为', '行为描述', '传入参数', '调用堆栈', '隐私政策状态'],
    ['2026-11-22 10:00:00', '获取手机设备信息', '获取安卓ID', 'android_id', stack, '未同意隐私政策'],
  ),
  appscan: await workbook(['序号', '主体', '操作行为', '堆栈'], ['1', 'main', '获取安卓ID', stack]),
};

test('every format that is taken is held against the contract', () => {
  expect(Object.keys(REPORTS).sort()).toEqual(Object.keys(importers).sort());
});

/** What is said of the artifact lies where engines that run find the artifact. */
function spokenTask(name: string, bytes: Uint8Array): EngineTask {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const task = taskOf(path);
  return { ...task, artifact: { ...task.artifact, sha256: SHA } };
}

const refused = (reason: string): EngineAnswer => ({ outcome: 'FAILED', result: null, errorClass: `report-${reason}` });

function engineOf(importer: Importer, report: Uint8Array): Engine {
  const subjectOf = ({ artifact, configHash }: EngineTask): ImportSubject => ({ artifact, configHash, package: 'cn.example.shop' });
  const read = importer.read(report, { artifact: { sha256: SHA }, configHash: '' });
  if (!read.ok) throw new Error(`the report of ${importer.format} is refused: ${read.reason}`);
  return {
    description: read.description,
    async run(task) {
      const said = importer.read(await readFile(task.artifact.path), subjectOf(task));
      return said.ok ? said.answer : refused(said.reason);
    },
  };
}

for (const [format, importer] of Object.entries(importers))
  engineContract(`a report of ${format}`, {
    kind: 'import',
    make: () => engineOf(importer, REPORTS[format]!),
    task: () => spokenTask(`${format}.report`, REPORTS[format]!),
  });

const sheet: Sheet = {
  schema: SHEET_SCHEMA,
  id: 'S-2026-000123',
  subject: { artifact: SHA, name: 'cn.example.shop', label: '商店', version: '1.2 (3)' },
  ruleSet: ruleSet.version,
  asOf: '2026-11-22',
  items: sheetItems(ruleSet.rules, { asOf: '2026-11-22', stepsOf: () => [{ zh: '看', en: 'Look' }] }),
};
const LAB = '00000000-0000-7000-8000-000000000001';
const testedAt = Date.UTC(2026, 10, 22, 6);
const answered = saveAnswer(
  sheet,
  openSheet(sheet),
  {
    clause: sheet.items[0]!.clause,
    answer: 'not-found',
    evidence: [],
    device: '小米 14',
    testedAt,
    tester: '王测试',
    note: '',
  },
  0,
);
if (!answered.ok) throw new Error(`the answer is refused: ${answered.reason}`);
const filledIn = await writeSheetWorkbook(sheet, answered.state);

engineContract('the people of a laboratory, by their workbook', {
  kind: 'lab',
  make: () => ({
    description: labEngine(LAB, sheet),
    async run({ artifact, configHash }) {
      const read = readSheetWorkbook(await readFile(artifact.path), sheet, { state: openSheet(sheet), files: new Map() });
      if (!read.ok) return refused('sheet');
      const done = submitSheet(sheet, read.state, testedAt + 1);
      const made = done.ok ? resultOfSheet(LAB, sheet, done.state, configHash) : undefined;
      return made?.ok ? { outcome: made.result.outcome, result: made.result } : refused('sheet');
    },
  }),
  task: () => ({ ...spokenTask('sheet.xlsx', filledIn), inputs: [{ kind: 'person', path: '', fileName: '', sha256: '' }] }),
});
