import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { ensureDatabase, openServer, type Server, ServerFault, type ServerOptions } from './index.ts';
import { otherProcess } from './process.contract.ts';
import { startOf } from './process-identity.ts';

const root = mkdtempSync(join(tmpdir(), 'touchstone-postgres-'));
chmodSync(root, 0o755);
const open: Server[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const newFolder = () => join(root, `folder-${folders++}`);
const started = async (options: Partial<ServerOptions> = {}) => {
  const server = await openServer({ folder: newFolder(), keepRunning: false, ...options });
  open.push(server);
  return server;
};

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const eventually = async <T>(step: () => T | Promise<T>, until: (value: T) => boolean): Promise<T> => {
  for (let i = 0; i < 400; i++) {
    const value = await step();
    if (until(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return step();
};

const faultOf = async (step: Promise<unknown>) => {
  const error = await step.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  return error instanceof ServerFault ? error.code : error;
};

describe('a private server', () => {
  test('is PostgreSQL 15 or newer, keeps Chinese and needs its password', async () => {
    const server = await started();
    expect(Number(await ask(server.adminUrl, 'show server_version_num'))).toBeGreaterThanOrEqual(150_000);
    expect(await ask(server.adminUrl, `select length('试金石')`)).toBe(3);
    const url = new URL(server.adminUrl);
    url.password = 'guessed';
    await expect(ask(url.toString(), 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('has databases made when asked for, once', async () => {
    const server = await started();
    const [first, second] = await Promise.all([ensureDatabase(server, 'kept'), ensureDatabase(server, 'kept')]);
    expect(first).toBe(second);
    expect(await ask(first, 'select current_database()')).toBe('kept');
  });

  test('is joined, and stopped by the last to leave', async () => {
    const folder = newFolder();
    const [first, second] = [await started({ folder }), await started({ folder })];
    const pid = first.pid();
    expect(second.pid()).toBe(pid);
    await first.close();
    expect(await ask(second.adminUrl, 'select 1')).toBe(1);
    await second.close();
    expect(startOf(pid ?? 0)).toBeUndefined();
  });

  test('is one, when several processes open a new folder at once', async () => {
    const folder = newFolder();
    const [ours, ...others] = await Promise.all([started({ folder }), otherProcess(folder), otherProcess(folder)]);
    expect(others.map((other) => other.server)).toEqual([ours.pid(), ours.pid()]);
    await Promise.all(others.map((other) => other.tell('close')));
    expect(await ask(ours.adminUrl, 'select 1')).toBe(1);
  });

  test('ends with a process that ends without closing it', async () => {
    const other = await otherProcess(newFolder());
    await other.tell('exit');
    expect(
      await eventually(
        () => startOf(other.server),
        (start) => start === undefined,
      ),
    ).toBeUndefined();
  });

  test('is had anew by who comes while it is being stopped', async () => {
    const folder = newFolder();
    const other = await otherProcess(folder);
    await other.tell('exit');
    const ours = await started({ folder });
    expect(ours.pid()).not.toBe(other.server);
    expect(await ask(ours.adminUrl, 'select 1')).toBe(1);
  });

  test('outlives a process that was killed, and is found again', async () => {
    const folder = newFolder();
    const other = await otherProcess(folder);
    other.process.kill('SIGKILL');
    await once(other.process, 'exit');
    const ours = await started({ folder });
    expect(ours.pid()).toBe(other.server);
    await ours.close();
    expect(startOf(other.server)).toBeUndefined();
  });

  test('is started again when it was killed, at the same address, with all that was committed', async () => {
    const server = await started({ keepRunning: true });
    const killed = server.pid() ?? 0;
    await ask(server.adminUrl, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(killed, 'SIGKILL');
    const count = await eventually(
      () => ask(server.adminUrl, 'select count(*)::int from kept').catch(() => undefined),
      (value) => value !== undefined,
    );
    expect(count).toBe(1000);
    expect(server.pid()).not.toBe(killed);
  });

  test('starts although its note names a process that is now something else', async () => {
    const folder = newFolder();
    const first = await started({ folder });
    const note = join(realpathSync(join(folder, 'data')), 'postmaster.pid');
    const left = readFileSync(note, 'utf8').replace(/^\d+/, String(process.pid));
    await first.close();
    writeFileSync(note, left);
    expect(await ask((await started({ folder })).adminUrl, 'select 1')).toBe(1);
  });

  test('runs from the programs of npm', async () => {
    const folder = newFolder();
    const server = await started({ folder, from: 'embedded' });
    expect(await ask(server.adminUrl, `select count(*)::int from pg_available_extensions where name = 'pg_trgm'`)).toBe(1);
    await server.close();
    const again = await started({ folder });
    expect(await ask(again.adminUrl, 'select 1')).toBe(1);
  });
});

describe('whoever we are', () => {
  /** As root we also act as an ordinary user, for which the number alone must do; else we are one. */
  const isRoot = process.getuid?.() === 0;
  const ordinary = isRoot ? { uid: 65534, gid: 65534 } : undefined;
  const userOf = (pid = 0) => Number(execFileSync('ps', ['-o', 'uid=', '-p', String(pid)], { encoding: 'utf8' }));

  test('the server runs as an ordinary user', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    if (ordinary !== undefined) chownSync(folder, ordinary.uid, ordinary.gid);
    const other = await otherProcess(folder, ordinary);
    expect(userOf(other.server)).toBe(ordinary?.uid ?? process.getuid?.());
    await other.tell('close');
    const ours = await started();
    expect(userOf(ours.pid())).toBeGreaterThan(0);
  });

  /** A server's folder inside one that nobody else may enter; what stands for it elsewhere goes with the tests. */
  const hidden: string[] = [];
  const hiddenFolder = () => {
    const folder = join(newFolder(), 'postgres');
    mkdirSync(dirname(folder), { mode: 0o700 });
    hidden.push(folder);
    return folder;
  };
  afterAll(() => {
    for (const folder of hidden) rmSync(dirname(realpathSync(join(folder, 'data'))), { recursive: true, force: true });
  });

  test('a folder that only we can reach will do, and is found again', async () => {
    const folder = hiddenFolder();
    const first = await started({ folder, from: 'embedded' });
    await ask(first.adminUrl, 'create table kept (n int)');
    await first.close();
    const again = await started({ folder });
    expect(await ask(again.adminUrl, `select to_regclass('kept') is not null`)).toBe(true);
    expect(realpathSync(join(folder, 'data')).startsWith('/var/lib/touchstone/')).toBe(isRoot);
  });

  test('a folder made again after it was removed begins anew, and what stood for it goes', async () => {
    const folder = hiddenFolder();
    await (await started({ folder })).close();
    const before = realpathSync(join(folder, 'data'));
    rmSync(folder, { recursive: true });
    await (await started({ folder: hiddenFolder() })).close();
    expect(existsSync(before)).toBe(false);
    expect(await ask((await started({ folder })).adminUrl, 'select 1')).toBe(1);
  });
});

describe('what cannot be had is refused', () => {
  test('data put elsewhere that are gone', async () => {
    const folder = newFolder();
    mkdirSync(folder);
    symlinkSync(join(root, 'gone', 'data'), join(folder, 'data'));
    expect(await faultOf(started({ folder }))).toBe('folder-not-usable');
  });

  test('data of a version that nobody has', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '9\n');
    expect(await faultOf(started({ folder }))).toBe('folder-of-other-version');
  });

  test('a folder that is a file', async () => {
    const folder = newFolder();
    writeFileSync(folder, '');
    expect(await faultOf(started({ folder }))).toBe('folder-not-usable');
  });

  test('a data folder that is not one', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'data'), { recursive: true });
    writeFileSync(join(folder, 'data', 'something'), '');
    expect(await faultOf(started({ folder }))).toBe('folder-not-usable');
  });
});

describe('a server given by its address', () => {
  test('is used as it is and left as it is', async () => {
    const own = await started();
    const given = await started({ databaseUrl: own.adminUrl });
    expect(await ask(await ensureDatabase(given, 'other'), 'select current_database()')).toBe('other');
    await given.close();
    expect(await ask(own.adminUrl, 'select 1')).toBe(1);
  });

  test('that does not answer is said so, without its password', async () => {
    const error = await openServer({ folder: root, databaseUrl: 'postgresql://me:secret@127.0.0.1:1/x' }).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ code: 'not-reachable', retryable: true });
    expect(String(error)).not.toContain('secret');
  });
});
