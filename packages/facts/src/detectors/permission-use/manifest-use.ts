import type { App } from '@touchstone/app-model';

/** @source Android SDK, android.content.pm.ServiceInfo.FOREGROUND_SERVICE_TYPE_* */
const FOREGROUND_TYPES: Readonly<Record<string, number>> = {
  DATA_SYNC: 1,
  MEDIA_PLAYBACK: 1 << 1,
  PHONE_CALL: 1 << 2,
  LOCATION: 1 << 3,
  CONNECTED_DEVICE: 1 << 4,
  MEDIA_PROJECTION: 1 << 5,
  CAMERA: 1 << 6,
  MICROPHONE: 1 << 7,
  HEALTH: 1 << 8,
  REMOTE_MESSAGING: 1 << 9,
  SYSTEM_EXEMPTED: 1 << 10,
  FILE_MANAGEMENT: 1 << 12,
  MEDIA_PROCESSING: 1 << 13,
  SPECIAL_USE: 1 << 30,
};

/** Libraries of the system by which native code does what a permission opens. */
const NATIVE_LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  'android.permission.RECORD_AUDIO': ['libOpenSLES.so', 'libaaudio.so'],
  'android.permission.CAMERA': ['libcamera2ndk.so'],
};

const FOREGROUND = 'android.permission.FOREGROUND_SERVICE_';

/** Whether the manifest alone says that a permission is used; undefined when it does not say. */
export function useInManifest(permission: string, { manifest, program }: App): boolean | undefined {
  const components = manifest?.components ?? [];
  if (components.some((component) => component.permission === permission)) return true;
  const type = permission.startsWith(FOREGROUND) ? FOREGROUND_TYPES[permission.slice(FOREGROUND.length)] : undefined;
  if (type !== undefined) return components.some(({ foregroundServiceType }) => ((foregroundServiceType ?? 0) & type) !== 0);
  const isGuardOfReceivers = permission === `${manifest?.package}${RECEIVER_GUARD}`;
  return isGuardOfReceivers && program.usesOfText(RECEIVER_GUARD).length > 0 ? true : undefined;
}

/** Androidx guards receivers that are registered in code with a permission of this name. */
const RECEIVER_GUARD = '.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION';

/** Whether native code may use a permission that no other code uses. */
export function nativeUse(permission: string, { natives }: App): boolean {
  if (permission === 'android.permission.INTERNET') return natives.length > 0;
  const wanted = NATIVE_LIBRARIES[permission];
  return wanted !== undefined && natives.some((library) => library.elf().value.needed.some((name) => wanted.includes(name)));
}
