/** Methods of the curriculum as queries on the tables of Meridia: what its scripts in R compute, once more. */

/** The counts of both lists and their links, by the two keys. */
const LINKS = `register AS (SELECT * FROM v_register WHERE active AND region = 4 AND uasc IN (1, 2)),
  pair AS (
    SELECT n.ngo_id, r.family_name = n.family_name AND r.dob = n.dob AS is_strict
    FROM ngo_list n JOIN register r ON r.given_name = n.given_name AND r.sex = n.sex
      AND substr(r.family_name, 1, 3) = substr(n.family_name, 1, 3)
      AND substr(r.dob, 1, 4) = substr(n.dob, 1, 4)),
  lists AS (
    SELECT (SELECT COUNT(*) FROM register) AS n1, (SELECT COUNT(*) FROM ngo_list) AS n2,
      COUNT(DISTINCT CASE WHEN is_strict THEN ngo_id END) AS strict, COUNT(DISTINCT ngo_id) AS tolerant
    FROM pair)`

/** Chapman's estimate and half of its interval, for one of the keys. */
const chapmanOf = (m: string) => `
  SELECT (n1 + 1.0) * (n2 + 1) / (${m} + 1) - 1 AS estimate,
    1.96 * sqrt((n1 + 1.0) * (n2 + 1) * (n1 - ${m}) * (n2 - ${m})) / ((${m} + 1) * sqrt(${m} + 2)) AS half
  FROM lists`

/** Both estimates with their intervals. */
export const CHAPMAN = `WITH ${LINKS}, s AS (${chapmanOf('strict')}), t AS (${chapmanOf('tolerant')})
  SELECT s.estimate AS strict, s.estimate - s.half AS strict_low, s.estimate + s.half AS strict_high,
    t.estimate AS tolerant, t.estimate - t.half AS tolerant_low, t.estimate + t.half AS tolerant_high
  FROM s, t`

/** Myers' blended index of the regions 3 and 4, ages 10 to 79. */
export const MYERS = `WITH digit AS (
    SELECT (age % 10 + 1) * SUM(age BETWEEN 10 AND 69) + (9 - age % 10) * SUM(age BETWEEN 20 AND 79) AS b
    FROM v_census WHERE region >= 3 AND age IS NOT NULL GROUP BY age % 10)
  SELECT SUM(ABS(100.0 * b / (SELECT SUM(b) FROM digit) - 10)) / 2 AS myers FROM digit`

/** Shares of forced foreign-born (f) and native-born (n) children in school, with design-based standard errors. */
export const DESIGN = `WITH child AS (
    SELECT region, psu, school, weight * (reason IS 4) AS f, weight * (foreign_born IS 0) AS n
    FROM v_census WHERE age BETWEEN 5 AND 17 AND school IS NOT NULL),
  rate AS (
    SELECT SUM(f * school) / SUM(f) AS pf, SUM(n * school) / SUM(n) AS pn, SUM(f) AS f_all, SUM(n) AS n_all
    FROM child),
  cluster AS (
    SELECT all_psu.region, SUM(COALESCE(f * (school - pf) / f_all, 0)) AS zf,
      SUM(COALESCE(n * (school - pn) / n_all, 0)) AS zn
    FROM (SELECT DISTINCT region, psu FROM v_census) all_psu LEFT JOIN child USING (psu), rate
    GROUP BY all_psu.region, psu),
  mean AS (SELECT region, COUNT(*) AS k, AVG(zf) AS mf, AVG(zn) AS mn FROM cluster GROUP BY region),
  variance AS (
    SELECT SUM(k / (k - 1.0) * (zf - mf) * (zf - mf)) AS vf, SUM(k / (k - 1.0) * (zn - mn) * (zn - mn)) AS vn
    FROM cluster JOIN mean USING (region)),
  design AS (
    SELECT 100 * pf AS f, 100 * pn AS n, 100 * sqrt(vf) AS se_f, 100 * sqrt(vn) AS se_n FROM rate, variance)`

/** Attendance of native-born and of forced foreign-born children, at the ages of all children. */
export const STANDARDISED = `WITH child AS (
    SELECT CASE WHEN age < 12 THEN 1 WHEN age < 15 THEN 2 ELSE 3 END AS band, weight, school,
      weight * (foreign_born IS 0) AS n, weight * (reason IS 4) AS f
    FROM v_census WHERE age BETWEEN 5 AND 17 AND school IS NOT NULL),
  band AS (SELECT SUM(weight) AS s, SUM(n * school) / SUM(n) AS rn, SUM(f * school) / SUM(f) AS rf
    FROM child GROUP BY band)
  SELECT 100 * SUM(s * rn) / SUM(s) AS native, 100 * SUM(s * rf) / SUM(s) AS forced FROM band`
