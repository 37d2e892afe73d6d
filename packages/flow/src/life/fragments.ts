import type { PlatformCall } from '../models/platform-call.ts';
import { objects, type Value } from '../values/value.ts';
import { callNamed, register } from './hand-over.ts';

/** Steps of a fragment until it is in front, in their order; the others come whenever. */
const STEPS = [
  'onAttach',
  'onCreate',
  'onCreateView',
  'onCreateDialog',
  'onViewCreated',
  'onActivityCreated',
  'onViewStateRestored',
  'onStart',
  'onResume',
];

export const BEGINNINGS: ReadonlySet<string> = new Set(STEPS.slice(0, -2));

/** A fragment is put on the screen: its steps run, and what else it overrides may be called from then on. */
export function drainFragment(call: PlatformCall, fragments: Value): void {
  const { session, frame, memory } = call;
  const { classes } = session;
  const own = fragments.objects.filter(
    (one) =>
      classes.isOfApp(memory.table.info(one).type) && classes.lineage(memory.table.info(one).type).some((type) => /Fragment;$/.test(type)),
  );
  if (own.length === 0) return;
  const screens = activityOf(call);
  for (const one of own) memory.add(one, 'activity', screens);
  for (const step of STEPS) {
    const before = memory.heap;
    if (callNamed(session, frame, objects(own), step, step === 'onAttach' && screens.objects.length > 0 ? [screens] : []) === undefined)
      memory.heap = before;
  }
  register(call, objects(own), 'Landroid/app/Fragment;');
}

/** The activity on whose behalf the call is made: the nearest on the stack. */
function activityOf({ session, frame, memory }: PlatformCall): Value {
  for (let at: typeof frame | undefined = frame; at !== undefined; at = at.caller) {
    const type = at.method.class;
    if (!session.classes.isBelow(type, 'Landroid/app/Activity;')) continue;
    const self = at.code.body.parameterRegisters[0];
    const held = self === undefined ? undefined : at.registers[self];
    const screens = held?.objects.filter((one) => session.classes.isBelow(memory.table.info(one).type, 'Landroid/app/Activity;')) ?? [];
    if (screens.length > 0) return objects(screens);
  }
  return objects([]);
}
