// A fact is known, or something stood in the way; the check that answers for it says what.
import type { Finding } from './diagnosis.js'
import { failed, skipped, type Topic } from './finding.js'

/** Why a fact is not known. */
export interface Obstacle {
  /** For the checks that needed the fact, e.g. `the application could not be read`. */
  readonly summary: string
  /** For the check that answers for the fact; absent when nobody failed. */
  readonly failure?: { readonly evidence: string; readonly cure: string }
}

/** Something that was asked of PingOne. */
export type Fact<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly obstacle: Obstacle }

/** A fact that is known. */
export function knownFact<T>(value: T): Fact<T> {
  return { known: true, value }
}

/** A fact that somebody failed to learn. */
export function failedFact(
  summary: string,
  { evidence, cure }: { readonly evidence: string; readonly cure: string },
): Fact<never> {
  return { known: false, obstacle: { summary, failure: { evidence, cure } } }
}

/** A fact that nobody asked for. */
export function unaskedFact(summary: string): Fact<never> {
  return { known: false, obstacle: { summary } }
}

/** The value, when it is known. */
export function valueOf<T>(fact: Fact<T>): T | undefined {
  return fact.known ? fact.value : undefined
}

/** Judges a fact for which this check answers: what stood in the way is its finding. */
export function judgeOwn<T>(
  { topic, fact }: { readonly topic: Topic; readonly fact: Fact<T> },
  judge: (value: T) => Finding,
): Finding {
  if (fact.known) return judge(fact.value)
  const { summary, failure } = fact.obstacle
  return failure === undefined ? skipped(topic, summary) : failed(topic, failure)
}

/** Judges a fact for which another check answers: without it there is nothing to say. */
export function judgeWith<T>(
  { topic, fact }: { readonly topic: Topic; readonly fact: Fact<T> },
  judge: (value: T) => Finding,
): Finding {
  return fact.known ? judge(fact.value) : skipped(topic, fact.obstacle.summary)
}

/** Both facts, or what stood in the way of the first one that is missing. */
export function bothFacts<A, B>(first: Fact<A>, second: Fact<B>): Fact<readonly [A, B]> {
  if (!first.known) return first
  if (!second.known) return second
  return knownFact([first.value, second.value])
}
