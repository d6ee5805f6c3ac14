/**
 * What a browser loads once for the whole site, compressed: styles and the scripts of a module. A test of the budgets
 * holds what is measured against it.
 */
export const SITE_BYTES = 120_000
