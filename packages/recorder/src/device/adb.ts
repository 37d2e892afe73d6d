import { RecordFault } from '../fault.ts';
import { type RunningCommand, runCommand, startCommand } from '../run-command.ts';

/** One device behind adb. */
export interface Adb {
  readonly serial: string;
  /** Text that a command on the device printed, trimmed. @throws RecordFault */
  shell(...command: readonly string[]): Promise<string>;
  /** Like `shell`, but a command that fails gives undefined. */
  ask(...command: readonly string[]): Promise<string | undefined>;
  /** Bytes that a command on the device wrote. */
  bytes(...command: readonly string[]): Promise<Buffer | undefined>;
  /** A command of adb itself. */
  run(args: readonly string[], timeoutMs?: number): Promise<{ readonly isGood: boolean; readonly text: string }>;
  follow(args: readonly string[], line: (line: string) => void): RunningCommand;
}

const TIMEOUT_MS = 30_000;

/**
 * The device to record on.
 * @param wanted serial number; undefined when there is only one
 * @throws RecordFault: no-adb, no-device, several-devices, other-device, unauthorised, offline
 */
export async function chooseDevice(wanted: string | undefined): Promise<Adb> {
  const { code, out, err, isMissing } = await runCommand('adb', ['devices'], TIMEOUT_MS);
  if (isMissing) throw new RecordFault('no-adb');
  if (code !== 0) throw new RecordFault('adb-failed', err);
  const devices = out
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, serial = '', state = ''] = /^(\S+)\t(\S+)/.exec(line) ?? [];
      return serial === '' ? [] : [{ serial, state }];
    });
  const list = devices.map(({ serial, state }) => `  ${serial}  ${state}`).join('\n');
  if (devices.length === 0) throw new RecordFault('no-device');
  const usable = wanted === undefined ? devices : devices.filter(({ serial }) => serial === wanted);
  if (usable.length > 1) throw new RecordFault('several-devices', list);
  const [device] = usable;
  if (device === undefined) throw new RecordFault('other-device', list);
  if (device.state === 'unauthorized') throw new RecordFault('unauthorised', list);
  if (device.state !== 'device') throw new RecordFault('offline', list);
  return adbOf(device.serial);
}

function adbOf(serial: string): Adb {
  const at = ['-s', serial];
  const run = (args: readonly string[], timeoutMs = TIMEOUT_MS) => runCommand('adb', [...at, ...args], timeoutMs);
  return {
    serial,
    async shell(...command) {
      const { code, out, err } = await run(['shell', ...command]);
      if (code !== 0) throw new RecordFault('adb-failed', `adb shell ${command.join(' ')}\n${err}`);
      return out.toString('utf8').trim();
    },
    async ask(...command) {
      const { code, out } = await run(['shell', ...command]);
      return code === 0 ? out.toString('utf8').trim() : undefined;
    },
    async bytes(...command) {
      const { code, out } = await run(['exec-out', ...command]);
      return code === 0 ? out : undefined;
    },
    async run(args, timeoutMs) {
      const { code, out, err } = await run(args, timeoutMs);
      return { isGood: code === 0, text: `${out.toString('utf8')}${err}`.trim() };
    },
    follow: (args, line) => startCommand('adb', [...at, ...args], { line: (text) => line(text), end: () => {} }),
  };
}
