/**
 * What Frida's JavaScript runtime gives an agent, as far as ours uses it: written by ourselves from the published reference, so that the
 * agent needs no package. @source frida.re/docs/javascript-api
 */

interface JavaType {
  /** `int`, `java.lang.String`, `[B`, `[Ljava.lang.String;`. */
  readonly className: string;
}

interface JavaOverload {
  (this: unknown, ...given: unknown[]): unknown;
  /** Class that declares the method; calling the overload inside its own implementation runs the original. */
  readonly holder?: JavaObject;
  /** The runtime's own number of the method: the same for every class that inherits it. */
  readonly handle: { toString(): string };
  readonly argumentTypes: readonly JavaType[];
  readonly returnType: JavaType;
  implementation: ((this: JavaObject, ...given: unknown[]) => unknown) | null;
}

interface JavaMethod {
  (this: unknown, ...given: unknown[]): unknown;
  readonly overloads: readonly JavaOverload[];
}

/** A class or an object of the app: its members by name. Fields are objects with a `value`. */
interface JavaObject {
  readonly $className: string;
  readonly [member: string]: unknown;
}

interface JavaFactory {
  use(className: string): JavaObject;
}

declare const Java: JavaFactory & {
  readonly available: boolean;
  /** Runs at once when the app's own class loader is there, else as soon as it is: before `Application.attachBaseContext`. */
  perform(task: () => void): void;
  /** Runs at once; only classes of the framework can be sure to be found. */
  performNow(task: () => void): void;
  cast(object: JavaObject, to: JavaObject): JavaObject;
  enumerateClassLoadersSync(): readonly JavaObject[];
  enumerateLoadedClassesSync(): readonly string[];
  readonly ClassFactory: { get(loader: JavaObject): JavaFactory };
};

interface NativePointer {
  isNull(): boolean;
  readUtf8String(): string | null;
}

declare const Interceptor: {
  attach(
    at: NativePointer,
    calls: {
      onEnter?(this: Record<string, unknown>, given: readonly NativePointer[]): void;
      onLeave?(this: Record<string, unknown>, result: NativePointer): void;
    },
  ): unknown;
};

declare const Process: {
  readonly id: number;
  getCurrentThreadId(): number;
  findModuleByName(name: string): { findExportByName(name: string): NativePointer | null } | null;
};

declare const rpc: { exports: Readonly<Record<string, (...given: string[]) => unknown>> };
declare function send(message: unknown): void;
declare function setTimeout(task: () => void, delayMs: number): unknown;
declare function setInterval(task: () => void, periodMs: number): unknown;
