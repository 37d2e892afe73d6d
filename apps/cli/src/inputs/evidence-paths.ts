import { statSync } from 'node:fs';
import { basename, isAbsolute, resolve } from 'node:path';
import type { EvidencePaths, NamedPath } from '@touchstone/evidence';
import { UsageError } from '../usage-error.ts';

/** Flags of `scan` that name evidence. */
export interface EvidenceFlags {
  readonly policy?: string;
  readonly trace?: readonly string[];
  readonly har?: readonly string[];
  readonly pcap?: readonly string[];
  readonly keylog?: string;
  readonly ui?: string;
}

/**
 * Where the evidence lies, as absolute paths but for addresses; undefined when none was named.
 * @throws UsageError when it is not there, or more than one app is scanned: a policy or a run belongs to one
 */
export function evidencePaths(flags: EvidenceFlags, apps: number, cwd: string): EvidencePaths | undefined {
  const { policy, trace, har, pcap, keylog, ui } = flags;
  if ([policy, trace, har, pcap, keylog, ui].every((flag) => flag === undefined)) return undefined;
  if (apps > 1)
    throw new UsageError('政策、日志、流量和界面证据属于一个应用，请一次只检测一个 / evidence belongs to one app: scan one at a time');
  const file = (path: string): NamedPath => ({ path: present(resolve(cwd, path), path, 'file'), name: shown(path) });
  return {
    ...(policy === undefined ? {} : { policy: /^https?:\/\//i.test(policy) ? { path: policy, name: policy } : file(policy) }),
    ...(trace === undefined ? {} : { traces: trace.map(file) }),
    ...(har === undefined ? {} : { hars: har.map(file) }),
    ...(pcap === undefined ? {} : { captures: pcap.map(file) }),
    ...(keylog === undefined ? {} : { keyLog: file(keylog).path }),
    ...(ui === undefined ? {} : { ui: { path: present(resolve(cwd, ui), ui, 'folder'), name: shown(ui) } }),
  };
}

/** As typed below the folder where the command runs; of a path from elsewhere only the file's own name: reports travel. */
const shown = (path: string): string =>
  isAbsolute(path) || path.startsWith('..') ? basename(path) : path.replaceAll('\\', '/').replace(/^\.\//, '');

function present(path: string, named: string, kind: 'file' | 'folder'): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`找不到 / no such ${kind}: ${named}`);
  if ((kind === 'folder') !== stats.isDirectory())
    throw new UsageError(`${kind === 'folder' ? '不是文件夹 / not a folder' : '是文件夹，不是文件 / a folder, not a file'}: ${named}`);
  return path;
}
