import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { StudioModule } from '#app/domain/studio/list-modules.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { OpenComments } from '../review/open-comments.tsx'

/** The module that was moved last; `by` is the button that did it, null for a drag. */
export interface Moved {
  moduleId: string
  by: 'up' | 'down' | null
}

interface ModuleListProps {
  language: Language
  home: string
  modules: StudioModule[]
  /** How many comments on one's own draft wait, by file. */
  comments: Record<string, number>
  moved: Moved | null
}

/** The modules in their order, with a way to each text. Buttons move them; where scripts run, a mouse drags them, too. */
export function ModuleList({ language, home, modules, comments, moved }: ModuleListProps) {
  const listed = modules.filter(({ isTest }) => !isTest)
  const drag = useDrag(listed.map(({ id }) => id))
  const place = moved ? listed.findIndex(({ id }) => id === moved.moduleId) : -1
  const order = listed.map(({ id }) => id).join(' ')

  // A list that is put into another order takes the focus away from what moves in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new order that a button made gives it back once.
  useEffect(() => {
    if (!moved?.by) return
    const buttons = ['up', 'down'].map((by) => document.getElementById(`move-${by}-${moved.moduleId}`))
    if (moved.by === 'down') buttons.reverse()
    buttons.find((button) => button !== null)?.focus()
  }, [order, moved?.moduleId, moved?.by])

  return (
    <>
      <p role="status" className="save-state">
        {moved &&
          place >= 0 &&
          m.studio_moved({
            title: listed[place]?.title ?? '',
            place: place + 1,
            count: listed.length,
          })}
      </p>
      <ol className="cohort-list">
        {modules.map((module) => (
          <li
            key={module.id}
            id={module.id}
            className="line-with-button module-line"
            {...(module.isTest ? {} : drag.of(module.id))}
          >
            <span>
              <strong>{module.title}</strong>{' '}
              {module.isTest && <span className="soft">{m.studio_test()}</span>}
              <br />
              {module.languages.map((code) => (
                <a key={code} href={`${home}/write/${module.id}/${code}`} className="me-3">
                  {m.studio_write_in({ language: languageName(language, code) })}
                  {module.drafts.includes(code) && ` (${m.studio_has_draft()})`}
                </a>
              ))}
              <a href={`${home}/module/${module.id}/${module.sourceLanguage}`} className="me-3">
                {m.studio_module_about()}
              </a>
              <a href={`${home}/exercises/${module.id}/${module.sourceLanguage}`} className="me-3">
                {m.studio_nav_exercises()}
              </a>
              <a href={`${home}/files/${module.id}`} className="me-3">
                {m.studio_files_title()}
              </a>
              <a href={`${home}/import/${module.id}`}>{m.import_title()}</a>
              {module.languages.map((code) => (
                <OpenComments
                  key={code}
                  href={`${home}/review/${module.id}/${code}`}
                  count={comments[`${module.id}/${code}.mdx`] ?? 0}
                  textLanguage={code}
                />
              ))}
            </span>
            {!module.isTest && (
              <span className="flex flex-wrap gap-2">
                {module !== listed[0] && <Move module={module} by="up" moved={moved} />}
                {module !== listed.at(-1) && <Move module={module} by="down" moved={moved} />}
              </span>
            )}
          </li>
        ))}
      </ol>
      {drag.form}
    </>
  )
}

function Move({ module, by, moved }: { module: StudioModule; by: 'up' | 'down'; moved: Moved | null }) {
  const words = by === 'up' ? m.studio_move_up : m.studio_move_down
  return (
    <PostForm name="move">
      {(isBusy) => (
        <>
          <input type="hidden" name="module" value={module.id} />
          <input type="hidden" name="by" value={by} />
          <Button
            kind="plain"
            id={`move-${by}-${module.id}`}
            isBusy={isBusy}
            // Without scripts the page is a new one: the focus comes back to the button that was pressed.
            autoFocus={moved?.by === by && moved.moduleId === module.id}
            aria-label={m.studio_what_of({ what: words(), of: module.title })}
          >
            {words()}
          </Button>
        </>
      )}
    </PostForm>
  )
}

/** Dragging of lines by mouse; where one is let go is sent by a form that nobody sees. */
function useDrag(ids: string[]) {
  const [isMounted, setMounted] = useState(false)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<{ id: string; isBelow: boolean } | null>(null)
  const [drop, setDrop] = useState<{ moduleId: string; to: number } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => setMounted(true), [])
  useEffect(() => {
    if (drop) button.current?.click()
  }, [drop])

  const half = (event: DragEvent<HTMLElement>) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY > top + height / 2
  }
  const of = (id: string) => ({
    draggable: isMounted || undefined,
    'data-dragged': dragged === id || undefined,
    'data-drop': over?.id === id && dragged !== id ? (over.isBelow ? 'below' : 'above') : undefined,
    onDragStart: (event: DragEvent<HTMLElement>) => {
      // A link in the line is dragged as a link.
      if (event.target !== event.currentTarget) return
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', id)
      setDragged(id)
    },
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (dragged === null) return
      event.preventDefault()
      setOver({ id, isBelow: half(event) })
    },
    onDragEnd: () => {
      setDragged(null)
      setOver(null)
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      if (dragged === null) return
      event.preventDefault()
      const from = ids.indexOf(dragged)
      const place = ids.indexOf(id) + (half(event) ? 1 : 0)
      const to = place > from ? place - 1 : place
      if (to !== from) setDrop({ moduleId: dragged, to })
      setDragged(null)
      setOver(null)
    },
  })
  const form = isMounted && (
    <div hidden>
      <PostForm name="move">
        {() => (
          <>
            <input type="hidden" name="module" value={drop?.moduleId ?? ''} />
            <input type="hidden" name="to" value={drop?.to ?? ''} />
            <button type="submit" ref={button}>
              {m.studio_save()}
            </button>
          </>
        )}
      </PostForm>
    </div>
  )
  return { of, form }
}
