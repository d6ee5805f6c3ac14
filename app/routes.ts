import { index, type RouteConfig, route } from '@remix-run/route-config'

/** Every URL of the platform. `:lang` is checked by the layout; pages without a language redirect. */
/** The measuring build adds a page with nothing on it, to compare the others with (see bench/). */
const measured = process.env.JALON_BENCH ? [route('bench/empty', '../bench/empty-route.tsx')] : []

export default [
  ...measured,
  index('routes/to-language.ts'),
  route('healthz', 'routes/api/healthz.ts'),
  route('media/:hash/:name', 'routes/api/media.ts'),
  route('api/answers', 'routes/api/answers.ts'),
  route('api/drafts', 'routes/api/drafts.ts'),
  route('api/test-answers', 'routes/api/test-answers.ts'),
  route('data/:hash/book.json', 'routes/data/book.ts'),
  route('data/:hash/:draw/:file', 'routes/data/file.ts'),
  route(':lang', 'routes/layout.tsx', [
    index('routes/learn/catalogue.tsx'),
    route('courses/:course', 'routes/learn/course.tsx'),
    route('courses/:course/:module', 'routes/learn/module.tsx'),
    route('courses/:course/test/:occasion', 'routes/learn/test.tsx'),
    route('join', 'routes/account/join.tsx'),
    route('join/:code', 'routes/account/join-link.tsx'),
    route('progress', 'routes/learn/progress.tsx'),
    route('data', 'routes/data/data-sets.tsx'),
    route('data/:dataSet', 'routes/data/data-set.tsx'),
    route('data/:dataSet/:table', 'routes/data/table.tsx'),
    route('lab/result.csv', 'routes/data/result-file.ts'),
    route('teach', 'routes/teach/layout.tsx', [
      index('routes/teach/cohorts.tsx'),
      route('new', 'routes/teach/new-cohort.tsx'),
      route(':cohort/settings', 'routes/teach/settings.tsx'),
      route(':cohort/analysis', 'routes/teach/analysis.tsx'),
      route(':cohort/analysis/:course/:module', 'routes/teach/module-analysis.tsx'),
      route(':cohort/analysis/:course/:module/items.csv', 'routes/teach/module-items-file.ts'),
      route(':cohort/analysis/:course/:module/:exercise', 'routes/teach/module-item.tsx'),
      route(':cohort/test-analysis/:course/:occasion/:form', 'routes/teach/test-analysis.tsx'),
      route(':cohort/test-analysis/:course/:occasion/:form/items.csv', 'routes/teach/test-items-file.ts'),
      route(':cohort/test-analysis/:course/:occasion/:form/:exercise', 'routes/teach/test-item.tsx'),
    ]),
    route('account', 'routes/account/profile.tsx'),
    route('account/sign-up', 'routes/account/sign-up.tsx'),
    route('account/sign-in', 'routes/account/sign-in.tsx'),
    route('account/sign-out', 'routes/account/sign-out.ts'),
    route('account/reset', 'routes/account/reset.tsx'),
    route('account/reset/:token', 'routes/account/new-password.tsx'),
    route('account/sessions', 'routes/account/sessions.tsx'),
    route('account/data', 'routes/account/data.tsx'),
    route('account/data/:file', 'routes/account/data-file.ts'),
    route('account/delete', 'routes/account/delete.tsx'),
  ]),
] satisfies RouteConfig
