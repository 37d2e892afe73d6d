import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports as plainPorts } from '@touchstone/ports-js';
import { ports as nodePorts } from '@touchstone/ports-node';
import { describe, expect, test } from 'vitest';
import { verifyApk } from './index.ts';

/** A row of corpus/made/apksig/cases.json; its README says what each field means. */
interface Case {
  readonly file: string;
  readonly idsig?: string;
  readonly edit?: readonly [offset: number, value: number];
  readonly verifiedAtMinSdk: readonly number[];
  readonly schemes: Readonly<Record<string, string>>;
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

const LEVELS = [1, 9, 18, 19, 24, 28];
const FOLDER = join(import.meta.dirname, '../../../../corpus/made/apksig');
const cases: readonly Case[] = JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8'));
const title = ({ file, edit }: Case) => (edit === undefined ? file : `${file} with ${edit[1]} at ${edit[0]}`);

describe.each([
  ['node', nodePorts],
  ['plain', plainPorts],
])('%s ports', (_name, ports) => {
  test.each(cases.map((one) => [title(one), one] as const))('%s', (_title, one) => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, one.file)));
    if (one.edit !== undefined) bytes[one.edit[0]] = one.edit[1];
    const idsig = one.idsig === undefined ? {} : { idsig: readFileSync(join(FOLDER, one.idsig)) };
    const report = (minSdk: number) => verifyApk(sourceOf(bytes), { minSdk, targetSdk: 28, ...idsig }, ports).value;

    expect(LEVELS.filter((minSdk) => report(minSdk).verified)).toEqual(one.verifiedAtMinSdk);
    const { schemes, errors, warnings } = report(28);
    expect(Object.fromEntries(Object.entries(schemes).filter(([, result]) => result !== 'absent'))).toEqual(one.schemes);
    expect(errors.map(({ code }) => code)).toEqual(one.errors);
    expect(warnings.map(({ code }) => code)).toEqual(one.warnings);
  });
});
