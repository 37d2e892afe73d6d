export { APP_LOADER, type ApiRow, androidClasses, sampleOf, WORKERS } from './fake-android.ts';
export { type FakeClass, type FakeMethod, FakeObject, FakeThrown } from './fake-classes.ts';
export { type FakeFrida, type FakeTime, pointer, runAgent, standingTime } from './fake-frida.ts';
export { FakeVm } from './fake-vm.ts';
