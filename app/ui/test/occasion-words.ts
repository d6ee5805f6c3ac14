import type { Occasion } from '#app/domain/test/occasion.ts'
import { m } from '#app/messages/generated/messages.js'

export const occasionWords: Record<Occasion, () => string> = { pre: m.test_pre, post: m.test_post }

export const testHref = (language: string, courseId: string, occasion: Occasion): string =>
  `/${language}/courses/${courseId}/test/${occasion}`
