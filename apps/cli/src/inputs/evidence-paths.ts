import { basename, isAbsolute } from 'node:path';
import type { EvidencePaths, NamedPath } from '@touchstone/evidence';
import { UsageError } from '../usage-error.ts';
import { existingFile, existingFolder } from './existing-file.ts';

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
 * @throws UsageError when it is not there, more than one app is scanned (a policy or a run belongs to one), or there are
 * secrets and no capture
 */
export function evidencePaths(flags: EvidenceFlags, apps: number, cwd: string): EvidencePaths | undefined {
  const { policy, trace, har, pcap, keylog, ui } = flags;
  if ([policy, trace, har, pcap, keylog, ui].every((flag) => flag === undefined)) return undefined;
  if (apps > 1)
    throw new UsageError('政策、日志、流量和界面证据属于一个应用，请一次只检测一个 / evidence belongs to one app: scan one at a time');
  if (keylog !== undefined && pcap === undefined)
    throw new UsageError('--keylog 用于解密 --pcap 的流量，请一并给出 --pcap / --keylog opens captures: give --pcap, too');
  const file = (path: string): NamedPath => ({ path: existingFile(path, cwd), name: shown(path) });
  return {
    ...(policy === undefined ? {} : { policy: /^https?:\/\//i.test(policy) ? { path: policy, name: policy } : file(policy) }),
    ...(trace === undefined ? {} : { traces: trace.map(file) }),
    ...(har === undefined ? {} : { hars: har.map(file) }),
    ...(pcap === undefined ? {} : { captures: pcap.map(file) }),
    ...(keylog === undefined ? {} : { keyLog: file(keylog).path }),
    ...(ui === undefined ? {} : { ui: { path: existingFolder(ui, cwd), name: shown(ui) } }),
  };
}

/** As typed below the folder where the command runs; of a path from elsewhere only the file's own name: reports travel. */
const shown = (path: string): string =>
  isAbsolute(path) || path.startsWith('..') ? basename(path) : path.replaceAll('\\', '/').replace(/^\.\//, '');
