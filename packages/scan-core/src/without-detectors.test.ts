import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { apk } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { scanArchives } from './scan-archives.ts';

test('without detectors the report says who the app is, and nothing about it is clean', () => {
  const archive = { name: 'a.apk', source: sourceOf(apk({ package: 'cn.example.killer', label: '甲', permissions: ['CAMERA'] })) };
  const report = scanArchives([archive], { name: 'a.apk', withoutDetectors: 'timed-out' }, ports);
  expect([report.app?.package, report.signature.verified]).toEqual(['cn.example.killer', true]);
  expect(report.problems.map((problem) => problem.code)).toContain('scan/timed-out');
  expect(report.findings.filter((finding) => finding.result === 'not-found')).toEqual([]);
  expect(report.findings.filter((finding) => finding.result === 'undecided').length).toBeGreaterThan(0);
});
