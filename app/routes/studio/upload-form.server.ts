import type { Brought } from '#app/domain/studio/files/change-pictures.server.ts'

/** The files of a field; a browser sends one without name and bytes for a field that was left empty. */
export async function filesIn(form: FormData, name: string): Promise<Brought[]> {
  const files = form
    .getAll(name)
    .filter((value): value is File => typeof value === 'object' && value.size > 0)
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: Buffer.from(await file.arrayBuffer()) })),
  )
}
