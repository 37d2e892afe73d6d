import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROVINCES } from '../inventory/index.ts';
import { terminalStates } from '../steps/index.ts';
import {
  advanceClaim,
  areApart,
  CLAIM_STEPS,
  covers,
  decide,
  dutiesApart,
  faultsOfGrant,
  formatScope,
  type Grant,
  hinderedBy,
  isClaimInForce,
  isRole,
  mayRead,
  PERMISSIONS,
  type Permission,
  parseScope,
  permissionsAt,
  permissionsOf,
  ROLES,
  type Role,
  type Scope,
  type SubjectFacts,
  scopesFor,
} from './index.ts';

const roles = Object.keys(ROLES).filter(isRole);
const holders = (permission: Permission) => roles.filter((role) => permissionsOf(role).includes(permission));

describe('the table of roles', () => {
  test('no permission twice, and each is held by somebody', () => {
    expect(new Set(PERMISSIONS).size).toBe(PERMISSIONS.length);
    for (const role of roles) expect(new Set(permissionsOf(role)).size, role).toBe(permissionsOf(role).length);
    expect(PERMISSIONS.filter((permission) => holders(permission).length === 0)).toEqual([]);
  });

  test.each<[Permission, readonly Role[]]>([
    ['audit.read', ['ministry-auditor', 'province-auditor']],
    ['run.lease', ['worker']],
    ['lead.read-person', ['intake-officer']],
    ['finding.decide', ['ministry-inspector', 'ministry-approver', 'province-inspector', 'province-approver']],
    ['clause.flag-machine-decidable', ['ministry-approver']],
    ['artifact.purge', ['ministry-admin']],
    ['sheet.fill', ['lab-tester']],
    ['sheet.name-tester', ['ministry-inspector', 'province-inspector', 'lab-admin']],
    ['operator.read-contact', ['ministry-inspector', 'ministry-approver', 'province-inspector', 'province-approver']],
  ])('%s is held by these and no others', (permission, expected) => expect(holders(permission)).toEqual(expected));

  test('the public may do nothing behind the door', () => expect(permissionsOf('public')).toEqual([]));

  test('an auditor changes nothing', () => {
    for (const role of ['ministry-auditor', 'province-auditor'] as const) {
      expect(permissionsOf(role).filter((permission) => !/\.(read|verify|statistics)$/.test(permission))).toEqual([]);
    }
  });

  test('only the ministry sees all, and who runs an installation without one', () => {
    expect(roles.filter((role) => (ROLES[role].scopes as readonly string[]).includes('all'))).toEqual([
      'ministry-inspector',
      'ministry-approver',
      'ministry-auditor',
      'ministry-admin',
      'intake-officer',
      'store-host',
    ]);
  });
});

const facts: SubjectFacts = { provinces: ['11', '44'], stores: ['s1'], operators: ['o1'], labs: ['l1'] };

test.each<[string, boolean]>([
  ['all', true],
  ['none', false],
  ['province:11', true],
  ['province:44', true],
  ['province:31', false],
  ['store:s1', true],
  ['store:o1', false],
  ['operator:o1', true],
  ['operator:o2', false],
  ['lab:l1', true],
  ['lab:s1', false],
])('%s reads it: %s', (text, may) => expect(mayRead(parseScope(text)!, facts)).toBe(may));

test('a firm reads its own private check, and nobody above it does', () => {
  const own = { ...facts, privateTo: 'o1' };
  const readers = ['all', 'province:11', 'store:s1', 'lab:l1', 'operator:o1', 'operator:o2'].filter((text) =>
    mayRead(parseScope(text)!, own),
  );
  expect(readers).toEqual(['operator:o1']);
});

test.each([[''], ['province'], ['province:99'], ['province:1'], ['all:x'], ['store:'], ['store:a b'], ['operator:x;y'], ['ALL']])(
  '%j names no scope',
  (text) => {
    expect(parseScope(text)).toBeUndefined();
  },
);

