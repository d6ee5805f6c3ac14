import { byToken, type ExerciseKind, graded, notesOf, publicCommon, rowNotesOf } from '../kind.ts'

export const choice: ExerciseKind<'choice'> = {
  publicHalf(exercise, token) {
    const options = exercise.options.map(({ text }, index) => ({ token: token('option', index), text }))
    return {
      ...publicCommon<'choice'>(exercise),
      kind: 'choice',
      multiple: exercise.options.filter((option) => option.right).length > 1,
      options: exercise.shuffle ? byToken(options) : options,
    }
  },

  read(exercise, fields, token) {
    const posted = new Set(fields.option)
    const chosen = [...exercise.options.keys()].filter((index) => posted.has(token('option', index)))
    return chosen.length > 0 ? { answer: { chosen } } : { missing: 1 }
  },

  // Right ones minus wrong ones, so that ticking everything earns nothing.
  grade(exercise, { chosen }) {
    const rightTotal = exercise.options.filter((option) => option.right).length
    const picked = [...new Set(chosen)].flatMap((index) => exercise.options[index] ?? [])
    const chosenRight = picked.filter((option) => option.right).length
    const chosenWrong = picked.length - chosenRight
    const share = rightTotal > 0 ? (chosenRight - chosenWrong) / rightTotal : 0
    return graded(exercise.points, share, { chosenRight, rightTotal, chosenWrong })
  },

  tell(exercise, { chosen }, { chosenRight, rightTotal, chosenWrong }, token) {
    const picked = chosen.flatMap((index) => {
      const option = exercise.options[index]
      return option ? [{ name: `option-${token('option', index)}`, ...option }] : []
    })
    // Of several options each has its note beside it; a single one is what the verdict is about.
    const isMultiple = exercise.options.filter((option) => option.right).length > 1
    return {
      chosenRight,
      rightTotal,
      chosenWrong,
      notes: isMultiple ? [] : notesOf(picked.map((option) => option.feedback)),
      rowNotes: isMultiple ? rowNotesOf(picked.map(({ name, feedback }) => [name, feedback])) : undefined,
      marks: Object.fromEntries(picked.map((option) => [option.name, option.right])),
    }
  },

  fieldsOf: (_exercise, { chosen }, token) => ({ option: chosen.map((index) => token('option', index)) }),
}
