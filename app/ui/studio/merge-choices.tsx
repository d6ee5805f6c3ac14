interface Side {
  words: string
  text: string
}

interface MergeChoicesProps {
  name: string
  legend: string
  mine: Side
  theirs: Side
}

/** Two versions of one block, one of which is to be taken. */
export function MergeChoices({ name, legend, mine, theirs }: MergeChoicesProps) {
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      {[['mine', mine] as const, ['theirs', theirs] as const].map(([value, { words, text }]) => (
        <label key={value} className="check">
          <input type="radio" name={name} value={value} required />
          <span>
            {words}
            <span className="change block" dir="auto">
              {text}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
