import type { chartProblems as english } from '../../chart-problems.ts'
import type { WordsFor } from '../language-words.ts'
import { told } from './phrases.ts'
import { fr } from './typeset.ts'

export const chartProblems: WordsFor<typeof english> = {
  'chart-result': (found) => [
    fr`La requête de ce graphique donne ${told(found)}.`,
    fr`Sa première colonne nomme les lignes, chacune une seule fois ; suivent une à six colonnes de nombres, deux pour une pyramide. Un graphique en barres, en colonnes ou en points a 40 lignes au plus.`,
  ],
  'chart-labels': (columns) => [
    fr`Le tableau des libellés a ${columns} colonne(s).`,
    fr`Il en a deux : le nom d’une colonne ou une valeur de la première, et ses mots.`,
  ],
  'chart-twice': (id, first) => [
    fr`L’identifiant « ${id} » figure deux fois, d’abord dans ${first}.`,
    fr`Donnez-en un autre à celui-ci.`,
  ],
}
