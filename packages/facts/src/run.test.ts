import type { App } from '@touchstone/app-model';
import { expect, test } from 'vitest';
import type { Detector } from './detector.ts';
import type { Fact } from './fact.ts';
import type { Knowledge } from './knowledge.ts';
import { runDetectors } from './run.ts';

const app = { file: { name: 'a.apk', sha256: '', sizeBytes: 0 } } as unknown as App;
const knowledge = {} as Knowledge;
const fact = (file: string): Fact => ({ kind: 'network.ip', attributes: { ip: '8.8.8.8' }, at: { file } });
const detector = (id: string, detect: Detector['detect']): Detector => ({ id, version: 1, yields: ['network.ip'], detect });

test('facts come out sorted, each once', () => {
  const facts = runDetectors([detector('b', () => [fact('z'), fact('a')]), detector('a', () => [fact('a')])], app, knowledge, {});
  expect(facts.map((f) => f.at.file)).toEqual(['a', 'z']);
});

test('of one kind, what the app itself does comes first and what libraries do last', () => {
  const by = (owner: string, file: string): Fact => ({ ...fact(file), kind: 'code.acts', attributes: { action: 'x', api: 'y', owner } });
  const facts = [by('library', 'a'), by('sdk', 'b'), by('app', 'z'), by('app', 'c')];
  expect(runDetectors([detector('a', () => facts)], app, knowledge, {}).map((f) => f.at.file)).toEqual(['c', 'z', 'b', 'a']);
});

test('a detector that throws says so and keeps what it had; the others go on', () => {
  const broken = detector('broken', function* () {
    yield fact('kept');
    throw new RangeError('a hostile input');
  });
  const facts = runDetectors([broken, detector('sound', () => [fact('other')])], app, knowledge, {});
  expect(facts).toContainEqual({
    kind: 'analysis.failed',
    attributes: { detector: 'broken', reason: 'RangeError' },
    at: { file: 'a.apk' },
  });
  expect(facts.filter((f) => f.kind === 'network.ip').map((f) => f.at.file)).toEqual(['kept', 'other']);
});

test('a flood of facts is cut and counted', () => {
  const flood = detector('flood', function* () {
    for (let i = 0; i < 5_000; i++) yield { ...fact('f'), at: { file: 'f', offset: i } };
  });
  const facts = runDetectors([flood], app, knowledge, {});
  expect(facts.filter((f) => f.kind === 'network.ip')).toHaveLength(2_000);
  expect(facts.find((f) => f.kind === 'analysis.limit')?.attributes).toEqual({ what: 'flood:network.ip', done: 5_000 });
});

test('a flood of one thing does not wash another away', () => {
  const reads = (data: string, i: number): Fact => ({
    kind: 'code.reads',
    attributes: { data, package: `p${i}` },
    at: { file: 'f', offset: i },
  });
  const flood = detector('flood', function* () {
    for (let i = 0; i < 5_000; i++) yield reads('wifi_info', i);
    yield reads('imsi', 5_000);
    yield reads('imsi', 5_001);
  });
  const kept = runDetectors([flood], app, knowledge, {}).filter((f) => f.kind === 'code.reads');
  expect([kept.length, kept.filter((f) => f.attributes['data'] === 'imsi').length]).toEqual([2_001, 1]);
});

test('a detector concludes from the facts of others', () => {
  const counts: Detector = {
    ...detector('counts', () => []),
    *conclude(facts) {
      yield fact(`seen ${facts.length}`);
    },
  };
  const files = runDetectors([counts, detector('b', () => [fact('z'), fact('a')])], app, knowledge, {}).map((f) => f.at.file);
  expect(files).toEqual(['a', 'seen 2', 'z']);
});

test('a text of a million characters is cut, in attributes and in places', () => {
  const long = 'x'.repeat(1_000_000);
  const talkative = detector('talkative', () => [{ kind: 'network.ip', attributes: { ip: long }, at: { file: 'f', method: long } }]);
  const [only] = runDetectors([talkative], app, knowledge, {});
  expect([String(only?.attributes['ip']).length, only?.at.method?.length]).toEqual([2_001, 2_001]);
});

test('what costs most runs only when the whole depth is asked for', () => {
  const deep: Detector = { ...detector('deep', () => [fact('a')]), isDeep: true };
  expect(runDetectors([deep], app, knowledge, {})).toEqual([]);
  expect(runDetectors([deep], app, knowledge, { depth: 'full' })).toHaveLength(1);
});

test('a name of a million characters in a proof is cut', () => {
  const long = { file: 'classes.dex', method: 'a'.repeat(1_000_000) };
  const proved = { ...fact('a'), proof: { chain: [{ at: long, how: 'call', owner: 'app' }] } };
  const [kept] = runDetectors([detector('a', () => [proved])], app, knowledge, {});
  expect(kept?.proof?.chain[0]?.at.method?.length).toBeLessThan(3_000);
});

test('a detector that never ends is stopped', () => {
  const endless = detector('endless', function* () {
    for (let i = 0; ; i++) yield { ...fact('f'), at: { file: 'f', offset: i } };
  });
  expect(runDetectors([endless], app, knowledge, {}).map((f) => f.kind)).toContain('analysis.limit');
});
