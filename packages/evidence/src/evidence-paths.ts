/** A file or folder, and its name as the caller gave it: what reports and places show. */
export interface NamedPath {
  readonly path: string;
  readonly name: string;
}

/** Where the evidence beside a package lies. Plain data: it crosses to another process. */
export interface EvidencePaths {
  /** File or `http(s)://` address of the policy. Absent: the one inside the package is read, if there is one. */
  readonly policy?: NamedPath;
  /** Logs of runs, read one after the other: the first that tells the steps of the run tells them for the captures too. */
  readonly traces?: readonly NamedPath[];
  readonly hars?: readonly NamedPath[];
  readonly captures?: readonly NamedPath[];
  /** SSLKEYLOGFILE for the captures. */
  readonly keyLog?: string;
  /** Folder of screenshots and trees. */
  readonly ui?: NamedPath;
}
