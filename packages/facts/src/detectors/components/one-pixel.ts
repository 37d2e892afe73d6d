import type { App, Component } from '@touchstone/app-model';
import { descriptorOf } from '../../class-names.ts';

const LAYOUT = 'Landroid/view/WindowManager$LayoutParams;';
/** Gravity.LEFT or START with Gravity.TOP. @source Android SDK, android.view.Gravity */
const TOP_LEFT: ReadonlySet<number> = new Set([0x33, 0x80_0033]);
const TELLING_NAME = /one_?pi(x|xel)|single_?pixel|pixelactivity|1px|onepx/i;

/**
 * An activity that makes its window a point in a corner to stay alive: by its name, or by code that sets width and
 * height of its own window and puts it top left.
 */
export function hasOnePixel(component: Component, app: App): boolean {
  if (component.type !== 'activity') return false;
  if (TELLING_NAME.test(component.name.slice(component.name.lastIndexOf('.') + 1))) return true;
  return shrinkers(app).has(descriptorOf(component.name));
}

const known = new WeakMap<App, ReadonlySet<string>>();

/** Classes that put their window top left and set both sides of it. */
function shrinkers(app: App): ReadonlySet<string> {
  const cached = known.get(app);
  if (cached !== undefined) return cached;
  const { program } = app;
  const writers = (name: string) =>
    new Set(
      program
        .accessesOf({ class: LAYOUT, name })
        .filter(({ access }) => access === 'write')
        .map(({ method }) => method.class),
    );
  const [wide, high] = program.mentionsType(LAYOUT) ? [writers('width'), writers('height')] : [new Set<string>(), new Set<string>()];
  const both = [...wide].filter((descriptor) => high.has(descriptor));
  const moved = both.length === 0 ? [] : program.callsTo({ class: 'Landroid/view/Window;', name: 'setGravity' });
  const corner = new Set(moved.filter((call) => isTopLeft(call.argument(0))).map(({ method }) => method.class));
  const found = new Set(both.filter((descriptor) => corner.has(descriptor)));
  known.set(app, found);
  return found;
}

const isTopLeft = (gravity: { readonly kind: string; readonly value?: unknown } | undefined): boolean =>
  gravity?.kind === 'number' && TOP_LEFT.has(Number(gravity.value));
