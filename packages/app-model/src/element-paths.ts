import type { AxmlElement } from '@touchstone/formats/axml';

/** An element with the path by which a person finds it: `manifest/application/activity[2]`. */
export interface Located {
  readonly element: AxmlElement;
  readonly path: string;
}

/** Children with their paths. Those that share a name are counted from 1. */
export function childrenOf({ element, path }: Located): readonly Located[] {
  const counts = new Map<string, number>();
  for (const { name } of element.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return element.children.map((child) => {
    const index = (seen.get(child.name) ?? 0) + 1;
    seen.set(child.name, index);
    return { element: child, path: `${path}/${child.name}${counts.get(child.name) === 1 ? '' : `[${index}]`}` };
  });
}
