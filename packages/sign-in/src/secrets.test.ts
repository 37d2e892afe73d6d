import { Secret, TOTP } from 'otpauth';
import { describe, expect, test } from 'vitest';
import { lockedUntil } from './lockout.ts';
import { checkPassword, hashPassword } from './password.ts';
import { isStrongPassword } from './password-rule.ts';
import { newRecoveryCodes, withoutRecoveryCode } from './recovery-codes.ts';
import { Seal, SealFault } from './seal.ts';
import { newSession, sessionState } from './session.ts';
import { hashPaperCode, hashToken, newPaperCode, newToken } from './token.ts';
import { newTotpSecret, totpAddress, totpStep } from './totp.ts';

const CHEAP = { memoryKiB: 64, passes: 1, parallelism: 1 };

describe('passwords', () => {
  test('the right one, and only that', async () => {
    const stored = await hashPassword('正确的口令 one two', CHEAP);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(await checkPassword(stored, '正确的口令 one two', CHEAP)).toEqual({ ok: true, isOutdated: false });
    expect((await checkPassword(stored, '正确的口令 one twp', CHEAP)).ok).toBe(false);
  });

  test('the same password never hashes to the same text', async () => {
    expect(await hashPassword('a password of some length', CHEAP)).not.toBe(await hashPassword('a password of some length', CHEAP));
  });

  test('a hash that is cheaper than today asks to be made anew', async () => {
    const stored = await hashPassword('p', CHEAP);
    expect(await checkPassword(stored, 'p', { ...CHEAP, passes: 2 })).toEqual({ ok: true, isOutdated: true });
  });

  test('the same character in another form is the same password', async () => {
    expect((await checkPassword(await hashPassword('ｐａｓｓｗｏｒｄ é', CHEAP), 'password é', CHEAP)).ok).toBe(true);
  });

  test.each([
    [null],
    [''],
    ['plain'],
    ['$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ])('no password fits %s', async (stored) => expect(await checkPassword(stored, 'x', CHEAP)).toEqual({ ok: false, isOutdated: false }));

  test.each([
    ['correct horse battery', 'li.lei', true],
    ['天地玄黄宇宙洪荒日月盈昃', 'li.lei', true],
    ['short1!', 'li.lei', false],
    ['aaaaaaaaaaaaaaaaaa', 'li.lei', false],
    ['138001380001380', 'li.lei', false],
    ['Password2026!!', 'li.lei', false],
    ['xx-li.lei-2026-xx', 'li.lei', false],
    ['Admin@2026#2026', 'li.lei', false],
  ])('%s for %s: %s', (password, login, strong) => expect(isStrongPassword(password, login)).toBe(strong));
});

describe('codes by time', () => {
  const secret = newTotpSecret();
  const codeAt = (timestamp: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
  const now = 1_700_000_000_000;

  test('a code is good within one step of now', () => {
    expect(totpStep(secret, codeAt(now), now, null)).toBe(Math.floor(now / 30_000));
    expect(totpStep(secret, codeAt(now - 30_000), now, null)).toBe(Math.floor(now / 30_000) - 1);
    expect(totpStep(secret, codeAt(now - 90_000), now, null)).toBeUndefined();
  });

  test('a code is good once, and none before it afterwards', () => {
    const step = totpStep(secret, codeAt(now), now, null)!;
    expect(totpStep(secret, codeAt(now), now, step)).toBeUndefined();
    expect(totpStep(secret, codeAt(now - 30_000), now, step)).toBeUndefined();
    expect(totpStep(secret, codeAt(now + 30_000), now + 30_000, step)).toBe(step + 1);
  });

  test.each([['12345'], ['abcdef'], ['1234567'], ['']])('%s is no code', (code) =>
    expect(totpStep(secret, code, now, null)).toBeUndefined(),
  );

  test('the address names the account and the issuer', () => {
    expect(totpAddress(secret, '试金石', '李雷')).toMatch(/^otpauth:\/\/totp\/.*secret=/);
  });

  test('a recovery code is good once, however it is typed', () => {
    const { codes, hashes } = newRecoveryCodes();
    const left = withoutRecoveryCode(hashes, ` ${codes[3]!.toLowerCase().replaceAll('-', ' ')} `)!;
    expect(left).toHaveLength(9);
    expect(withoutRecoveryCode(left, codes[3]!)).toBeUndefined();
  });
});

describe('secrets', () => {
  test('a token says what it is, and its hash is what is kept', () => {
    const { token, hash, prefix } = newToken('api');
    expect(token).toMatch(/^tsk_[A-Za-z0-9_-]{43}$/);
    expect([hashToken(token), token.startsWith(prefix)]).toEqual([hash, true]);
  });

  test('a code from paper is the same with small letters and spaces', () => {
    const { token, hash } = newPaperCode();
    expect(token).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    expect(hashPaperCode(token.toLowerCase().replaceAll('-', ' '))).toBe(hash);
  });

  test('what is sealed opens with the same key for the same purpose and unchanged', () => {
    const seal = new Seal(new Uint8Array(32).fill(1));
    const sealed = seal.seal('secret 秘密', 'totp:1');
    expect(seal.open(sealed, 'totp:1')).toBe('secret 秘密');
    expect(() => seal.open(sealed, 'totp:2')).toThrow(SealFault);
    expect(() => new Seal(new Uint8Array(32).fill(2)).open(sealed, 'totp:1')).toThrow(SealFault);
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => seal.open(`v1.${changed.toString('base64url')}`, 'totp:1')).toThrow(SealFault);
    }
    expect(() => seal.open('v1.AAAA', 'totp:1')).toThrow(SealFault);
    expect(() => new Seal(new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('locks', () => {
  test.each([
    [4, undefined],
    [5, 30_000],
    [6, 60_000],
    [9, 480_000],
    [12, 3_600_000],
    [1_000_000, 3_600_000],
  ])('%d failures in a row lock for %s ms', (failures, ms) => expect(lockedUntil(failures, 0)).toBe(ms));
});

describe('sessions', () => {
  const rule = { longestMs: 1000, idleMs: 500, touchMs: 100 };
  const session = { lastSeenAt: new Date(0), expiresAt: new Date(1000), revokedAt: null };
  test.each([
    ['fresh', session, 50, 'good'],
    ['seen a while ago', session, 100, 'good-and-stale'],
    ['idle', session, 500, 'ended'],
    ['too old', { ...session, lastSeenAt: new Date(990) }, 1000, 'ended'],
    ['revoked', { ...session, revokedAt: new Date(1) }, 2, 'ended'],
  ] as const)('%s', (_what, times, nowMs, state) => expect(sessionState(times, nowMs, rule)).toBe(state));

  test('a new one ends in its time', () => expect(newSession(0, rule).expiresAt).toEqual(new Date(1000)));
});
