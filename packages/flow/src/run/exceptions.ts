import type { Classes } from '../code/classes.ts';

const BROAD = new Set(['Ljava/lang/Throwable;', 'Ljava/lang/Exception;', 'Ljava/lang/RuntimeException;', 'Ljava/lang/Error;']);

/** Whether a handler of `type` may catch an exception made as `made`: of those of the platform not all is known. */
export function mayCatch(classes: Classes, made: string, type: string): boolean {
  if (classes.isBelow(made, type)) return true;
  return (
    type !== 'Ljava/lang/Error;' &&
    BROAD.has(type) &&
    BROAD.has(classes.platformParent(made)) === false &&
    type !== 'Ljava/lang/RuntimeException;'
  );
}
