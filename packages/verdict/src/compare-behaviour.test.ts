import { expect, test } from 'vitest';
import { compareBehaviour, type Report } from './index.ts';

const report = (facts: readonly object[]) =>
  ({ file: 'a.apk', app: null, signature: { signers: [] }, permissions: [], sdks: [], findings: [], facts }) as unknown as Report;
const fact = (kind: string, attributes: object, line = 1) => ({ kind, attributes, at: { file: 'policy.txt', line } });

test('hosts and statements of the policy that came and went; where a statement stands is no change', () => {
  const before = report([
    fact('network.domain', { domain: 'old.cn' }),
    fact('policy.states', { statement: 'CR1' }),
    fact('policy.lacks', { statement: 'CR12' }),
  ]);
  const after = report([
    fact('run.sends', { domain: 'new.cn', data: 'imei' }),
    fact('network.domain', { domain: 'new.cn' }),
    fact('policy.states', { statement: 'CR1' }, 90),
    fact('policy.states', { statement: 'CR12', complete: true }),
  ]);
  const { domains, policy } = compareBehaviour(before, after);
  expect(domains).toEqual({ added: ['new.cn'], removed: ['old.cn'] });
  expect(policy).toEqual({ added: ['states · complete=true · statement=CR12'], removed: ['lacks · statement=CR12'] });
});
