import type { App } from '@touchstone/app-model';
import { outermostOf } from '../../class-names.ts';
import type { Detector } from '../../detector.ts';
import { firstScreenClasses } from '../../launcher.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { permissionRequestsOf } from '../../permission-requests/request-calls.ts';

/** Code that asks the user for permissions, on which screen, and how many at once. */
export const permissionRequests: Detector = {
  id: 'permission-requests',
  version: 4,
  yields: ['code.requests-permission', 'analysis.limit'],

  *detect(app, knowledge) {
    if (app.manifest === undefined) return;
    const first = firstScreenClasses(app, app.manifest);
    const { requests, isCut } = permissionRequestsOf(app, knowledge);
    if (isCut) yield { kind: 'analysis.limit', attributes: { what: LIMIT }, at: { file: app.file.name } };
    for (const { site, permissions } of requests) {
      const screen = screenOf(site.method.class, first, app);
      const owner = ownerAttributes(app, site.method.class);
      const at = site.place();
      const asked = [...new Set(permissions ?? ['?'])];
      const batch = permissions === undefined ? {} : { batch: asked.length };
      for (const permission of asked) {
        yield { kind: 'code.requests-permission', attributes: { permission, screen, ...batch, ...owner }, at };
      }
    }
  },
};

const LIMIT = 'permission-requests:code.requests-permission';

/** Classes that run before any screen. */
const START_UP = ['Landroid/app/Application;', 'Landroid/content/ContentProvider;'];
/** Classes that are a screen, or work without one. */
const ELSEWHERE = ['Landroid/app/Activity;', 'Landroid/app/Service;', 'Landroid/content/BroadcastReceiver;'];

/** By the class around the caller: helpers and fragments may serve any screen. */
function screenOf(descriptor: string, first: ReadonlySet<string>, { program }: App): string {
  const outer = outermostOf(descriptor);
  if (first.has(outer)) return 'first-screen';
  const isBelow = (types: readonly string[]) => types.some((type) => program.isSubtype(outer, type));
  if (isBelow(START_UP)) return 'application';
  return isBelow(ELSEWHERE) ? 'other' : 'unknown';
}
