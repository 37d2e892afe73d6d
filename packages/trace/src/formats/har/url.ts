export interface UrlParts {
  readonly scheme: string;
  /** Lower case, without brackets and trailing dot. */
  readonly host: string;
  readonly port?: number;
}

/** Scheme, host and port of an absolute address. */
export function partsOfUrl(address: string): UrlParts | undefined {
  const match = /^([a-zA-Z][a-zA-Z\d+.-]*):\/\/(?:[^/?#@]*@)?(\[[\da-fA-F:.%]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?(?=[/?#]|$)/.exec(
    address.slice(0, LONGEST),
  );
  if (match === null) return undefined;
  const port = match[3] === undefined ? undefined : Number(match[3]);
  return {
    scheme: match[1]!.toLowerCase(),
    host: match[2]!
      .replace(/^\[|\]$/g, '')
      .replace(/\.$/, '')
      .toLowerCase(),
    ...(port === undefined || port > 65_535 ? {} : { port }),
  };
}

/** A name is at most 253 characters; before it may stand a user. */
const LONGEST = 2_000;