const word = fc.constantFrom('a', 'b', 'c', '11', '44');
const scopes: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: 'all' }),
  fc.constant<Scope>({ kind: 'none' }),
  fc.constantFrom(...PROVINCES).map(({ code }): Scope => ({ kind: 'province', province: code })),
  word.map((store): Scope => ({ kind: 'store', store })),
  word.map((operator): Scope => ({ kind: 'operator', operator })),
  word.map((organisation): Scope => ({ kind: 'lab', organisation })),
);
const subjects: fc.Arbitrary<SubjectFacts> = fc.record(
  { provinces: fc.array(word), stores: fc.array(word), operators: fc.array(word), labs: fc.array(word), privateTo: word },
  { requiredKeys: ['provinces', 'stores', 'operators', 'labs'] },
);

describe('scopes, whatever they are', () => {
  test('a scope and its text are one', () => {
    fc.assert(
      fc.property(scopes, (scope) => {
        expect(parseScope(formatScope(scope))).toEqual(scope);
      }),
    );
  });

  test('nobody but the firm reads its private check, and none reads nothing', () => {
    fc.assert(
      fc.property(scopes, subjects, (scope, subject) => {
        if (scope.kind === 'none') expect(mayRead(scope, subject)).toBe(false);
        if (subject.privateTo !== undefined && mayRead(scope, subject)) expect(formatScope(scope)).toBe(`operator:${subject.privateTo}`);
      }),
    );
  });

  test('who covers a scope reads what it reads, private rows aside', () => {
    fc.assert(
      fc.property(scopes, scopes, subjects, (outer, inner, subject) => {
        const { privateTo: _, ...open } = subject;
        if (covers(outer, inner) && mayRead(inner, open)) expect(mayRead(outer, open)).toBe(true);
      }),
    );
  });

  test('a statistic is the sum of the rows one may read: list and figure share one predicate', () => {
    fc.assert(
      fc.property(fc.array(scopes, { maxLength: 4 }), fc.array(subjects, { maxLength: 20 }), (held, rows) => {
        const grants = held.map((scope, i) => grantOf({ id: `g${i}`, role: 'ministry-inspector', scope }));
        const list = rows.filter((row) => decide(grants, 'finding.read', 50, row).ok);
        const figure = scopesFor(grants, 'finding.read', 50);
        expect(rows.filter((row) => figure.some((scope) => mayRead(scope, row)))).toEqual(list);
      }),
    );
  });
});

const grantOf = (more: Partial<Grant>): Grant => ({
  id: 'g',
  person: 'p',
  organisation: 'org',
  role: 'province-inspector',
  scope: { kind: 'province', province: '11' },
  fromMs: 0,
  untilMs: 100,
  revokedMs: null,
  grantedBy: 'admin',
  ...more,
});

describe('grants', () => {
  test.each<[string, Partial<Grant>, Permission, number, object]>([
    ['in force', {}, 'finding.decide', 50, { ok: true }],
    ['over', {}, 'finding.decide', 100, { ok: false, reason: 'grant-not-in-force' }],
    ['not yet', { fromMs: 60 }, 'finding.decide', 50, { ok: false, reason: 'grant-not-in-force' }],
    ['revoked', { revokedMs: 40 }, 'finding.decide', 50, { ok: false, reason: 'grant-not-in-force' }],
    ['revoked later', { revokedMs: 60 }, 'finding.decide', 50, { ok: true }],
    ['of another province', { scope: { kind: 'province', province: '31' } }, 'finding.decide', 50, { ok: false, reason: 'out-of-scope' }],
    ['of a role without it', {}, 'audit.read', 50, { ok: false, reason: 'no-permission' }],
  ])('%s', (_name, more, permission, atMs, answer) => expect(decide([grantOf(more)], permission, atMs, facts)).toMatchObject(answer));

  test.each([
    ['from its first instant', { fromMs: 50 }, true],
    ['not at the instant it is revoked', { revokedMs: 50 }, false],
    ['not at the instant it ends', { untilMs: 50 }, false],
  ])('in force %s', (_name, more, holds) => expect(decide([grantOf(more)], 'finding.decide', 50, facts).ok).toBe(holds));

  test('a session without a token holds all its person’s', () => {
    expect(permissionsAt([grantOf({})], 50)).toEqual([...permissionsOf('province-inspector')].sort());
    expect(permissionsAt([grantOf({})], 100)).toEqual([]);
  });

  test('no grant, no right', () => expect(decide([], 'app.read', 0)).toEqual({ ok: false, reason: 'no-permission' }));

  test('a token never holds what its person does not', () => {
    const permissions = fc.subarray([...PERMISSIONS]);
    fc.assert(
      fc.property(fc.constantFrom(...roles), permissions, fc.nat(200), (role, asked, atMs) => {
        const held = [grantOf({ role })];
        for (const permission of permissionsAt(held, atMs, asked)) {
          expect(asked).toContain(permission);
          expect(decide(held, permission, atMs).ok).toBe(true);
        }
      }),
    );
  });

  test('of two scopes of which one holds the other, the wider is left', () => {
    const held = [
      grantOf({}),
      grantOf({ role: 'ministry-inspector', scope: { kind: 'all' } }),
      grantOf({ role: 'ministry-approver', scope: { kind: 'all' } }),
    ];
    expect(scopesFor(held, 'finding.decide', 50)).toEqual([{ kind: 'all' }]);
  });
});

