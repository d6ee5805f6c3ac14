import type { MergeChoice } from '#app/domain/studio/source/merge-texts.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '../form/button.tsx'
import { Notice } from '../form/notice.tsx'
import { MergeChoices } from './merge-choices.tsx'
import type { Clash } from './use-source.ts'

interface TextClashProps {
  clash: Clash
  onDecide: (choices: MergeChoice[]) => void
}

/** One's own text, changed in two windows: where both changed the same block, a person chooses. */
export function TextClash({ clash: { conflicts }, onDecide }: TextClashProps) {
  return (
    <Notice kind="caution" title={m.studio_clash_title()} role="alert">
      <p>{m.studio_clash_lead()}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = new FormData(event.currentTarget)
          onDecide(conflicts.map((_conflict, index) => chosen.get(`clash:${index}`) as MergeChoice))
        }}
      >
        {conflicts.map((conflict, index) => (
          <MergeChoices
            // biome-ignore lint/suspicious/noArrayIndexKey: conflicts stand in the order of the text.
            key={index}
            name={`clash:${index}`}
            legend={m.studio_clash_both()}
            mine={{ words: m.studio_clash_here(), text: conflict.mine }}
            theirs={{ words: m.studio_clash_there(), text: conflict.theirs }}
          />
        ))}
        <Button>{m.studio_clash_button()}</Button>
      </form>
    </Notice>
  )
}
