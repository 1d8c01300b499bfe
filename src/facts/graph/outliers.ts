/** Where the usual ends among the values of one repository. */
export interface Usual {
  /** The middle value. */
  readonly median: number;
  /** Above this a value is an outlier. */
  readonly limit: number;
}

/** Fewer values than these say nothing of what is usual. */
const FEWEST = 8;

/**
 * Above the upper quartile by more than 1.5 times the distance of the quartiles a value is an outlier (Tukey, "Exploratory Data Analysis",
 * 1977). Quartiles are interpolated (type 7 of Hyndman and Fan, 1996).
 * @param scale counts spread by factors, so that their fence stands on ln(1 + count), the started logarithm that Tukey takes for counts
 * @param floor what nobody calls unusual, however small the rest is
 * @returns undefined where there is no value
 */
export function usualOf(values: readonly number[], scale: 'log' | 'plain', floor: number): Usual | undefined {
  if (values.length === 0) return undefined;
  const ordered = values.map((value) => (scale === 'log' ? Math.log1p(value) : value)).sort((a, b) => a - b);
  const back = (value: number): number => (scale === 'log' ? Math.expm1(value) : value);
  const [lower, median, upper] = [quantile(ordered, 0.25), quantile(ordered, 0.5), quantile(ordered, 0.75)];
  const fence = back(upper + 1.5 * (upper - lower));
  return { median: back(median), limit: values.length < FEWEST ? floor : Math.max(floor, fence) };
}

function quantile(ordered: readonly number[], share: number): number {
  const at = (ordered.length - 1) * share;
  const below = ordered[Math.floor(at)] ?? 0;
  return below + ((ordered[Math.ceil(at)] ?? below) - below) * (at - Math.floor(at));
}
