import type { CodeIndex } from '../code-index.ts';

/**
 * Which classes have a supertype, other than Object, that the app does not define: the platform may call what they
 * override. 1 by class id.
 */
export function platformHeirs(index: CodeIndex): Uint8Array {
  const { hierarchy, texts } = index;
  const { count, classOf, parentType, interfaceStart, interfaceType, type } = hierarchy;
  const object = texts.find('Ljava/lang/Object;');
  const isHeir = new Uint8Array(count);
  const waiting: number[] = [];
  const isForeign = (parent: number) => parent >= 0 && parent !== object && classOf[parent]! < 0;
  for (let c = 0; c < count; c++) {
    let found = isForeign(parentType[c]!);
    for (let i = interfaceStart[c]!; !found && i < interfaceStart[c + 1]!; i++) found = isForeign(interfaceType[i]!);
    if (!found) continue;
    isHeir[c] = 1;
    waiting.push(c);
  }
  for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
    for (const child of hierarchy.children(type[c]!)) {
      if (isHeir[child] === 1) continue;
      isHeir[child] = 1;
      waiting.push(child);
    }
  }
  return isHeir;
}
