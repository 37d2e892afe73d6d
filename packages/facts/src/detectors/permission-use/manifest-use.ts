import type { App, Component } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import { inManifest } from '../../manifest-place.ts';
import type { Proof } from './find-use.ts';

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
  readonly #guards: ReadonlyMap<string, Component>;
  readonly #components: readonly Component[];
  /** The name under which androidx guards receivers of this app, and where, when its code is there. */
  readonly #receiverGuard: { readonly name: string; readonly at: Place } | undefined;

  constructor({ manifest, program }: App) {
    this.#components = manifest?.components ?? [];
    this.#guards = new Map(
      this.#components.flatMap((component) => (component.permission === undefined ? [] : [[component.permission, component]])),
    );
    const guard = program.usesOfText(RECEIVER_GUARD)[0];
    this.#receiverGuard = guard === undefined ? undefined : { name: `${manifest?.package}${RECEIVER_GUARD}`, at: guard.place() };
  }

  /** The component that a permission guards: a reason to declare it, where no code uses it. */
  guardedBy(permission: string): Proof | undefined {
    const guarded = this.#guards.get(permission);
    return guarded === undefined ? undefined : { api: 'android:permission', at: inManifest(guarded.element) };
  }

  /** What uses a permission; undefined when the manifest does not say. */
  find(permission: string): Proof | 'unused' | undefined {
    if (permission === this.#receiverGuard?.name) return { api: 'registerReceiver', at: this.#receiverGuard.at };
    const type = permission.startsWith(FOREGROUND) ? FOREGROUND_TYPES[permission.slice(FOREGROUND.length)] : undefined;
    if (type === undefined) return undefined;
    const typed = this.#components.find(({ foregroundServiceType = 0 }) => (foregroundServiceType & type) !== 0);
    return typed === undefined ? 'unused' : { api: 'android:foregroundServiceType', at: inManifest(typed.element) };
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
