import { BackupFault, type BackupFaultCode } from '@touchstone/db';
import { ServerFault, type ServerFaultCode } from '@touchstone/postgres';

/** What an operator reads first; the details follow in English. */
const DATABASE: Readonly<Record<ServerFaultCode, string>> = {
  'no-binaries': '没有找到 PostgreSQL 15 或更新版本：请安装 postgresql，或重新安装依赖（npm install），或设 DATABASE_URL',
  'old-server': 'DATABASE_URL 指向的 PostgreSQL 太旧：需要 15 或更新版本',
  'no-user': '不能以 root 运行 PostgreSQL，也无法新建用户：请先建一个（useradd --system touchstone），或设 DATABASE_URL',
  'folder-not-usable': '数据目录不可读写：请修正权限，或另设 TOUCHSTONE_HOME',
  'folder-of-other-version': '数据目录属于另一版本的 PostgreSQL：请安装该版本，或把备份恢复到新目录',
  busy: '另一个进程正在使用数据目录：请等它结束再试',
  'not-started': 'PostgreSQL 没有启动成功：原因见下面的日志',
  'not-reachable': '连接不上 PostgreSQL：请检查 DATABASE_URL 以及服务器是否在运行',
};

const BACKUP: Readonly<Record<BackupFaultCode, string>> = {
  damaged: '备份已损坏，没有恢复任何内容：请换一份备份',
  'not-a-backup': '这里没有完整的备份：请检查文件夹',
  'not-empty': '目标已有数据，没有改动：请恢复到空的 TOUCHSTONE_HOME 或空的数据库',
  'other-release': '备份来自更新的版本：请用制作它的版本恢复',
  exists: '文件夹已存在，没有改动：请给一个新文件夹',
};

/** A fault in words: what is wrong, what to do, and the details. */
export function wordsOf(error: unknown): string {
  const details = error instanceof Error ? error.message : String(error);
  const first = error instanceof ServerFault ? DATABASE[error.code] : error instanceof BackupFault ? BACKUP[error.code] : undefined;
  return first === undefined ? details : `${first}\n  ${details}`;
}

/** What the caller can put right, against what is a fault of ours. */
export const isTheirs = (error: unknown): boolean =>
  error instanceof RangeError || error instanceof ServerFault || error instanceof BackupFault;
