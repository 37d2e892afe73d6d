type Ask = () => Promise<boolean>;

let ask: Ask | undefined;
let asking: Promise<boolean> | undefined;

/** Begins an ended session anew, once for all requests that found it ended. */
export const session = {
  /** Whether somebody signed in again; false where no page has asked to be told. */
  renew(): Promise<boolean> {
    if (ask === undefined) return Promise.resolve(false);
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  },

  /** Says who asks for the password. Gives back how to take that back. */
  askedBy(asker: Ask): () => void {
    ask = asker;
    return () => {
      if (ask === asker) ask = undefined;
    };
  },
};
