import { join } from 'node:path';

const APPS = join(import.meta.dirname, '..', '..');
const sourceOf = (app: string) => join(APPS, app, 'src', 'main.ts');

export const [API, WORKER, STORE] = [sourceOf('api'), sourceOf('worker'), sourceOf('store')];
