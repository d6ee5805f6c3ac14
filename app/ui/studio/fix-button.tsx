import type { Fix, FixCode } from '#app/domain/studio/fixes/fix.ts'
import type { TextProblem } from '#app/domain/studio/text-problem.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'

const labels: Record<FixCode, (on: { value: string }) => string> = {
  escape: m.studio_fix_escape,
  'drop-comment': m.studio_fix_drop_comment,
  'make-link': m.studio_fix_make_link,
  'heading-level': m.studio_fix_heading_level,
  'heading-bold': m.studio_fix_heading_bold,
  'add-minutes': m.studio_fix_add_minutes,
  'use-objective': m.studio_fix_use_objective,
  'add-objective': m.studio_fix_add_objective,
  'drop-footnote': m.studio_fix_drop_footnote,
  'add-footnote': m.studio_fix_add_footnote,
  'use-id': m.studio_fix_use_id,
  'add-alt': m.studio_fix_add_alt,
  'drop-term': m.studio_fix_drop_term,
  'drop-attribute': m.studio_fix_drop_attribute,
  'copy-exercise': m.studio_fix_copy_exercise,
  'quote-value': m.studio_fix_quote_value,
  'point-for-decimals': m.studio_fix_point,
}

interface FixButtonProps {
  fix: Fix
  /** Its place among the fixes of its problem. */
  number: number
  problem: TextProblem
  revision: number
  isMounted: boolean
  onFix: (fix: Fix) => void
}

/** Mends a problem: in the editor, or, where no scripts run, in the text as it was saved. */
export function FixButton({ fix, number, problem, revision, isMounted, onFix }: FixButtonProps) {
  const label = labels[fix.code]({ value: fix.value })
  if (isMounted) {
    return (
      <Button kind="plain" type="button" onClick={() => onFix(fix)}>
        {label}
      </Button>
    )
  }
  const { code, line, column } = problem
  return (
    <PostForm name="fix">
      {(isBusy) => (
        <>
          {Object.entries({ code, line, column, number, revision }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button kind="plain" isBusy={isBusy}>
            {label}
          </Button>
        </>
      )}
    </PostForm>
  )
}
