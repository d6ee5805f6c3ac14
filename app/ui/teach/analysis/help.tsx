import { m } from '#app/messages/generated/messages.js'

const entries: [name: string, title: () => string, text: () => string][] = [
  ['facility', m.analysis_f_facility, m.analysis_help_facility],
  ['sd', m.analysis_f_sd, m.analysis_help_sd],
  ['guess', m.analysis_f_guess, m.analysis_help_guess],
  ['intended', m.analysis_f_intended, m.analysis_help_intended],
  ['effective', m.analysis_f_effective, m.analysis_help_effective],
  ['discrimination', m.analysis_f_discrimination, m.analysis_help_discrimination],
  ['efficiency', m.analysis_f_efficiency, m.analysis_help_efficiency],
  ['totals', m.analysis_f_mean, m.analysis_help_totals],
  ['alpha', m.analysis_f_alpha, m.analysis_help_alpha],
  ['error', m.analysis_f_standard_error, m.analysis_help_error],
  ['rasch', m.analysis_f_difficulty, m.analysis_help_rasch],
]

/** What each figure is, and where its formula comes from. */
export function FigureHelp() {
  return (
    <section>
      <h2>{m.analysis_help_title()}</h2>
      {entries.map(([name, title, text]) => (
        <details key={name} className="figure-help">
          <summary>{title()}</summary>
          <p>{text()}</p>
        </details>
      ))}
      <p className="soft">{m.analysis_help_sources()}</p>
    </section>
  )
}
