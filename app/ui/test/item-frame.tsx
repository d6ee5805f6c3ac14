import type { ReactNode } from 'react'
import type { PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { m } from '#app/messages/generated/messages.js'
import { getLocale } from '#app/messages/generated/runtime.js'
import { promptId } from '../exercise/exercise-kind.ts'
import { points } from '../format.ts'
import { Html } from '../html.tsx'

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
  const worth = { count: exercise.points, shown: points(getLocale(), exercise.points) }
  return (
    <article className="exercise" id={id} data-item={id}>
      <header className="exercise-head">
        <h3 id={`${id}-title`}>
          <span className="exercise-number">{m.test_item({ number, of })}</span> {title}
        </h3>
        <p className="exercise-facts">
          <span>{status}</span>
          <span suppressHydrationWarning>{m.exercise_points(worth)}</span>
        </p>
      </header>
      <Html id={promptId(id)} html={prompt} />
      {children}
    </article>
  )
}
