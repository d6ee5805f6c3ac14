import type { exerciseProblems as english } from '../../exercise-problems.ts'
import type { WordsFor } from '../language-words.ts'
import { kindNames } from './kind-names.ts'
import { number } from './numbers.ts'
import { told } from './phrases.ts'
import { fr } from './typeset.ts'

export const exerciseProblems: WordsFor<typeof english> = {
  'id-form': (id) => [
    fr`L’identifiant « ${id} » contient d’autres caractères que a–z, 0–9 et le trait d’union.`,
    fr`Écrivez par exemple id="census-night".`,
  ],
  'id-reserved': (id) => [
    fr`L’identifiant « ${id} » est un nom dont la page se sert elle-même.`,
    fr`Dites en deux ou trois mots de quoi parle l’exercice : id="census-night".`,
  ],
  'id-twice': (id, first) => [
    fr`L’identifiant d’exercice « ${id} » est employé deux fois, d’abord dans ${first}.`,
    fr`Donnez à celui-ci un autre identifiant.`,
  ],
  'id-retired': (id) => [
    fr`L’identifiant d’exercice « ${id} » est retiré dans course.yaml.`,
    fr`Choisissez-en un autre : les réponses données sous celui-ci appartiennent à l’ancien exercice.`,
  ],
  'id-vanished': (id) => [
    fr`Des apprenants ont répondu à l’exercice « ${id} », et il a disparu.`,
    fr`Remettez-le. S’il a maintenant un autre identifiant, écrivez was="${id}" à côté ; s’il doit disparaître, écrivez pourquoi dans course.yaml : retired: { ${id}: "…" }.`,
  ],
  'was-unknown': (id) => [
    fr`Aucun exercice de ce cours n’a jamais été publié sous le nom « ${id} ».`,
    fr`was donne l’identifiant de la première publication, même après deux changements de nom ; retirez-le si l’exercice est nouveau.`,
  ],
  'id-moved': (id, moduleId) => [
    fr`L’exercice « ${id} » a été publié dans le module « ${moduleId} ».`,
    fr`Remettez-le là-bas, ou donnez à celui-ci un nouvel identifiant.`,
  ],
  'id-other-kind': (id, kind) => [
    fr`L’exercice « ${id} » a été publié sous un autre type : ${kindNames[kind] ?? kind}.`,
    fr`Donnez au nouvel exercice un nouvel identifiant.`,
  ],
  'objective-unknown': (id) => [
    fr`L’objectif « ${id} » ne figure pas dans l’en-tête.`,
    fr`Ajoutez-le là, ou nommez l’un de ses objectifs.`,
  ],
  'objective-missing': () => [
    fr`L’exercice n’a pas d’objectif.`,
    fr`Nommez-en un de l’en-tête : objective="…". La progression et l’analyse sont données par objectif.`,
  ],
  'objective-unused': (id) => [
    fr`Aucun exercice n’a l’objectif « ${id} ».`,
    fr`Écrivez-en un, ou retirez l’objectif.`,
  ],
  'prompt-missing': () => [
    fr`L’exercice ne demande rien.`,
    fr`Écrivez d’abord la question, avant les réponses.`,
  ],
  'answers-missing': (what) => [
    fr`L’exercice n’a pas de ${told(what)}.`,
    fr`docs/authoring.md montre la forme à suivre.`,
  ],
  'answers-few': (what) => [fr`L’exercice a moins de deux ${told(what)}.`, fr`Il en faut au moins deux.`],
  'answers-twice': (what) => [
    fr`L’exercice donne deux fois des réponses : ${told(what)}.`,
    fr`Gardez-en une ; les autres listes vont dans la question, avec un texte après elles.`,
  ],
  'text-after-answers': () => [
    fr`Il y a du texte après les réponses.`,
    fr`Placez-le avant elles, ou dans <Hint> ou <Solution>.`,
  ],
  'mark-missing': () => [
    fr`Une réponse n’a pas de marque.`,
    fr`Commencez-la par [x] si elle est juste, par [ ] si elle est fausse.`,
  ],
  'no-right-answer': () => [
    fr`Aucune réponse n’est marquée comme juste.`,
    fr`Marquez-en au moins une par [x].`,
  ],
  'answer-complex': (what) => [
    fr`${told(what)} a plus d’un paragraphe.`,
    fr`Gardez un seul paragraphe de texte ; le commentaire suit en citation (>).`,
  ],
  'answer-empty': (what) => [fr`${told(what)} est vide.`, fr`Écrivez son texte.`],
  'answer-repeated': (what) => [
    fr`${told(what)} figure deux fois.`,
    fr`Rendez-les différents, ou retirez-en un.`,
  ],
  'feedback-missing': () => [
    fr`Une réponse fausse n’a pas de commentaire.`,
    fr`Dites en dessous, en citation (>), ce qui y conduit et où regarder.`,
  ],
  'numeric-key': (text) => [
    fr`« ${text} » n’est pas un nombre avec une tolérance.`,
    fr`Écrivez 26.2 ± 0.05 ou 26.1..26.3 : un point pour les décimales, pas d’unité, pas de séparateur de milliers.`,
  ],
  'numeric-range': (text) => [
    fr`« ${text} » est vide ou à l’envers.`,
    fr`Écrivez d’abord le plus petit nombre, et une tolérance de 0 ou plus.`,
  ],
  'answer-overlap': (text, key) => [
    fr`La réponse fausse prévue « ${text} » serait aussi juste (« ${key} »).`,
    fr`Réduisez les tolérances, ou retirez-la.`,
  ],
  'foreseen-overlap': (text, other) => [
    fr`« ${text} » recouvre en partie la réponse prévue « ${other} » ; la première compte.`,
    fr`Réduisez les tolérances.`,
  ],
  'table-columns': (count) => [
    fr`Le tableau a ${number(count)} colonne(s).`,
    fr`Il en faut deux, et une troisième avec un commentaire si vous le souhaitez.`,
  ],
  'cell-empty': () => [
    fr`Une cellule du tableau est vide.`,
    fr`Remplissez-la ; seul le commentaire peut manquer.`,
  ],
  'categories-few': () => [fr`Tous les cas ont la même catégorie.`, fr`Employez au moins deux catégories.`],
  'solution-twice': (tag) => [fr`<${tag}> figure deux fois dans un exercice.`, fr`N’en gardez qu’une.`],
  'solution-advised': () => [
    fr`L’exercice n’a pas de <Solution> : qui la demande voit la réponse juste, sans les raisons.`,
    fr`Ajoutez <Solution>…</Solution>, avec le chemin vers la réponse.`,
  ],
  'solution-missing': () => [
    fr`Un exercice <Written> demande une réponse modèle.`,
    fr`Ajoutez <Solution>…</Solution>.`,
  ],
}
