import type { Bodies } from './exercise-template.ts'

/** Working examples in English. */
export const englishBodies: Bodies = {
  'choice-one': `On census night Meridia counted 5,090 foreign-born children. Is that figure a stock or a flow? The country is invented.

- [x] A stock
  > Yes: it counts people who are there at one moment.
- [ ] A flow
  > A flow counts events over a period. Which period would that be here?

<Hint>Look for a date or a period in the question.</Hint>
<Solution>A stock: residents at a moment.</Solution>`,
  'choice-several': `Which of these figures are stocks?

- [x] Children in the country on 1 January
  > Yes: it has a date.
- [x] Refugees at the end of the year
  > Yes: the end of the year is a date.
- [ ] Asylum applications in 2024
  > An application is an event, and a year is a period.

<Hint>A stock has a date, a flow has a period.</Hint>
<Solution>Children and refugees on a date are stocks; applications in a year are a flow.</Solution>`,
  numeric: `A table counts 200 people; for 50 of them the age is not stated. What share is that?

- [x] 25 ± 0.5
  > Yes: one in four.
- [ ] 0.25 ± 0.005
  > That is a proportion. The question asks for per cent.
- [ ] 33.3 ± 0.5
  > You divided by those whose age is stated. Divide by all 200 of them.

<Hint>Divide the part by the whole.</Hint>
<Solution>$50 / 200 = 25$ %.</Solution>`,
  text: `What do we call a count of people on a date?

- [x] stock
- [x] migrant stock
- [ ] flow
  > A flow counts events during a period.

<Hint>The word is also used for what lies in a shop.</Hint>
<Solution>A stock.</Solution>`,
  match: `Match each source with what it counts.

| Source | It counts | Feedback |
|---|---|---|
| A census | people on one date | It takes place every ten years or so. |
| A register of asylum applications | applications during a year | Think of the event. |
| A survey of households | a part of the people, which stands for all | It asks only some. |

<Hint>Ask of each source: people or events?</Hint>
<Solution>A census counts people, a register of applications counts events, and a survey asks a part of the people.</Solution>`,
  classify: `Stock or flow?

| Figure | Kind | Feedback |
|---|---|---|
| Children in the country on 1 January | Stock | It has a date. |
| Asylum applications in 2024 | Flow | An application is an event. |
| Refugees at the end of the year | Stock | The end of the year is a date. |

<Hint>A stock has a date, a flow has a period.</Hint>
<Solution>What has a date is a stock; what has a period is a flow.</Solution>`,
  order: `Put the steps of a survey in order, the first one first.

1. Write down what you want to know
2. Draw the sample
3. Ask the questions
4. Weight the answers

<Hint>A sample can be drawn only when it is clear whom it is to stand for.</Hint>
<Solution>The aim comes first, then the sample, the interviews, and the weights at last.</Solution>`,
  written: `How many migrant children live here? Answer the minister in at most 100 words.

<Rubric>
- The answer opens with one number and names its definition.
- It gives the reference date.
- It says what the number leaves out.
</Rubric>

<Hint>Begin with the number.</Hint>
<Solution>
On 30 June 2024, 6,510 children who were born abroad or are foreign citizens lived in Meridia, an invented country. Children whose age is not stated are left out.
</Solution>`,
  sql: ({ table, group }) =>
    group === null
      ? `How many rows does the table \`${table}\` have? Return one number, \`n\`.

\`\`\`sql starter
SELECT * FROM ${table} LIMIT 5
\`\`\`

\`\`\`sql solution
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

<Hint>\`COUNT(*)\` counts rows.</Hint>
<Hint>\`AS n\` gives a column its name.</Hint>
<Solution>Count all rows of the table.</Solution>`
      : `How many rows does the table \`${table}\` have for each value of \`${group}\`? Return \`${group}\` and \`n\`, sorted by \`${group}\`.

\`\`\`sql starter
SELECT ${group} FROM ${table} LIMIT 5
\`\`\`

\`\`\`sql solution
SELECT ${group}, COUNT(*) AS n
FROM ${table}
GROUP BY ${group} ORDER BY ${group}
\`\`\`

\`\`\`sql mistake
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

> You counted all rows at once. The question asks for one number for each value.

<Hint>\`GROUP BY\` makes one row of all those with the same value.</Hint>
<Hint>\`COUNT(*)\` counts the rows of a group.</Hint>
<Solution>Group the rows, and count them in each group.</Solution>`,
  r: ({ table }) => `How many rows does the table \`${table}\` have? Leave the number as \`n\`.

\`\`\`r starter
rows <- read.csv("${table}.csv")
\`\`\`

\`\`\`sql key
SELECT COUNT(*) AS n FROM ${table}
\`\`\`

<Hint>\`read.csv\` has read the table into \`rows\`.</Hint>
<Hint>\`nrow\` counts the rows of a table.</Hint>
<Solution>Count the rows: \`n <- nrow(rows)\`.</Solution>`,
}
