import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scan } from '@touchstone/scan-core';
import { REPORT_SCHEMA } from '@touchstone/verdict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { shopApp } from '../packages/render/src/fixtures/shop-app.fixture.ts';
import { unreadable } from '../packages/render/src/fixtures/unreadable.fixture.ts';
import { wholeCase } from '../packages/render/src/fixtures/whole-case.fixture.ts';

const root = join(import.meta.dirname, '..');
const schema = JSON.parse(readFileSync(join(import.meta.dirname, 'report.schema.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const isReport = ajv.compile(schema);

function errorsOf(report: unknown) {
  isReport(report);
  return isReport.errors ?? [];
}

test.each(Object.entries({ shopApp, unreadable, wholeCase }))('%s, made by hand, is valid', (_name, report) => {
  expect(errorsOf(report)).toEqual([]);
});

test('the report of a real app is valid', async () => {
  const [apk] = globSync('node_modules/appium-unlock/**/*.apk', { cwd: root });
  const report = await scan(readFileSync(join(root, apk ?? '')), { name: 'sample.apk' });
  expect(report.app).not.toBeNull();
  expect(errorsOf(JSON.parse(JSON.stringify(report)))).toEqual([]);
});

test('the report of what is no app is valid', async () => {
  expect(errorsOf(JSON.parse(JSON.stringify(await scan(Uint8Array.of(1, 2, 3)))))).toEqual([]);
});

test.each([
  ['another version', { ...shopApp, schema: 'touchstone-report/2' }],
  ['an unknown field', { ...shopApp, score: 7 }],
  ['no findings', { ...shopApp, findings: undefined }],
  ['not tested without a reason', { ...shopApp, findings: [{ rule: 'r', clause: 'c', result: 'not-tested', facts: [] }] }],
  ['an unknown result', { ...shopApp, findings: [{ rule: 'r', clause: 'c', result: 'clean', facts: [] }] }],
  ['six fixes', { ...shopApp, fixFirst: Array.from({ length: 6 }, () => shopApp.fixFirst[0]) }],
])('%s is not valid', (_name, report) => {
  expect(errorsOf(JSON.parse(JSON.stringify(report)))).not.toEqual([]);
});

test('the version is the one of the code', () => {
  expect(schema.properties.schema.const).toBe(REPORT_SCHEMA);
});

/** `findings.reason` and the like, read off the types. Names of other interfaces are followed. */
function fieldsOf(members: ts.NodeArray<ts.TypeElement>, path: string, interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>): string[] {
  return members.flatMap((member) => {
    if (!ts.isPropertySignature(member) || member.type === undefined) return [];
    const name = `${path}${(member.name as ts.Identifier).text}`;
    return [name, ...fieldsOfType(member.type, `${name}.`, interfaces)];
  });
}

function fieldsOfType(type: ts.TypeNode, path: string, interfaces: ReadonlyMap<string, ts.InterfaceDeclaration>): string[] {
  if (ts.isTypeLiteralNode(type)) return fieldsOf(type.members, path, interfaces);
  if (ts.isArrayTypeNode(type)) return fieldsOfType(type.elementType, path, interfaces);
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return fieldsOfType(type.type, path, interfaces);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((one) => fieldsOfType(one, path, interfaces));
  const named = ts.isTypeReferenceNode(type) ? interfaces.get(type.typeName.getText()) : undefined;
  return named === undefined ? [] : fieldsOf(named.members, path, interfaces);
}

/** The same, read off the schema. */
function fieldsOfSchema(node: Record<string, unknown>, path: string): string[] {
  const target = typeof node['$ref'] === 'string' ? schema.$defs[node['$ref'].replace('#/$defs/', '')] : node;
  if (target.oneOf !== undefined) return target.oneOf.flatMap((one: Record<string, unknown>) => fieldsOfSchema(one, path));
  if (target.items !== undefined) return fieldsOfSchema(target.items, path);
  return Object.entries((target.properties ?? {}) as Record<string, Record<string, unknown>>).flatMap(([name, field]) => [
    `${path}${name}`,
    ...fieldsOfSchema(field, `${path}${name}.`),
  ]);
}

test('every field of the report is in the schema, and no other', () => {
  const files = [
    'packages/verdict/src/report.ts',
    'packages/verdict/src/matrix.ts',
    'packages/facts/src/fact.ts',
    'packages/facts/src/evidence.ts',
    'packages/facts/src/exhibits/exhibits.ts',
    'packages/kernel/src/place.ts',
  ];
  const sources = files.map((file) => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.ES2023, true));
  const interfaces = new Map(
    sources.flatMap((source) => source.statements.filter(ts.isInterfaceDeclaration)).map((one) => [one.name.text, one]),
  );
  const report = interfaces.get('Report');
  const known = report === undefined ? [] : fieldsOf(report.members, '', interfaces);
  // fields of signers that the type leaves open
  const open = ['issuer', 'md5', 'sha1', 'notBefore', 'notAfter'].map((name) => `signature.signers.${name}`);
  expect(fieldsOfSchema(schema, '').sort()).toEqual([...known, ...open].sort());
});

test('every field has a description', () => {
  const bare: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [name, field] of Object.entries((node as { properties?: Record<string, Record<string, string>> }).properties ?? {})) {
      const target = field['$ref'] === undefined ? field : schema.$defs[field['$ref'].replace('#/$defs/', '')];
      if (field['description'] === undefined && target.description === undefined) bare.push(`${path}${name}`);
    }
    for (const [name, child] of Object.entries(node)) if (name !== 'if') walk(child, `${path}${name}.`);
  };
  walk(schema, '');
  expect(bare).toEqual([]);
});
