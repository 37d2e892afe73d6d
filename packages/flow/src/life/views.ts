import { descriptorOf, parametersOf } from '../code/references.ts';
import type { PlatformCall } from '../models/platform-call.ts';
import { object, type Value } from '../values/value.ts';
import { drainFragment } from './fragments.ts';
import { callAsPlatform, register } from './hand-over.ts';

/** Makes the views and fragments of the app that a layout names. */
export function makeViews(call: PlatformCall, layout: Value): void {
  const { session, frame, memory } = call;
  const { classes, layouts } = session;
  for (const id of layout.known ?? []) {
    const names = typeof id === 'number' ? (layouts.layout(id)?.classes ?? []) : [];
    for (const type of names.map(descriptorOf)) {
      if (!classes.isOfApp(type)) continue;
      const view = object(memory.table.object(`one inflated ${type}`, type));
      memory.makeFresh(view.objects[0]!);
      const isFragment = classes.lineage(type).some((one) => /\/Fragment;$/.test(one));
      const constructors = classes
        .class(type)
        ?.methods()
        .filter(({ name, signature }) => name === '<init>' && parametersOf(signature).length === (isFragment ? 0 : 2));
      for (const maker of constructors ?? []) callAsPlatform(session, frame, view.objects[0]!, maker, []);
      if (isFragment) drainFragment(call, view);
      else register(call, view, 'Landroid/view/View;');
    }
  }
}
