import { fQuantile } from './f-distribution.ts'

/** The standard normal quantile at 0.975. */
export const Z95 = 1.959963984540054

/** The two-sided 95 % point of Student's t, its quantile at 0.975: t² is F with 1 and `df` degrees of freedom. */
export const t95 = (df: number): number => Math.sqrt(fQuantile(0.95, 1, df))
