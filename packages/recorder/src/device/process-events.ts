/** What Android's event log says of processes. */
export type ProcessEvent =
  | {
      readonly kind: 'start';
      readonly time: number;
      readonly pid: number;
      readonly process: string;
      readonly package: string;
      readonly cause: string;
    }
  | { readonly kind: 'end'; readonly time: number; readonly pid: number; readonly process: string; readonly cause?: string }
  | { readonly kind: 'crash'; readonly time: number; readonly process: string; readonly what: string };

/** Arguments of `adb` that follow the events. */
export const EVENT_LOG = [
  'logcat',
  '-b',
  'events',
  '-v',
  'epoch',
  '-T',
  '1',
  'am_proc_start:I',
  'am_proc_died:I',
  'am_kill:I',
  'am_crash:I',
  '*:S',
];

/**
 * Reads a line of the event log: `1763773201.123  1234  1250 I am_proc_start: [0,4711,10234,cn.example.shop,service,{cn.example.shop/.A}]`.
 * @source AOSP services/core/java/com/android/server/am/EventLogTags.logtags
 */
export function readProcessEvent(line: string): ProcessEvent | undefined {
  const [, seconds, tag = '', list = ''] = LINE.exec(line) ?? [];
  if (seconds === undefined) return undefined;
  const time = Math.round(Number(seconds) * 1_000);
  const fields = list.split(',');
  if (tag === 'am_crash') return { kind: 'crash', time, process: fields[2] ?? '', what: fields.slice(4, 6).join(': ') };
  const pid = Number(fields[1]);
  if (!Number.isInteger(pid)) return undefined;
  if (tag === 'am_proc_start') {
    const [, , , process = '', cause = ''] = fields;
    const component = /^\{?([\w.]+)\//.exec(fields.slice(5).join(','))?.[1];
    return { kind: 'start', time, pid, process, package: component ?? process.split(':')[0] ?? process, cause };
  }
  const process = fields[2] ?? '';
  return { kind: 'end', time, pid, process, ...(tag === 'am_kill' ? { cause: fields.slice(4).join(',') } : {}) };
}

const LINE = /^\s*(\d{9,11}\.\d{1,9})\s.*?\b(am_proc_start|am_proc_died|am_kill|am_crash)\s*:\s*\[(.*)\]\s*$/;
