import type { LinksFunction } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import teachCss from '#app/styles/teach.css?url'

/** The trainers' own style sheet: learners never load it. Each page checks for itself who may see it. */
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: teachCss }]

export default function TeachLayout() {
  return <Outlet />
}
