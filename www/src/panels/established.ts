/** What an interval holds: Wilson's for a share, Newcombe's for a difference. Headlines claim no more than these. */

/** The standard normal quantile for a two-sided level (Acklam's approximation, 1e-9 relative). */
export function quantile(level: number): number {
  const p = 0.5 + Math.min(Math.max(level, 0.001), 0.9999) / 2;
  const a = [-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1, 2.506628277459239];
  const b = [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1];
  const c = [-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783];
  const d = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416];
  const fold = (all: number[], at: number): number => all.reduce((sum, one) => sum * at + one, 0);
  if (p > 0.97575) {
    const q = Math.sqrt(-2 * Math.log(1 - p));
    return -fold(c, q) / (fold(d, q) * q + 1);
  }
  const q = p - 0.5;
  const r = q * q;
  return (fold(a, r) * q) / (fold(b, r) * r + 1);
}

/** Wilson's interval of k of n. */
export function wilson(k: number, n: number, level = 0.95): { low: number; high: number } | null {
  if (n <= 0) return null;
  const z = quantile(level);
  const p = k / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Whether a share is larger than another beyond doubt: Newcombe's interval of the difference lies above 0. */
export function clearlyMore(k1: number, n1: number, k2: number, n2: number, level = 0.95): boolean {
  const one = wilson(k1, n1, level);
  const two = wilson(k2, n2, level);
  if (!one || !two) return false;
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  return p1 - p2 - Math.sqrt((p1 - one.low) ** 2 + (two.high - p2) ** 2) > 0;
}

/** The n of "one in n" that a share is near enough to be called, and that its interval holds; null where there is none. */
export function oneIn(share: number, low: number | null = null, high: number | null = null): number | null {
  if (share <= 0 || share > 0.55) return null;
  const n = Math.round(1 / share);
  const called = 1 / n;
  if (n > 12 || Math.abs(called - share) / share > 0.08) return null;
  if ((low !== null && called < low) || (high !== null && called > high)) return null;
  return n;
}
