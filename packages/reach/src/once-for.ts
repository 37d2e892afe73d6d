/** A reader of lists that reads each only once: the same lists serve all apps of a process. */
export function onceFor<Lists extends object, Read>(read: (lists: Lists) => Read): (lists: Lists) => Read {
  const known = new WeakMap<Lists, { readonly read: Read }>();
  return (lists) => {
    let before = known.get(lists);
    if (before === undefined) {
      before = { read: read(lists) };
      known.set(lists, before);
    }
    return before.read;
  };
}
