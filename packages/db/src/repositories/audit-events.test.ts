import { createHash, randomBytes } from 'node:crypto';
import { startOf, verify } from '@touchstone/domain/audit';
import type { Canonical } from '@touchstone/kernel/canonical';
import { uuidv7 } from '@touchstone/kernel/ids';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Session, systemSession, withSession } from '../session.ts';
import { withDatabase } from '../testing.ts';
import { auditLog, chainEvents } from './audit-events.ts';

const { db, close } = await withDatabase();
afterAll(close);

const hash = {
  of: (name: string, ...parts: readonly Uint8Array[]) => parts.reduce((digest, part) => digest.update(part), createHash(name)).digest(),
} as unknown as Sha256;
const newId = () => uuidv7(Date.now(), randomBytes(16));
const sessionOf = (organisation: string): Session => ({ ...systemSession('test'), organisation });

/** Writes acts into a chain of their own and gives what a check of it finds. */
async function faultsAfter(acts: readonly { readonly address?: string; readonly detail?: Canonical }[]) {
  const session = sessionOf(newId());
  for (const { address, detail } of acts)
    await withSession(db, session, (tx) =>
      auditLog(tx, session, { at: new Date('2026-11-22T13:00:00.123Z'), address }).record({
        action: 'person.edited',
        object: { kind: 'person', id: '1' },
        ...(detail === undefined ? {} : { detail }),
      }),
    );
  const events = await withSession(db, session, (tx) => chainEvents(tx, session.organisation ?? '', 0, 100));
  return { faults: verify(hash, startOf(session.organisation ?? ''), events).faults, events };
}

describe('what is read back is what was hashed', () => {
  test.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['::1', '::1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
  ])('from address %s', async (address, kept) => {
    const { faults, events } = await faultsAfter([{ address }]);
    expect([faults, events[0]?.address]).toEqual([[], kept]);
  });

  test('with any detail', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((value) => !value.includes('\0') && value.isWellFormed());
    const detail: fc.Arbitrary<Canonical> = fc.letrec<{ value: Canonical }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        text,
        fc.maxSafeInteger(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(text, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ detail }), { minLength: 1, maxLength: 3 }), async (acts) => {
        expect((await faultsAfter(acts)).faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test('an act is not written when its transaction is not', async () => {
  const session = sessionOf(newId());
  const failing = withSession(db, session, async (tx) => {
    await auditLog(tx, session, { at: new Date(), address: undefined }).record({ action: 'a', object: { kind: 'k', id: '1' } });
    throw new Error('later');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await withSession(db, session, (tx) => chainEvents(tx, session.organisation ?? '', 0, 10))).toEqual([]);
});

test('a scoped session writes into its own chain and reads no other', async () => {
  const [own, other] = [newId(), newId()];
  const scoped: Session = { actor: 'person:x', organisation: own, scope: { kind: 'province', province: '11' } };
  const record = (chain: string) =>
    withSession(db, scoped, (tx) =>
      auditLog(tx, scoped, { at: new Date(), address: undefined }).record({ action: 'a', object: { kind: 'k', id: '1' }, chain }),
    );
  await record(own);
  await expect(record(other)).rejects.toThrow(/row-level security/);
  await withSession(db, sessionOf(other), (tx) =>
    auditLog(tx, sessionOf(other), { at: new Date(), address: undefined }).record({ action: 'a', object: { kind: 'k', id: '1' } }),
  );
  expect(await withSession(db, scoped, (tx) => chainEvents(tx, other, 0, 10))).toEqual([]);
});
