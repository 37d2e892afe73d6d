import type { CallSite, Constant } from '@touchstone/program';
import { numberOf, partsOf } from './constant-values.ts';

const PARAMETERS = 'Landroid/view/WindowManager$LayoutParams;';
/** Types below belong to the app's own windows. @source android.view.WindowManager.LayoutParams */
const FIRST_SYSTEM_WINDOW = 2_000;
const LAST_SYSTEM_WINDOW = 2_999;

/**
 * Type of the window that `WindowManager.addView` opens: `overlay` with its number, `own` for a window inside the
 * app, `unknown` when the type is not constant (it may be stored into a field, which is not followed).
 */
export function windowType(site: CallSite): { readonly is: 'overlay' | 'own' | 'unknown'; readonly type?: number } {
  const type = typeIn(site.argument(1));
  if (type === undefined) return { is: 'unknown' };
  const isOverlay = type >= FIRST_SYSTEM_WINDOW && type <= LAST_SYSTEM_WINDOW;
  return { is: isOverlay ? 'overlay' : 'own', type };
}

/** `LayoutParams(type)`, `(type, flags)`, `(type, flags, format)`, `(w, h, type, …)`, `(w, h, x, y, type, …)`. */
const TYPE_ARGUMENT: Readonly<Record<number, number>> = { 1: 0, 2: 0, 3: 0, 5: 2, 7: 4 };

function typeIn(value: Constant | undefined): number | undefined {
  for (const part of partsOf(value)) {
    if (part.kind !== 'new' || part.class !== PARAMETERS) continue;
    const at = TYPE_ARGUMENT[part.arguments.length];
    return at === undefined ? undefined : numberOf(part.arguments[at]);
  }
  return undefined;
}
