import { RecordFault } from '../fault.ts';
import type { Adb } from './adb.ts';

/** The app under test on the device. */
export interface InstalledApp {
  readonly package: string;
  readonly versionName?: string;
  readonly versionCode?: number;
}

const INSTALL_MS = 300_000;

/** @throws RecordFault: not-installed */
export async function findApp(adb: Adb, name: string): Promise<InstalledApp> {
  const path = await adb.ask('pm', 'path', name);
  if (path === undefined || !path.includes('package:')) throw new RecordFault('not-installed', name);
  const dump = (await adb.ask('dumpsys', 'package', name)) ?? '';
  const versionName = /versionName=(\S+)/.exec(dump)?.[1];
  const versionCode = /versionCode=(\d+)/.exec(dump)?.[1];
  return {
    package: name,
    ...(versionName === undefined ? {} : { versionName }),
    ...(versionCode === undefined ? {} : { versionCode: Number(versionCode) }),
  };
}

/**
 * Installs over what is there, or anew.
 * @param apks base first, then its splits
 * @throws RecordFault: install-failed
 */
export async function install(adb: Adb, apks: readonly string[]): Promise<void> {
  const { isGood, text } = await adb.run([apks.length > 1 ? 'install-multiple' : 'install', '-r', ...apks], INSTALL_MS);
  if (!isGood || /\bFailure\b/.test(text)) throw new RecordFault('install-failed', text);
}

export async function uninstall(adb: Adb, name: string): Promise<void> {
  await adb.run(['uninstall', name], INSTALL_MS);
}

/** As if newly installed: data and granted permissions are gone. */
export const clearData = (adb: Adb, name: string): Promise<string> => adb.shell('pm', 'clear', name);

export const forceStop = (adb: Adb, name: string): Promise<string> => adb.shell('am', 'force-stop', name);

/** Ends the processes in the background, as the system does when memory is short; unlike a forced stop the app may start itself again. */
export const killInBackground = (adb: Adb, name: string): Promise<string | undefined> => adb.ask('am', 'kill', name);

export const pressHome = (adb: Adb): Promise<string | undefined> => adb.ask('input', 'keyevent', 'KEYCODE_HOME');

export const bringToFront = (adb: Adb, name: string): Promise<string | undefined> =>
  adb.ask('monkey', '-p', name, '-c', 'android.intent.category.LAUNCHER', '1');

/** Number of the main process. */
export async function processOf(adb: Adb, name: string): Promise<number | undefined> {
  const [first] = ((await adb.ask('pidof', name)) ?? '').split(/\s+/);
  return first === undefined || first === '' ? undefined : Number(first);
}
