import { startCluster } from './cluster.ts'

/** Before the tests of db/ run on the other engine: a cluster of three, which ends with them. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startCluster()
  process.env.JALON_TEST_CLUSTER = cluster.url
  return cluster.stop
}
