import { join, resolve } from 'node:path';
import { makeBackup, restoreBackup } from '@touchstone/db';
import { openFolder } from '@touchstone/objects';
import type { Surroundings } from './surroundings.ts';

/** `backup FOLDER`: database and objects as they are at one moment, while everything goes on. */
export async function backUp({ home, databaseUrl, env }: Surroundings, [folder]: readonly string[]): Promise<number> {
  if (folder === undefined) throw new RangeError('backup 需要一个新的文件夹 / takes a new folder: touchstone backup FOLDER');
  const objects = await openFolder(objectsFolder(home, env));
  const { manifest, sha256 } = await makeBackup({ databaseUrl, objects }, resolve(folder), new Date());
  process.stdout.write(
    `${resolve(folder)}\n  sha256 ${sha256}\n  ${manifest.tables.length} 张表 / tables, ${manifest.objects.count} 个对象 / objects\n`,
  );
  return 0;
}

/** `restore FOLDER`: into an installation that has nothing yet; every part is held against its hash first. */
export async function restore({ home, databaseUrl, env }: Surroundings, [folder]: readonly string[]): Promise<number> {
  if (folder === undefined) throw new RangeError('restore 需要备份文件夹 / takes the folder of a backup: touchstone restore FOLDER');
  const objects = await openFolder(objectsFolder(home, env));
  const manifest = await restoreBackup(resolve(folder), { databaseUrl, objects });
  process.stdout.write(`已恢复 / restored: ${manifest.madeAt}, ${manifest.tables.length} 张表 / tables\n`);
  return 0;
}

const objectsFolder = (home: string, env: Surroundings['env']): string => join(env['DATA_DIR'] ?? join(home, 'data'), 'objects');
