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

/** What the manifest alone says of the use of permissions. */
export class ManifestUse {
  readonly #guards: ReadonlySet<string>;
  readonly #foregroundTypes: number;
  /** The name under which androidx guards receivers of this app, when its code is there. */
  readonly #receiverGuard: string | undefined;

  constructor({ manifest, program }: App) {
    const components = manifest?.components ?? [];
    this.#guards = new Set(components.flatMap(({ permission }) => permission ?? []));
    this.#foregroundTypes = components.reduce((types, { foregroundServiceType }) => types | (foregroundServiceType ?? 0), 0);
    this.#receiverGuard = program.usesOfText(RECEIVER_GUARD).length > 0 ? `${manifest?.package}${RECEIVER_GUARD}` : undefined;
  }

  /** Whether a permission is used; undefined when the manifest does not say. */
  says(permission: string): boolean | undefined {
    if (this.#guards.has(permission) || permission === this.#receiverGuard) return true;
    const type = permission.startsWith(FOREGROUND) ? FOREGROUND_TYPES[permission.slice(FOREGROUND.length)] : undefined;
    return type === undefined ? undefined : (this.#foregroundTypes & type) !== 0;
  }
}

/** End of the permission with which androidx guards receivers that are registered in code. */
const RECEIVER_GUARD = '.DYNAMIC_RECEIVER_NOT_EXPORTED_PERMISSION';

/** Whether native code may use a permission that no other code uses. */
export function nativeUse(permission: string, { natives }: App): boolean {
  if (permission === 'android.permission.INTERNET') return natives.length > 0;
  const wanted = NATIVE_LIBRARIES[permission];
  return wanted !== undefined && natives.some((library) => library.elf().value.needed.some((name) => wanted.includes(name)));
}
