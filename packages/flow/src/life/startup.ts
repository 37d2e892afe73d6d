import type { Component } from '@touchstone/app-model';
import { startupInitializers } from '@touchstone/reach';
import type { Stage } from './driver.ts';

/** Lets the initializers of App Startup run that a provider's meta-data names, whether the app brings the provider's class or not. */
export function playInitializers(stage: Stage, provider: Component): void {
  const { classes, work } = stage.session;
  for (const { descriptor } of startupInitializers(classes.program, provider)) {
    if (work.isOver) return;
    const one = stage.make(descriptor);
    if (one === undefined) continue;
    for (const method of classes.inherited(descriptor))
      if (method.hasCode && (method.accessFlags & STATIC_OR_BRIDGE) === 0 && SHAPES.test(method.name + method.signature))
        stage.call(one, method, []);
  }
}

/** `dependencies()` and `create(context)`: their names may be lost, their shapes are not. */
const SHAPES = /^[^<(]+(\(\)Ljava\/util\/List;|\(Landroid\/content\/Context;\)L.*)$/;
const STATIC_OR_BRIDGE = 0x8 | 0x40;
