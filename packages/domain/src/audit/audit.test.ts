import { createHash } from 'node:crypto';
import type { LocalDate } from '@touchstone/kernel/dates';
import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AuditEvent,
  anchorOf,
  type ChainedEvent,
  chain,
  faultsAgainst,
  hashedText,
  NO_PREVIOUS,
  proofOf,
  standsUnder,
  startOf,
  verify,
} from './index.ts';

const { hash } = ports;

const event = (seq: number, more: Partial<AuditEvent> = {}): AuditEvent => ({
  chain: 'org-1',
  seq,
  at: '2026-03-01T02:03:04.005Z',
  actor: 'person-1',
  action: 'finding.decide',
  object: { kind: 'finding', id: `f${seq}` },
  detail: { basis: '信管函〔2026〕1号', n: seq },
  ...more,
});

const chainOf = (count: number): ChainedEvent[] => {
  const events: ChainedEvent[] = [];
  for (let seq = 1; seq <= count; seq++) events.push(chain(hash, event(seq), events.at(-1)));
  return events;
};

const faultsIn = (events: readonly ChainedEvent[]) =>
  verify(hash, startOf('org-1'), events).faults.map(({ kind, seq }) => `${kind} ${seq}`);

test('the text that is hashed, so that any tool can check it', () => {
  const text = hashedText(event(1, { detail: { b: 1, a: '甲' } }), NO_PREVIOUS);
  expect(text).toBe(
    `touchstone-audit/1\n${NO_PREVIOUS}\n{"action":"finding.decide","actor":"person-1","at":"2026-03-01T02:03:04.005Z","chain":"org-1",` +
      '"detail":{"a":"甲","b":1},"object":{"id":"f1","kind":"finding"},"seq":1}\n',
  );
  expect(chain(hash, event(1), undefined).hash).toBe(
    createHash('sha256')
      .update(hashedText(event(1), NO_PREVIOUS))
      .digest('hex'),
  );
});

test('every member of an event is under its hash', () => {
  const full = event(1, { onBehalfOf: 'p2', before: 'a'.repeat(64), after: 'b'.repeat(64), address: '10.0.0.1' });
  const changes: readonly Partial<AuditEvent>[] = [
    { onBehalfOf: 'p3' },
    { before: 'c'.repeat(64) },
    { after: 'c'.repeat(64) },
    { address: '10.0.0.2' },
    { at: '2026-03-01T02:03:04.006Z' },
    { actor: 'x' },
    { action: 'x' },
    { object: { kind: 'x', id: 'f1' } },
    { object: { kind: 'finding', id: 'x' } },
    { detail: null },
    { seq: 2 },
    { chain: 'x' },
  ];
  const hashes = [full, ...changes.map((change) => ({ ...full, ...change }))].map((one) => chain(hash, one, undefined).hash);
  expect(new Set(hashes).size).toBe(changes.length + 1);
  const whole = chain(hash, full, undefined);
  expect(faultsIn([whole])).toEqual([]);
  for (const change of changes) expect(faultsIn([{ ...whole, ...change }]).length).toBeGreaterThan(0);
});

test('what a row has besides its event does not change its hash', () => {
  expect(chain(hash, { ...event(1), row: 7 } as AuditEvent, undefined).hash).toBe(chain(hash, event(1), undefined).hash);
});

describe('what a check finds', () => {
  const whole = chainOf(6);
  const rechained = (events: readonly ChainedEvent[], at: number, more: Partial<AuditEvent>) => {
    const out = [...events];
    out[at] = chain(hash, { ...out[at]!, ...more }, out[at - 1]);
    return out;
  };

  test.each<[string, readonly ChainedEvent[], readonly string[]]>([
    ['nothing in a whole chain', whole, []],
    ['nothing in an empty one', [], []],
    ['an edited event', whole.with(2, { ...whole[2]!, actor: 'somebody-else' }), ['edited 3']],
    ['an edited detail', whole.with(2, { ...whole[2]!, detail: { n: 4 } }), ['edited 3']],
    ['an event hashed again after an edit', rechained(whole, 2, { actor: 'somebody-else' }), ['relinked 4']],
    ['a missing event', whole.toSpliced(2, 1), ['gap 4']],
    ['two that changed places', [whole[0]!, whole[2]!, whole[1]!, ...whole.slice(3)], ['gap 3', 'out-of-order 2', 'relinked 4']],
    ['one twice', [...whole.slice(0, 3), whole[2]!, ...whole.slice(3)], ['out-of-order 3']],
    ['one of another chain', whole.with(5, chain(hash, event(6, { chain: 'org-2' }), whole[4])), ['foreign 6']],
    ['the first is missing', whole.slice(1), ['gap 2']],
    ['a value that no event can hold', whole.with(3, { ...whole[3]!, detail: { n: 0.5 } }), ['unhashable 4']],
  ])('%s', (_name, events, faults) => expect(faultsIn(events)).toEqual(faults));

  test('a gap says what is missing', () => {
    expect(verify(hash, startOf('org-1'), whole.toSpliced(2, 2)).faults).toEqual([{ kind: 'gap', seq: 5, missingFrom: 3 }]);
  });

  test('read in pieces it finds the same', () => {
    const bad = whole.with(2, { ...whole[2]!, actor: 'x' }).toSpliced(4, 1);
    const first = verify(hash, startOf('org-1'), bad.slice(0, 3));
    const second = verify(hash, first.head, bad.slice(3));
    expect([...first.faults, ...second.faults]).toEqual(verify(hash, startOf('org-1'), bad).faults);
  });

  test('any single change anywhere is found, at or right behind its place', () => {
    const chained = chainOf(20);
    const change = fc.record({
      at: fc.nat(19),
      kind: fc.constantFrom('edit', 'remove', 'swap', 'rehash'),
      text: fc.string({ minLength: 1 }),
    });
    fc.assert(
      fc.property(change, ({ at, kind, text }) => {
        const next = Math.min(at + 1, 19);
        const changed =
          kind === 'edit'
            ? chained.with(at, { ...chained[at]!, action: `${chained[at]!.action}${text}` })
            : kind === 'remove'
              ? chained.toSpliced(at, 1)
              : kind === 'swap'
                ? chained.with(at, chained[next]!).with(next, chained[at]!)
                : chained.with(at, chain(hash, { ...chained[at]!, action: `x${text}` }, chained[at - 1]));
        const { faults, head } = verify(hash, startOf('org-1'), changed);
        const isTail = kind === 'remove' || kind === 'rehash' ? at === 19 : kind === 'swap' && at === next;
        if (isTail) expect(head.hash === chained[19]!.hash).toBe(kind === 'swap');
        else expect(faults.some((fault) => Math.abs(fault.seq - (at + 1)) <= 2)).toBe(true);
      }),
    );
  });
});

