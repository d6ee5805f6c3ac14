import { type ReactNode, useContext } from 'react'
import type { PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { promptId } from '../exercise/exercise-kind.ts'
import { points } from '../format.ts'
import { Html, TextLanguage } from '../html.tsx'

interface ItemFrameProps {
  exercise: PublicExercise
  number: number
  of: number
  status: string
  children: ReactNode
}

/** What stands around an item, while a test is sat and in its review. */
export function ItemFrame({ exercise, number, of, status, children }: ItemFrameProps) {
  const { id, title, prompt } = exercise
  const page = useContext(TextLanguage)
  const lang = exercise.language === undefined ? page : otherThan(getLocale(), exercise.language)
  const worth = { count: exercise.points, shown: points(getLocale(), exercise.points) }
  return (
    <TextLanguage.Provider value={lang}>
      <article className="exercise" id={id} data-item={id}>
        <header className="exercise-head">
          <h3 id={`${id}-title`}>
            <span className="exercise-number">{m.test_item({ number, of })}</span>{' '}
            {title && <span lang={lang}>{title}</span>}
          </h3>
          <p className="exercise-facts">
            <span>{status}</span>
            <span suppressHydrationWarning>{m.exercise_points(worth)}</span>
          </p>
        </header>
        <Html id={promptId(id)} html={prompt} />
        {children}
      </article>
    </TextLanguage.Provider>
  )
}

const otherThan = (page: string, language: string) => (language === page ? undefined : language)
