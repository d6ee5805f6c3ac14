import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { ToldOfItem } from '#app/domain/test/item-view.ts'
import { oneByOne, online } from '../exercise/sending.ts'

type SavingState = 'saving' | 'saved' | 'unsaved' | 'over'

/** Long enough that a word is saved once, short enough that a power cut takes little. */
const PAUSE_MS = 700
const WAIT_MS = 4000

/** Saves the items of a form as they change, the same ones again until the server has them. */
export function useSaving(
  form: RefObject<HTMLFormElement | null>,
  { sittingId, language }: { sittingId: string; language: string },
) {
  const [isReady, setReady] = useState(false)
  const [told, setTold] = useState<Readonly<Record<string, ToldOfItem>>>({})
  const [state, setState] = useState<SavingState | null>(null)
  const changed = useRef(new Set<string>())
  const pause = useRef<ReturnType<typeof setTimeout>>()
  const isSaving = useRef(false)
  const page = useRef(new AbortController())

  async function saveChanged() {
    if (isSaving.current) return
    isSaving.current = true
    while (changed.current.size > 0 && form.current && !page.current.signal.aborted) {
      const ids = [...changed.current]
      const body = bodyOf(form.current, ids, { sittingId, language })
      changed.current.clear()
      const sent = await oneByOne(() => send(body))
      if (sent.kind === 'saved') {
        setTold((known) => ({ ...known, ...sent.told }))
        setState('saved')
        continue
      }
      if (sent.kind === 'over') {
        setState('over')
        break
      }
      for (const id of ids) changed.current.add(id)
      setState('unsaved')
      await online(WAIT_MS, page.current.signal)
    }
    isSaving.current = false
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for the page.
  useEffect(() => {
    setReady(true)
    const leaving = new AbortController()
    page.current = leaving
    const saveAndGo = () => {
      if (document.visibilityState !== 'hidden' || changed.current.size === 0 || !form.current) return
      const body = bodyOf(form.current, [...changed.current], { sittingId, language })
      // The ids stay: should the page come back, they are saved again, which changes nothing.
      navigator.sendBeacon('/api/test-answers', body)
    }
    document.addEventListener('visibilitychange', saveAndGo, { signal: leaving.signal })
    return () => leaving.abort()
  }, [])

  return {
    isReady,
    told,
    state,
    onInput(event: FormEvent<HTMLFormElement>) {
      const item = (event.target as HTMLElement).closest<HTMLElement>('[data-item]')?.dataset.item
      if (!item || state === 'over') return
      changed.current.add(item)
      setState((now) => (now === 'unsaved' ? now : 'saving'))
      clearTimeout(pause.current)
      pause.current = setTimeout(() => void saveChanged(), PAUSE_MS)
    },
    /** Enter in a field means "save", and the page need not be loaded anew for it. */
    onSubmit(event: FormEvent<HTMLFormElement>) {
      const { submitter } = event.nativeEvent as SubmitEvent
      if (!isReady || !(submitter instanceof HTMLButtonElement) || submitter.value !== 'save') return
      event.preventDefault()
      void saveChanged()
    },
  }
}

function bodyOf(
  form: HTMLFormElement,
  ids: string[],
  { sittingId, language }: { sittingId: string; language: string },
): URLSearchParams {
  const body = new URLSearchParams({ sitting: sittingId, language })
  for (const id of ids) body.append('item', id)
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && ids.some((id) => name.startsWith(`${id}.`))) body.append(name, value)
  return body
}

type Sent = { kind: 'saved'; told: Record<string, ToldOfItem> } | { kind: 'over' } | { kind: 'later' }

/** Never throws. */
async function send(body: URLSearchParams): Promise<Sent> {
  try {
    const response = await fetch('/api/test-answers', {
      method: 'POST',
      body,
      signal: AbortSignal.timeout(30_000),
    })
    const answer = (await response.json()) as { told?: Record<string, ToldOfItem>; problem?: unknown }
    if (response.ok && answer.told) return { kind: 'saved', told: answer.told }
    // Handed in elsewhere, out of time, or somebody else's by now: sending it again would not help.
    if (answer.problem && response.status < 500 && response.status !== 429) return { kind: 'over' }
  } catch {
    // No connection, or a page of a hotel's network instead of ours.
  }
  return { kind: 'later' }
}