describe('the anchor of a day', () => {
  const day = '2026-03-01' as LocalDate;
  const heads = ['b', 'a', 'c', 'd', 'e'].map((name, i) => ({ chain: name, seq: i + 1, hash: `${i}`.repeat(64) }));
  const anchor = anchorOf(hash, day, heads, NO_PREVIOUS);
  const stored = (name: string, seq: number) => heads.find((head) => head.chain === name && head.seq === seq)?.hash;

  test('does not depend on the order of chains, and does on everything else', () => {
    expect(anchorOf(hash, day, heads.toReversed(), NO_PREVIOUS)).toEqual(anchor);
    expect(anchorOf(hash, day, heads.slice(1), NO_PREVIOUS).root).not.toBe(anchor.root);
    expect(anchorOf(hash, day, heads, 'f'.repeat(64)).hash).not.toBe(anchor.hash);
    expect(anchorOf(hash, '2026-03-02' as LocalDate, heads, NO_PREVIOUS).hash).not.toBe(anchor.hash);
  });

  test('shows a chain that was cut off or rewritten at its end, which the chain itself cannot', () => {
    expect(faultsAgainst(hash, anchor, stored)).toEqual([]);
    expect(faultsAgainst(hash, anchor, (name, seq) => (name === 'c' ? undefined : stored(name, seq)))).toEqual([
      { chain: 'c', kind: 'cut-off' },
    ]);
    expect(faultsAgainst(hash, anchor, (name, seq) => (name === 'd' ? 'x' : stored(name, seq)))).toEqual([
      { chain: 'd', kind: 'rewritten' },
    ]);
    for (const part of [{ root: 'x' }, { hash: 'x' }]) expect(faultsAgainst(hash, { ...anchor, ...part }, stored)).toHaveLength(1);
    const edited = { ...anchor, heads: anchor.heads.with(0, { ...anchor.heads[0]!, seq: 9 }) };
    expect(faultsAgainst(hash, edited, stored)).toEqual([{ chain: '*', kind: 'anchor-edited' }]);
  });

  test('shows a chain that an administrator wrote anew from one event on, each hash right', () => {
    const before = chainOf(6);
    const anew = before.slice(0, 2);
    for (let seq = 3; seq <= 6; seq++) anew.push(chain(hash, event(seq, seq === 3 ? { actor: 'nobody' } : {}), anew.at(-1)));
    expect(faultsIn(anew)).toEqual([]);
    const anchored = anchorOf(hash, day, [verify(hash, startOf('org-1'), before).head], NO_PREVIOUS);
    expect(faultsAgainst(hash, anchored, (_, seq) => anew[seq - 1]?.hash)).toEqual([{ chain: 'org-1', kind: 'rewritten' }]);
  });

  test('every head of any number can be proven alone, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, pick) => {
        const many = Array.from({ length: count }, (_, i) => ({
          chain: `c${String(i).padStart(2, '0')}`,
          seq: i,
          hash: `${i % 10}`.repeat(64),
        }));
        const anchored = anchorOf(hash, day, many, NO_PREVIOUS);
        const own = many[pick % count]!;
        const proof = proofOf(hash, anchored, own.chain)!;
        expect(standsUnder(hash, own, proof, anchored.root)).toBe(true);
        expect(standsUnder(hash, { ...own, seq: own.seq + 1 }, proof, anchored.root)).toBe(false);
        if (count > 1) expect(standsUnder(hash, own, { ...proof, index: (proof.index + 1) % count }, anchored.root)).toBe(false);
        expect(standsUnder(hash, own, { ...proof, beside: [...proof.beside, 'ab'] }, anchored.root)).toBe(false);
      }),
    );
    expect(proofOf(hash, anchor, 'unknown')).toBeUndefined();
  });
});
