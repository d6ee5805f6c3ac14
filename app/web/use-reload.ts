import { useRevalidator } from '@remix-run/react'

/** Loads a page's data anew, in place: focus, scroll and what was typed stay. */
export function useReload(): { reload: () => void; isReloading: boolean } {
  const { revalidate, state } = useRevalidator()
  return { reload: revalidate, isReloading: state === 'loading' }
}
