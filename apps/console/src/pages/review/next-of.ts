/** The finding after this one in the queue; the first when this one is no longer in it, undefined at the end. */
export function nextOf(queue: readonly { readonly id: string }[], id: string): string | undefined {
  const at = queue.findIndex((one) => one.id === id);
  return queue[at + 1]?.id;
}
