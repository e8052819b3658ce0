// The figures that count in one instance: what the app wrote, fitted to how long attempts live and how much memory there is.
import {
  limitDefaults,
  limitNames,
  type LimitFigures,
  type LimitName,
  type LimitTable,
} from './table.js'

/** What figures are fitted to. */
export interface FitFacts {
  /** Longest life of an attempt. */
  readonly pendingLifetimeSeconds: number
  /** Most attempts of a memory store; `undefined` for every other store. */
  readonly maxRecords: number | undefined
  /** Every limit has so many times its points. */
  readonly factor: number
}

/** The defaults, with what the app wrote in their place. */
export function mergeFigures(
  written: Partial<LimitTable>,
  { pendingLifetimeSeconds, factor }: Omit<FitFacts, 'maxRecords'>,
): LimitTable {
  const overall = { ...limitDefaults['start-overall'], seconds: pendingLifetimeSeconds }
  const merged: LimitTable = { ...limitDefaults, 'start-overall': overall, ...written }
  return mapFigures(merged, ({ points, seconds }) => ({ points: points * factor, seconds }))
}

/**
 * In memory strangers' attempts take three quarters of the room at most, and one network a quarter of what strangers
 * have: a known browser and who is signed on always find a place.
 */
export function fitFigures(
  table: LimitTable,
  { pendingLifetimeSeconds, maxRecords }: Omit<FitFacts, 'factor'>,
): LimitTable {
  if (maxRecords === undefined) return table
  const { seconds } = table['start-overall']
  // A full bucket, and what refills while the first of its attempts is still there.
  const fullOnes = 1 + Math.max(1, pendingLifetimeSeconds / seconds)
  const overall = Math.max(1, Math.floor((maxRecords * 3) / 4 / fullOnes))
  const startOverall = Math.min(table['start-overall'].points, overall)
  const quarter = Math.max(1, Math.floor(startOverall / 4))
  const most: Partial<Record<LimitName, number>> = {
    'start-overall': startOverall,
    'start-network': quarter,
    'start-address': quarter,
  }
  return mapFigures(table, ({ points, seconds: window }, name) => ({
    points: Math.min(points, most[name] ?? points),
    seconds: window,
  }))
}

function mapFigures(
  table: LimitTable,
  change: (figures: LimitFigures, name: LimitName) => LimitFigures,
): LimitTable {
  const changed: Partial<Record<LimitName, LimitFigures>> = {}
  for (const name of limitNames) changed[name] = Object.freeze(change(table[name], name))
  return Object.freeze({ ...table, ...changed })
}

/** Two limits in the wrong order: the first could never strike, or strikes for the second. */
export interface Disorder {
  readonly smaller: LimitName
  readonly larger: LimitName
}

const order: readonly Disorder[] = [
  { smaller: 'message-pair', larger: 'message-user' },
  { smaller: 'secret-pair', larger: 'secret-user' },
  { smaller: 'secret-user', larger: 'secret-long' },
  ...(['start', 'message', 'secret'] as const).flatMap((kind): readonly Disorder[] => [
    { smaller: `${kind}-address`, larger: `${kind}-network` },
    { smaller: `${kind}-network`, larger: `${kind}-overall` },
  ]),
]

/** Finds limits that have more points than the wider one which must hold them. */
export function findDisorder(table: LimitTable): readonly Disorder[] {
  return order.filter(({ smaller, larger }) => table[smaller].points > table[larger].points)
}
