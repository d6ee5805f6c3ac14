import type { LinksFunction } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import studioCss from '#app/styles/studio.css?url'

/** The Studio's own style sheet: learners never load it. Each page checks for itself who may see it. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: studioCss }]

export default function StudioLayout() {
  return <Outlet />
}
