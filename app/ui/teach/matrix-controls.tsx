import { type Filter, filters, type Order, orders } from '#app/domain/cohort/matrix.ts'
import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'

const orderWords: Record<Order, () => string> = {
  name: () => m.teach_sort_name(),
  finished: () => m.teach_sort_finished(),
  last: () => m.teach_sort_last(),
}

const filterWords: Record<Filter, () => string> = {
  all: () => m.teach_show_all(),
  stuck: () => m.teach_show_stuck(),
  late: () => m.teach_show_late(),
  'not-started': () => m.teach_show_not_started(),
  finished: () => m.teach_show_finished(),
}

interface MatrixControlsProps {
  home: string
  order: Order
  filter: Filter
  opened: { module: { courseId: string; moduleId: string } } | null
}

/** Whom the table shows, and in which order: a form that asks for the page anew, with scripts or without. */
export function MatrixControls({ home, order, filter, opened }: MatrixControlsProps) {
  return (
    <form method="get" action={`${home}#matrix-title`} className="matrix-controls">
      {opened && (
        <input type="hidden" name="open" value={`${opened.module.courseId}/${opened.module.moduleId}`} />
      )}
      <label>
        <span className="label">{m.teach_show_label()}</span>
        <select className="input" name="show" defaultValue={filter}>
          {filters.map((one) => (
            <option key={one} value={one}>
              {filterWords[one]()}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{m.teach_sort_label()}</span>
        <select className="input" name="sort" defaultValue={order}>
          {orders.map((one) => (
            <option key={one} value={one}>
              {orderWords[one]()}
            </option>
          ))}
        </select>
      </label>
      <Button kind="plain">{m.teach_arrange()}</Button>
    </form>
  )
}
