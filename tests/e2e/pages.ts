/** Every page a learner can open, by what it is called in test names; `{lang}` is filled in. */
export const publicPages = [
  ['the catalogue', '/{lang}'],
  ['a course', '/{lang}/courses/foundations'],
  ['the first module', '/{lang}/courses/foundations/missing-in-statistics'],
  ['the second module', '/{lang}/courses/foundations/stock-and-flow'],
  ['progress', '/{lang}/progress'],
  ['the data sets', '/{lang}/data'],
  ['a data set', '/{lang}/data/meridia'],
  ['a table', '/{lang}/data/meridia/v_census'],
  ['sign-up', '/{lang}/account/sign-up'],
  ['sign-in', '/{lang}/account/sign-in'],
  ['a forgotten password', '/{lang}/account/reset'],
  ['an expired reset link', '/{lang}/account/reset/used-or-expired'],
  ['a course that is not there', '/{lang}/courses/nothing'],
  ['an address that no page has', '/{lang}/nope'],
] as const

/** Pages of one's own account; they need a signed-in person. */
export const accountPages = [
  ['the account', '/{lang}/account'],
  ['one’s sessions', '/{lang}/account/sessions'],
  ['one’s data', '/{lang}/account/data'],
  ['deleting the account', '/{lang}/account/delete'],
] as const

export const languages = ['en', 'fr'] as const
export const widths = [360, 1280] as const
