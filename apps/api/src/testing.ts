import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, systemSession, withSession } from '@touchstone/db';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { type TestDatabase, withDatabase } from '@touchstone/db/testing';
import { type OrganisationKind, parseScope, type Role } from '@touchstone/domain/access';
import { openFolder } from '@touchstone/objects';
import { hashPassword, newSession, newToken } from '@touchstone/sign-in';
import type { FastifyInstance } from 'fastify';
import type { Handler } from './handler.ts';
import { watchLocks } from './lock-order.fixture.ts';
import type { Platform } from './platform.ts';
import { handlers } from './routes/index.ts';
import { buildServer } from './server/build-server.ts';
import { serverConfig } from './server/config.ts';
import { createPlatform, type PlatformParts } from './wiring/create-platform.ts';
import { loadOfficialCalendars } from './wiring/deadline-ports.ts';

/** Cheap on purpose: tests sign in often. */
export const TEST_COST = { memoryKiB: 64, passes: 1, parallelism: 1 };
export const TEST_PASSWORD = 'correct horse battery';
/** A Monday inside the official calendar, 10:00 in Beijing: where the clock of every test begins. */
export const TEST_DAY = '2026-03-02T02:00:00Z';

export interface TestPerson {
  readonly id: string;
  readonly login: string;
  readonly organisation: string;
  /** Headers of a session with its second factor. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface TestApi {
  readonly app: FastifyInstance;
  readonly platform: Platform;
  readonly database: TestDatabase;
  /** The clock of the platform; tests move it. */
  readonly clock: { at: Date };
  readonly log: string[];
  organisation(
    kind: OrganisationKind,
    parts?: { readonly province?: string; readonly operator?: string; readonly store?: string; readonly policy?: object },
  ): Promise<string>;
  /** A person with one grant, signed in. */
  person(organisation: string, role: Role, scope: string): Promise<TestPerson>;
  /** A machine's token. */
  machine(organisation: string, permissions: readonly string[], scope?: string): Promise<Readonly<Record<string, string>>>;
  /** Rows that a transaction of this file held before their turn: docs/adr/0040. */
  lockFaults(): readonly string[];
  close(): Promise<void>;
}

export interface TestParts extends Partial<PlatformParts> {
  /** With a folder of objects of its own, gone when it is closed. */
  readonly keepsObjects?: boolean;
}

export interface ServerParts {
  /** All routes when absent. */
  readonly handlers?: readonly Handler[];
  /** What it serves at `/`. */
  readonly consoleFolder?: string;
}

/**
 * The whole API over a database of the test file's own; every answer is held against its contract.
 *
 *     const api = await startApi();
 *     afterAll(() => api.close());
 *     const inspector = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
 *     const answer = await api.app.inject({ url: '/api/v1/…', headers: inspector.headers });
 */
export async function startApi({ keepsObjects = false, ...parts }: TestParts = {}, server: ServerParts = {}): Promise<TestApi> {
  const lockFaults = watchLocks();
  const database = await withDatabase();
  const folder = keepsObjects ? mkdtempSync(join(tmpdir(), 'api-objects-')) : undefined;
  const clock = { at: parts.now?.() ?? new Date(TEST_DAY) };
  const log: string[] = [];
  // as the server opens it: outside a session nothing is seen
  const db = openDatabase(database.url);
  const platform = createPlatform({
    db,
    installationKey: new Uint8Array(32).fill(9),
    isSecure: false,
    publicUrl: 'http://127.0.0.1:8700',
    passwordCost: TEST_COST,
    now: () => clock.at,
    ...(folder === undefined ? {} : { objects: await openFolder(folder) }),
    ...parts,
  });
  await loadOfficialCalendars({ db, platform });
  const config = serverConfig({
    RATE_SIGN_IN: '1000000',
    RATE_PER_ADDRESS: '1000000',
    RATE_PER_ACTOR: '1000000',
    MAX_EVENT_LOOP_DELAY_MS: '0',
  });
  const app = await buildServer({
    config,
    platform,
    handlers: server.handlers ?? handlers,
    ...(server.consoleFolder === undefined ? {} : { consoleFolder: server.consoleFolder }),
    checksAnswers: true,
    logTo: { write: (line) => void log.push(line) },
  });
  const password = await hashPassword(TEST_PASSWORD, TEST_COST);
  const asSystem = <T>(work: Parameters<typeof withSession<T>>[2]) => withSession(database.db, systemSession('test'), work);

  return {
    app,
    platform,
    database,
    clock,
    log,

    async organisation(kind, given = {}) {
      const id = platform.newId();
      await asSystem(async (tx) => {
        const row = { id, kind, name: `${kind} ${id.slice(-4)}`, nameEn: null, parent: null, createdBy: null };
        await peopleRows(tx).insertOrganisation({
          ...row,
          province: given.province ?? null,
          operator: given.operator ?? null,
          store: given.store ?? null,
        });
        if (given.policy !== undefined)
          await tx
            .updateTable('organisation')
            .set({ policy: JSON.stringify(given.policy) })
            .where('id', '=', id)
            .execute();
      });
      return id;
    },

    async person(organisation, role, scopeText) {
      const scope = parseScope(scopeText);
      if (scope === undefined) throw new RangeError(`no scope: ${scopeText}`);
      const id = platform.newId();
      const login = `p-${id.slice(-12)}`;
      const session = newSession(clock.at.getTime());
      await asSystem(async (tx) => {
        const rows = peopleRows(tx);
        await rows.insertPerson({
          id,
          organisation,
          login,
          displayName: '韩梅梅',
          email: null,
          state: 'ACTIVE',
          passwordHash: password,
          createdBy: null,
        });
        const grant = {
          id: platform.newId(),
          person: id,
          organisation,
          role,
          scope,
          fromMs: clock.at.getTime() - 1000,
          untilMs: null,
          revokedMs: null,
          grantedBy: 'system:test',
        };
        await rows.insertGrant(grant, 'test');
        const at = clock.at;
        await rows.insertSession({
          id: platform.newId(),
          tokenHash: session.hash,
          person: id,
          expiresAt: session.expiresAt,
          secondFactorAt: at,
          address: '127.0.0.1',
          at,
        });
      });
      return { id, login, organisation, headers: { cookie: `touchstone=${session.token}`, 'x-requested-with': 'touchstone' } };
    },

    async machine(organisation, permissions, scope = 'none') {
      const { token, prefix, hash } = newToken('api');
      await asSystem((tx) =>
        tx
          .insertInto('api_token')
          .values({
            id: platform.newId(),
            organisation_id: organisation,
            name: randomBytes(4).toString('hex'),
            prefix,
            token_hash: hash,
            permissions: [...permissions],
            scope,
            expires_at: new Date(clock.at.getTime() + 86_400_000),
          })
          .execute(),
      );
      return { authorization: `Bearer ${token}` };
    },

    lockFaults,

    async close() {
      await app.close();
      await db.destroy();
      await database.close();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
