import type { ReactNode } from 'react'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'

interface DataFrameProps {
  language: Language
  title: string
  lead?: string
  /** It is the list itself. */
  isList?: boolean
  children: ReactNode
}

/** A page about data sets: they belong to no course. */
export function DataFrame({ language, title, lead, isList, children }: DataFrameProps) {
  return (
    <div className="site-width teach studio">
      <p className="teach-way">
        <a href={`/${language}/studio`}>{m.studio_title()}</a>
        {!isList && (
          <>
            {' '}
            <span aria-hidden="true">/</span> <a href={`/${language}/studio/data`}>{m.studio_data_title()}</a>
          </>
        )}
      </p>
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  )
}
