/** How the members of a campaign are shared out among provinces: one number for all, or one for each. */
export interface QuotaWish {
  readonly way: 'total' | 'each';
  readonly total: number;
  readonly each: Readonly<Record<string, number>>;
}

/** What is sent; a province with nothing to do has no part. */
export const quotaWish = ({ way, total, each }: QuotaWish) =>
  way === 'total'
    ? { total }
    : {
        quotas: Object.entries(each)
          .filter(([, quota]) => quota > 0)
          .map(([province, quota]) => ({ province, quota })),
      };
