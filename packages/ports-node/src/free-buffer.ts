/** Gives the memory of a buffer back now, not when it is found to be garbage; its views are empty from then on. */
export function freeBuffer(buffer: ArrayBufferLike): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
