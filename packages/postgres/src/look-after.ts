const LOOK_MS = 500;

/**
 * Runs `step` every half second, one after the other, without keeping the process alive for it.
 * @returns a function that ends it
 */
export function lookAfter(step: () => Promise<void>, onFault: (fault: unknown) => void): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(async () => {
      await step().catch(onFault);
      if (!isOver) next();
    }, LOOK_MS).unref();
  };
  next();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
