/** How far due dates moved, in the order of the scale. */
export const slipBuckets = ['earlier', 'unmoved', 'month', 'quarter', 'half', 'year', 'longer'] as const;
export type SlipBucket = (typeof slipBuckets)[number];

/** By whom slippage is told: each obligor, or each body that a commitment belongs to. */
export const slipBearers = ['actor', 'body'] as const;
export type SlipBearer = (typeof slipBearers)[number];

/** The first and the last day of a bucket, counted from the date first recorded; null where open. */
export const slipRange: Record<SlipBucket, [first: number | null, last: number | null]> = {
  earlier: [null, -1],
  unmoved: [0, 0],
  month: [1, 31],
  quarter: [32, 92],
  half: [93, 184],
  year: [185, 366],
  longer: [367, null],
};
