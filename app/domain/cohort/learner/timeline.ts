import type { Occasion } from '#app/domain/test/occasion.ts'
import { dayOf } from '../cohort.ts'

/** Something that somebody did in a course at a moment, in milliseconds. */
export type Deed = ModuleDeed | TestDeed

interface ModuleDeed {
  type: 'answer' | 'hint' | 'solution' | 'opened'
  courseId: string
  moduleId: string
  /** Only of an answer. */
  isRight?: boolean
  at: number
}

interface TestDeed {
  type: 'test-begun' | 'test-ended'
  courseId: string
  occasion: Occasion
  at: number
}

/** A day's work at one module. */
export interface ModuleLine {
  courseId: string
  moduleId: string
  answers: number
  /** How many of the answers were wholly right. */
  right: number
  hints: number
  solutions: number
  /** Whether the page was looked at for the first or the last time that we know of. */
  isOpened: boolean
}

interface TestLine {
  courseId: string
  occasion: Occasion
  isBegun: boolean
  isEnded: boolean
}

export interface Day {
  /** YYYY-MM-DD in UTC */
  day: string
  modules: ModuleLine[]
  tests: TestLine[]
}

/**
 * Deeds by day, the newest day first; within a day by module and test, in the order in which each was begun.
 * @param limit at most so many days: the newest that have anything on them
 */
export function timelineOf(deeds: Deed[], limit: number): { days: Day[]; isCut: boolean } {
  const byDay = new Map<string, Deed[]>()
  for (const deed of deeds.toSorted((a, b) => a.at - b.at)) {
    const day = byDay.get(dayOf(deed.at))
    if (day) day.push(deed)
    else byDay.set(dayOf(deed.at), [deed])
  }
  const days = [...byDay].reverse()
  return { days: days.slice(0, limit).map(lineUp), isCut: days.length > limit }
}

function lineUp([day, deeds]: [string, Deed[]]): Day {
  const modules = new Map<string, ModuleLine>()
  const tests = new Map<string, TestLine>()
  for (const deed of deeds) {
    const { courseId } = deed
    if ('occasion' in deed) {
      const key = `${courseId}/${deed.occasion}`
      const line = tests.get(key) ?? { courseId, occasion: deed.occasion, isBegun: false, isEnded: false }
      tests.set(key, {
        ...line,
        isBegun: line.isBegun || deed.type === 'test-begun',
        isEnded: line.isEnded || deed.type === 'test-ended',
      })
      continue
    }
    const key = `${courseId}/${deed.moduleId}`
    const line = modules.get(key) ?? emptyLine(courseId, deed.moduleId)
    modules.set(key, {
      ...line,
      answers: line.answers + Number(deed.type === 'answer'),
      right: line.right + Number(deed.isRight === true),
      hints: line.hints + Number(deed.type === 'hint'),
      solutions: line.solutions + Number(deed.type === 'solution'),
      isOpened: line.isOpened || deed.type === 'opened',
    })
  }
  return { day, modules: [...modules.values()], tests: [...tests.values()] }
}

const emptyLine = (courseId: string, moduleId: string): ModuleLine => ({
  courseId,
  moduleId,
  answers: 0,
  right: 0,
  hints: 0,
  solutions: 0,
  isOpened: false,
})
