import type { labProblems as english } from '../../lab-problems.ts'
import type { WordsFor } from '../language-words.ts'
import { number } from './numbers.ts'
import { told } from './phrases.ts'
import { engineSays } from './sql-failures.ts'
import { fr } from './typeset.ts'

/** The data that a block ran on: those that texts quote, or those of one learner. */
const dataOf = (draw: string): string => fr`les données ${told(draw)}`

export const labProblems: WordsFor<typeof english> = {
  'lab-code-place': (role, tags) => [
    fr`Un bloc « ${role} » n’a pas sa place ici : il serait imprimé sur la page.`,
    fr`Placez-le dans ${tags.replaceAll(' or ', ' ou ')}, ou retirez le second mot après les trois accents graves.`,
  ],
  'lab-code-missing': (role) => [
    fr`L’exercice n’a pas de bloc « ${role} ».`,
    fr`Commencez-en un par trois accents graves et ${role}.`,
  ],
  'lab-code-twice': (role) => [fr`Le bloc « ${role} » figure deux fois.`, fr`N’en gardez qu’un.`],
  'lab-code-empty': (role) => [fr`Le bloc « ${role} » est vide.`, fr`Écrivez-le, ou retirez-le.`],
  'lab-mistake-feedback': () => [
    fr`Une erreur prévue n’a pas de commentaire.`,
    fr`Dites en dessous, en citation (>), ce qui y conduit et où regarder.`,
  ],
  'lab-hints-few': (count) => [
    count === 0
      ? fr`L’exercice demande un calcul et n’a pas d’indice.`
      : fr`L’exercice demande un calcul et n’a qu’un indice.`,
    fr`Écrivez-en au moins deux, le plus léger d’abord : quelles tables et colonnes, puis par quelle étape commencer.`,
  ],
  'data-unknown': (id, known) => [
    fr`Il n’y a pas de jeu de données « ${id} ».`,
    known === '' ? fr`Placez-en un dans courses/data/.` : fr`Sont connus : ${known}.`,
  ],
  'data-table-unknown': (table, known) => [
    fr`Le jeu de données n’a pas de table « ${table} ».`,
    fr`Ses tables sont ${known}.`,
  ],
  'data-no-draws': (id) => [
    fr`Le jeu de données « ${id} » est un fichier : il n’a qu’un tirage, le même pour tous.`,
    fr`Retirez draw="own".`,
  ],
  'key-without-data': () => [
    fr`Une clé calculée demande un jeu de données.`,
    fr`Nommez-le : <Numeric id="…" data="meridia">.`,
  ],
  'key-own-form': () => [
    fr`Avec draw="own", chacun a une autre clé : un nombre ne peut pas en être une.`,
    fr`Écrivez la clé sous la forme - [x] key ± 0.05, et calculez-la dans un bloc « sql key ».`,
  ],
  'key-form': () => [
    fr`« key » désigne ce qu’un bloc « sql key » calcule sur les données propres à un apprenant.`,
    fr`Écrivez le nombre, ou ajoutez draw="own", data="…" et le bloc.`,
  ],
  'key-differs': (value, typed) => [
    fr`Le bloc « sql key » donne ${value}, que la clé ${typed} n’admet pas.`,
    fr`Corrigez la requête ou le nombre.`,
  ],
  'key-shape': (found) => [
    fr`Le bloc « sql key » donne ${told(found)}.`,
    fr`Il doit donner une ligne avec un nombre.`,
  ],
  'key-results': (names, draw) => [
    fr`Le bloc « sql key » ne donne pas les résultats ${names} sur ${dataOf(draw)}.`,
    fr`Il doit donner une ligne, avec une colonne de nombres pour chacun d’eux.`,
  ],
  'query-failed': (role, reason, draw) => [
    fr`Le bloc « ${role} » échoue sur ${dataOf(draw)} : ${engineSays(reason)}.`,
    fr`Exécutez-le dans un laboratoire jusqu’à ce qu’il fonctionne.`,
  ],
  'query-empty': (role, draw) => [
    fr`Le bloc « ${role} » ne donne aucune ligne sur ${dataOf(draw)}.`,
    fr`Un exercice demande quelque chose à comparer.`,
  ],
  'query-cut': (role, most) => [
    fr`Le bloc « ${role} » donne plus de ${number(most)} lignes, et le reste est coupé.`,
    fr`Demandez moins de lignes.`,
  ],
  'order-column': (name, columns) => [
    fr`order nomme « ${name} », que la solution ne renvoie pas.`,
    fr`Ses colonnes sont ${columns}.`,
  ],
  'mistake-is-right': () => [
    fr`Cette erreur prévue donne le résultat juste.`,
    fr`Corrigez-la, ou retirez-la.`,
  ],
  'starter-is-right': () => [
    fr`Le code de départ donne déjà le résultat juste.`,
    fr`Laissez quelque chose à faire.`,
  ],
  'results-form': (reason) => [
    fr`results est illisible : ${told(reason)}.`,
    fr`Nommez ce que le script calcule, chaque résultat avec sa tolérance : results="share ± 0.05, low ± 0.1".`,
  ],
  'keys-missing': (id) => [
    fr`Il n’y a pas de clés pour <R id="${id}">.`,
    fr`Calculez-les : npm run jalon -- courses keys.`,
  ],
  'keys-old': (id) => [
    fr`Les clés de <R id="${id}"> sont plus anciennes que sa solution, ses résultats ou ses données.`,
    fr`Calculez-les de nouveau : npm run jalon -- courses keys.`,
  ],
  'keys-broken': (reason) => [
    fr`keys.json est illisible : ${told(reason)}.`,
    fr`Supprimez-le et calculez les clés de nouveau : npm run jalon -- courses keys.`,
  ],
}
