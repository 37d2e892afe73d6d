import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeBackup, recordBackup, recordRestore, restoreBackup } from '@touchstone/db';
import { dataFolder, openObjects } from './open-objects.ts';
import type { Surroundings } from './surroundings.ts';

/** `backup FOLDER`: database and objects as they are at one moment, while everything goes on. */
export async function backUp(surroundings: Surroundings, args: readonly string[]): Promise<number> {
  const folder = onlyFolder('backup', '一个新的文件夹 / a new folder', args);
  const objects = await openObjects(surroundings);
  const made = await makeBackup({ databaseUrl: surroundings.databaseUrl, objects }, folder, new Date());
  const { manifest, sha256 } = made;
  const lines = [
    `已备份 / backed up: ${folder}`,
    `  清单 / manifest sha256 ${sha256}`,
    `  ${manifest.tables.length} 张表 / tables, ${manifest.objects.count} 个对象 / objects, ${manifest.objects.bytes} bytes`,
    ...keyReminder(surroundings),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await recorded(recordBackup(surroundings.databaseUrl, made, new Date()));
  if (manifest.missing.length === 0) return 0;
  process.stderr.write(
    `touchstone: 有 ${manifest.missing.length} 个对象在库中有记录而文件不在，已列入清单 / objects with a row and without bytes; the manifest names them\n`,
  );
  return 3;
}

/** `restore FOLDER`: into an installation that has nothing yet; every part is held against its hash first. */
export async function restore(surroundings: Surroundings, args: readonly string[]): Promise<number> {
  const folder = onlyFolder('restore', '备份文件夹 / the folder of a backup', args);
  const objects = await openObjects(surroundings);
  const manifest = await restoreBackup(folder, { databaseUrl: surroundings.databaseUrl, objects });
  const lines = [
    `已恢复 / restored: ${manifest.madeAt}`,
    `  ${manifest.tables.length} 张表 / tables, ${manifest.objects.count} 个对象 / objects`,
    ...keyReminder(surroundings),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await recorded(recordRestore(surroundings.databaseUrl, manifest, new Date()));
  return 0;
}

/** What was done is done, also where the audit record cannot take it: that is said, with what to do, and is no failure of the work. */
async function recorded(record: Promise<void>): Promise<void> {
  try {
    await record;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `touchstone: 以上已完成，但未能写入审计记录（${why}）；请把上面的内容另行登记 / the above is done, but the audit record could not take it (${why}): write down elsewhere what is said above\n`,
    );
  }
}

function onlyFolder(command: string, what: string, args: readonly string[]): string {
  const [folder, ...rest] = args;
  if (folder === undefined || folder.startsWith('-') || rest.length > 0)
    throw new RangeError(`${command} 需要${what}: touchstone ${command} FOLDER`);
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
}

/** Secrets in the database are sealed with a key that is never beside them; without it second factors and store tokens are lost. */
function keyReminder({ home, env }: Surroundings): readonly string[] {
  if (env['TOUCHSTONE_KEY']) return ['  密钥来自 TOUCHSTONE_KEY，不在备份中 / the key comes from TOUCHSTONE_KEY and is not in the backup'];
  const key = join(dataFolder({ home, env }), 'installation.key');
  return [
    existsSync(key)
      ? `  密钥不在备份中，请另存 / the key is not in the backup, keep it apart: ${key}`
      : `  启动前请放回原来的密钥 / before the start, put the original key here: ${key}`,
  ];
}
