import { knowledge } from '@touchstone/knowledge';
import { toolCommand, toolEnvironment, withTool } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { engineContract } from '../engine.contract.ts';
import type { Engine } from '../engine.ts';
import { ownEngine } from '../own/own-engine.ts';
import { runEngine } from '../run-engine.ts';
import { sampleApk, taskOf } from '../task.fixture.ts';
import { androguardEngine } from './androguard-engine.ts';
import { type AndroguardOutput, androguardFacts } from './androguard-facts.ts';

const command = toolCommand('androguard');
const { LD_LIBRARY_PATH, PYTHONPATH, PYTHONHOME } = toolEnvironment();
const env = Object.fromEntries(
  Object.entries({ LD_LIBRARY_PATH, PYTHONPATH, PYTHONHOME }).filter(([, value]) => value !== undefined),
) as Record<string, string>;
const engine = command === undefined ? undefined : await androguardEngine({ command, env });

withTool(describe, 'androguard')('androguard', () => {
  engineContract('androguard', {
    make: () => engine as Engine,
    task: () => taskOf(sampleApk('appium-unlock'), { config: { category: '网络借贷' } }),
  });

  test('sees the same permissions and levels as our own scan, and never calls clean what we found', async () => {
    const task = taskOf(sampleApk('io.appium.settings'), { config: { category: '网络借贷' } });
    const own = ownEngine(1);
    const [theirs, ours] = [await runEngine(engine as Engine, task), await runEngine(own, task)];
    await own.close?.();
    const seen = (run: typeof theirs, kind: string, ...names: string[]) =>
      run.result?.facts
        .filter((fact) => fact.kind === kind)
        .map(({ attributes }) => names.map((name) => attributes[name]).join(' '))
        .sort();
    expect(seen(theirs, 'app.sdk-levels', 'minSdk', 'targetSdk')).toEqual(seen(ours, 'app.sdk-levels', 'minSdk', 'targetSdk'));
    for (const kind of ['permission.declared', 'permission.unsuitable']) {
      expect(seen(theirs, kind, 'permission', 'effective')).toEqual(seen(ours, kind, 'permission', 'effective'));
    }
    const ofOurs = new Map(ours.result?.clauses.map(({ clause, vote }) => [clause, vote]));
    expect(theirs.result?.clauses.filter(({ clause, vote }) => vote === 'NOT_DETECTED' && ofOurs.get(clause) === 'DETECTED')).toEqual([]);
    expect(theirs.result?.clauses.find(({ clause }) => clause === 'PIC-08')?.vote).toBe('NOT_DETECTED');
    expect(theirs.result?.facts.some(({ kind }) => kind === 'code.reads')).toBe(true);
  });

  test('a clause of which it sees a part is not clean', async () => {
    const run = await runEngine(engine as Engine, taskOf(sampleApk('appium-unlock')));
    expect(run.result?.clauses.find(({ clause }) => clause === '191-4.6')).toMatchObject({ vote: 'NOT_TESTED', reason: 'needs:runtime' });
  });
});

test('where androguard is not installed there is no engine', async () => {
  expect(await androguardEngine({ command: ['/nonexistent/python3'] })).toBeUndefined();
});

describe('facts of what it read', () => {
  const read: AndroguardOutput = {
    package: 'cn.example',
    minSdk: null,
    targetSdk: null,
    permissions: [],
    defined: [],
    components: [],
    references: [],
    unreadDex: 0,
  };
  const factsOf = (more: Partial<AndroguardOutput>, type?: number) =>
    androguardFacts({ ...read, ...more }, knowledge, type).map(({ kind, attributes }) => `${kind} ${Object.values(attributes).join(' ')}`);

  test.each<[string, Partial<AndroguardOutput>, string]>([
    ['no levels mean the first', {}, 'app.sdk-levels 1 1 23'],
    ['a target stands for itself', { minSdk: 21, targetSdk: 29 }, 'app.sdk-levels 21 29 30'],
    [
      'a permission that ends before the target',
      { targetSdk: 30, permissions: [{ name: 'android.permission.CAMERA', maxSdk: 28 }] },
      'permission.declared android.permission.CAMERA dangerous false',
    ],
    [
      'named twice, the wider counts',
      {
        targetSdk: 30,
        permissions: [
          { name: 'android.permission.CAMERA', maxSdk: 28 },
          { name: 'android.permission.CAMERA', maxSdk: null },
        ],
      },
      'permission.declared android.permission.CAMERA dangerous true',
    ],
    [
      'storage that opens nothing any more',
      { targetSdk: 33, permissions: [{ name: 'android.permission.READ_EXTERNAL_STORAGE', maxSdk: null }] },
      'permission.declared android.permission.READ_EXTERNAL_STORAGE dangerous false',
    ],
    [
      'exported by its filter',
      { components: [{ type: 'service', name: '.S', exported: null, hasFilter: true, permission: 'p' }] },
      'component.exported service .S p',
    ],
    [
      'a call that reads',
      { references: ['Landroid/accounts/AccountManager;->getAccounts'] },
      'code.reads accounts_list api Landroid/accounts/AccountManager;->getAccounts unknown',
    ],
  ])('%s', (_name, more, fact) => {
    expect(factsOf(more)).toContain(fact);
  });

  test('a permission that its type should not ask for', () => {
    const type = knowledge.appTypes.find(({ annexD }) => annexD === '网络借贷')?.number;
    expect(factsOf({ permissions: [{ name: 'android.permission.READ_SMS', maxSdk: null }] }, type)).toContain(
      'permission.unsuitable android.permission.READ_SMS 网络借贷',
    );
  });
});