describe('giving grants', () => {
  const province: Scope = { kind: 'province', province: '11' };
  const giver = { person: 'admin', grants: [grantOf({ person: 'admin', role: 'province-admin', scope: province })] };
  const wanted = { person: 'p', role: 'province-inspector', scope: province, fromMs: 0, untilMs: 90 } as const;
  const office = { kind: 'province', scope: province } as const;

  test.each<
    [string, Partial<Parameters<typeof faultsOfGrant>[0]>, Parameters<typeof faultsOfGrant>[1], readonly Grant[], readonly string[]]
  >([
    ['as it should be', {}, office, [], []],
    ['to oneself', { person: 'admin' }, office, [], ['own-grant']],
    [
      'for the whole country',
      { scope: { kind: 'all' } },
      office,
      [],
      ['scope-not-of-this-role', 'scope-not-of-this-organisation', 'beyond-own-scope'],
    ],
    [
      'for another province',
      { scope: { kind: 'province', province: '31' } },
      office,
      [],
      ['scope-not-of-this-organisation', 'beyond-own-scope'],
    ],
    ['a role of the ministry', { role: 'ministry-approver' }, office, [], ['role-not-of-this-organisation', 'scope-not-of-this-role']],
    ['an auditor who also decides', { role: 'province-auditor' }, office, [grantOf({})], ['roles-apart']],
    ['an auditor who once decided', { role: 'province-auditor' }, office, [grantOf({ revokedMs: 10 })], []],
    ['an end before its beginning', { fromMs: 90 }, office, [], ['ends-before-it-begins']],
    [
      'an agent without an end',
      { role: 'enterprise-agent', scope: { kind: 'operator', operator: 'o' }, untilMs: null },
      { kind: 'enterprise', scope: { kind: 'operator', operator: 'o' } },
      [],
      ['must-end', 'beyond-own-scope'],
    ],
  ])('%s', (_name, more, within, taker, faults) => expect(faultsOfGrant({ ...wanted, ...more }, within, giver, taker, 50)).toEqual(faults));

  test('a grant without an end, where the role allows one', () => {
    expect(faultsOfGrant({ ...wanted, untilMs: null }, office, giver, [], 50)).toEqual([]);
  });

  test('an agent with an end; machines that lease have one too', () => {
    const firm: Scope = { kind: 'operator', operator: 'o' };
    const admin = { person: 'admin', grants: [...giver.grants, grantOf({ person: 'admin', role: 'enterprise-admin', scope: firm })] };
    const agent = { ...wanted, role: 'enterprise-agent', scope: firm } as const;
    expect(faultsOfGrant(agent, { kind: 'enterprise', scope: firm }, admin, [], 50)).toEqual([]);
    expect(faultsOfGrant({ ...wanted, role: 'worker', scope: { kind: 'none' }, untilMs: null }, office, giver, [], 50)).toEqual([
      'must-end',
    ]);
  });

  test('roles are apart as long as one is held, and no longer', () => {
    const auditor = { ...wanted, role: 'province-auditor' } as const;
    expect(faultsOfGrant(auditor, office, giver, [grantOf({ untilMs: null })], 50)).toEqual(['roles-apart']);
    expect(faultsOfGrant(auditor, office, giver, [grantOf({ untilMs: 50 })], 50)).toEqual([]);
  });

  test('who may not give, gives nothing', () => {
    expect(faultsOfGrant(wanted, office, { person: 'x', grants: [grantOf({ person: 'x' })] }, [], 50)).toEqual(['no-permission']);
  });

  test.each<[Role, Role, boolean]>([
    ['ministry-auditor', 'ministry-admin', true],
    ['ministry-admin', 'ministry-approver', true],
    ['ministry-inspector', 'ministry-approver', false],
    ['lab-tester', 'enterprise-member', true],
    ['lab-tester', 'lab-admin', false],
    ['enterprise-member', 'enterprise-admin', false],
  ])('%s and %s apart: %s', (a, b, apart) => {
    expect(areApart(a, b)).toBe(apart);
    expect(areApart(b, a)).toBe(apart);
  });
});

