/** Where the evidence beside a package lies. Plain data: it crosses to another process. */
export interface EvidencePaths {
  /** File or `http(s)://` address of the policy. Absent: the one inside the package is read, if there is one. */
  readonly policy?: string;
  /** Logs of runs, read one after the other: the first that tells the steps of the run tells them for the captures too. */
  readonly traces?: readonly string[];
  readonly hars?: readonly string[];
  readonly captures?: readonly string[];
  /** SSLKEYLOGFILE for the captures. */
  readonly keyLog?: string;
  /** Folder of screenshots and trees. */
  readonly ui?: string;
}
