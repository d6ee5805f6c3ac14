import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** The courses of this project with their modules, as their authors list them. */
export const courses = readdirSync('courses', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'data')
  .map(({ name }) => ({
    id: name,
    modules: parse(readFileSync(`courses/${name}/course.yaml`, 'utf8')).modules as string[],
  }))
