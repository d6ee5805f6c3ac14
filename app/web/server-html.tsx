import { createContext } from 'react'

/**
 * Html that stands in the page already and need not travel a second time as hydration data: the loader puts it here
 * for the server's rendering, and in the browser the component that shows it keeps what the page holds.
 * Null in the browser.
 */
export const ServerHtml = createContext<ReadonlyMap<string, string> | null>(null)