describe('separation of duty', () => {
  test('who proposed does not decide, and who decided is not the second', () => {
    expect(hinderedBy('p', 'finding.decide', [{ person: 'p', permission: 'finding.propose' }])).toBeDefined();
    expect(hinderedBy('p', 'finding.second', [{ person: 'p', permission: 'finding.decide' }])).toBeDefined();
    expect(hinderedBy('p', 'finding.decide', [{ person: 'q', permission: 'finding.propose' }])).toBeUndefined();
  });

  test('what has nothing to do with it hinders nobody', () => {
    expect(hinderedBy('p', 'finding.decide', [{ person: 'p', permission: 'finding.reply' }])).toBeUndefined();
    expect(hinderedBy('p', 'evidence.add', [{ person: 'p', permission: 'finding.propose' }])).toBeUndefined();
  });

  test('however acts follow each other, no pair is one person’s', () => {
    const act = fc.record({ person: fc.constantFrom('p', 'q', 'r'), permission: fc.constantFrom(...new Set(dutiesApart().flat())) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const done: (typeof acts)[number][] = [];
        for (const one of acts) if (hinderedBy(one.person, one.permission, done) === undefined) done.push(one);
        for (const [a, b] of dutiesApart()) {
          const doers = (permission: Permission) => new Set(done.filter((one) => one.permission === permission).map((one) => one.person));
          expect([...doers(a)].filter((person) => doers(b).has(person))).toEqual([]);
        }
      }),
    );
  });
});

describe('claims of firms', () => {
  test('end refused, revoked or expired', () => expect(terminalStates(CLAIM_STEPS)).toEqual(['EXPIRED', 'REFUSED', 'REVOKED']));

  test('a dispute is decided by nobody but the authority', () => {
    const ends = CLAIM_STEPS.filter((step) => step.from === 'DISPUTED' && step.on !== 'expire');
    expect(ends.map((step) => step.by)).toEqual(['authority', 'authority']);
  });

  test.each([
    ['a signed challenge is proof enough', advanceClaim('CLAIMED', 'proved', 'platform', 'signing-key'), { ok: true, state: 'ACCEPTED' }],
    [
      'an agent proves nothing by itself',
      advanceClaim('CLAIMED', 'proved', 'platform', 'agent'),
      { ok: false, reason: 'proof-does-not-suit' },
    ],
    ['a firm does not accept its own', advanceClaim('CLAIMED', 'accept', 'firm', 'registration'), { ok: false, reason: 'wrong-actor' }],
    ['a firm gives its own up', advanceClaim('ACCEPTED', 'revoke', 'firm', 'order-code'), { ok: true, state: 'REVOKED' }],
    ['what is refused stays refused', advanceClaim('REFUSED', 'accept', 'authority', 'agent'), { ok: false, reason: 'no-such-step' }],
  ])('%s', (_name, outcome, expected) => expect(outcome).toEqual(expected));

  test('a disputed or ended claim lets nobody in', () => {
    expect([isClaimInForce('ACCEPTED', null, 5), isClaimInForce('ACCEPTED', 5, 5), isClaimInForce('DISPUTED', null, 5)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
