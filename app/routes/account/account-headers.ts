import type { HeadersFunction } from '@remix-run/node'

/**
 * For every page of the account. `no-store`: on a shared computer the Back button must not show them after signing out.
 * An action's headers (Retry-After) reach the page only through here.
 */
export const accountHeaders: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers(actionHeaders)
  headers.set('Cache-Control', 'no-store')
  return headers
}
