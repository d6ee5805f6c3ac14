import type { PublicExercise } from '#app/domain/exercise/public-exercise.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { ClassifyFields } from './classify-fields.tsx'
import type { LabFieldsProps } from './exercise-kind.ts'
import { MatchFields } from './match-fields.tsx'
import { NumericFields } from './numeric-fields.tsx'
import { OrderFields } from './order-fields.tsx'
import { RFields } from './r-fields.tsx'
import { SqlFields } from './sql-fields.tsx'
import { TextFields } from './text-fields.tsx'
import { WrittenFields } from './written-fields.tsx'

type AnyFieldsProps = Omit<LabFieldsProps<PublicExercise['kind']>, 'exercise'> & { exercise: PublicExercise }

/** The fields of an exercise, by its kind. */
export function Fields({ exercise, lab, typedAt, ...props }: AnyFieldsProps) {
  switch (exercise.kind) {
    case 'choice':
      return <ChoiceFields exercise={exercise} {...props} />
    case 'numeric':
      return <NumericFields exercise={exercise} lab={lab} typedAt={typedAt} {...props} />
    case 'text':
      return <TextFields exercise={exercise} {...props} />
    case 'match':
      return <MatchFields exercise={exercise} {...props} />
    case 'classify':
      return <ClassifyFields exercise={exercise} {...props} />
    case 'order':
      return <OrderFields exercise={exercise} {...props} />
    case 'written':
      return <WrittenFields exercise={exercise} {...props} />
    case 'sql':
      return <SqlFields exercise={exercise} lab={lab} typedAt={typedAt} {...props} />
    case 'r':
      return <RFields exercise={exercise} lab={lab} typedAt={typedAt} {...props} />
  }
}
