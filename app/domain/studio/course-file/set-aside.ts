/** A module whose files are there and that the course does not name. */
export interface SetAsideModule {
  id: string
  title: string
  isTest: boolean
}
