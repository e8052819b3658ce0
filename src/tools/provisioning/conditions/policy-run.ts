// Which steps of a sign-on policy run: in every sign-on that there can be, in none, or in some.
import type { AgeLeaf, Condition, Leaf } from './condition.js'
import { answer, evaluate, type Answers, type Question, type Truth } from './truth.js'

/** A step of a policy, as far as running it is concerned. */
export interface PolicyStep {
  readonly type: string
  readonly condition?: Condition
  readonly noDevicesMode?: string
}

/** How the policy is entered. */
export interface Entry {
  /** `none`: PingOne gets no cookie of an earlier sign-on, as in every embedded one. */
  readonly session: 'none' | 'unknown'
  /** A signed hint stands for the first factor, as in a step-up or an approval. */
  readonly isHinted: boolean
}

/** How often a step of some type is asked for. */
export type Frequency = 'always' | 'sometimes' | 'never'

/** More than this many different sign-ons are not looked at: the answer is then `sometimes`. */
const mostWorlds = 1000

/** Whether a wanted step is asked for, over all sign-ons that differ in what nobody can know. */
export function judgeFrequency<Step extends PolicyStep>(
  steps: readonly Step[],
  { isWanted, entry }: { readonly isWanted: (step: Step) => boolean; readonly entry: Entry },
): Frequency {
  const seen = new Set<boolean>()
  const pending: Answers[] = [new Map()]
  for (let worlds = 0; pending.length > 0; worlds += 1) {
    if (worlds > mostWorlds || seen.size > 1) return 'sometimes'
    const answers = pending.pop() ?? new Map()
    const truth = runPolicy({ steps, isWanted, entry, answers })
    if (typeof truth === 'boolean') seen.add(truth)
    else pending.push(...[true, false].map((is) => suppose(answers, { question: truth, is })))
  }
  if (seen.size > 1) return 'sometimes'
  return seen.has(true) ? 'always' : 'never'
}

function suppose(
  answers: Answers,
  { question, is }: { readonly question: Question; readonly is: boolean },
): Answers {
  return new Map([...answers, [question.key, { question, is }]])
}

interface Run<Step> {
  readonly steps: readonly Step[]
  readonly isWanted: (step: Step) => boolean
  readonly entry: Entry
  readonly answers: Answers
}

/** When a factor was given in this very flow; `unclear`: it may have been, or a while ago. */
type Factors = ReadonlyMap<string, 'just now' | 'unclear'>

/** Runs the steps in their order: what one of them asks for counts in the conditions of the next. */
function runPolicy<Step extends PolicyStep>(run: Run<Step>): Truth {
  const { steps, isWanted, entry, answers } = run
  let factors: Factors = new Map()
  let isAsked = false
  for (const [moment, step] of steps.entries()) {
    const look = (leaf: Leaf): Truth => lookUp(leaf, { moment, factors, entry, answers })
    const runs = step.condition === undefined ? true : evaluate(step.condition, look)
    if (typeof runs !== 'boolean') return runs
    if (!runs || (step.type === 'LOGIN' && entry.isHinted)) continue
    const passes = bypasses(step, answers)
    if (typeof passes !== 'boolean') return passes
    if (passes) continue
    isAsked ||= isWanted(step)
    factors = countFactors(factors, { step, entry })
  }
  return isAsked
}

/** A user without a device passes a step that lets such users pass; it is one user in the whole flow. */
function bypasses({ type, noDevicesMode }: PolicyStep, answers: Answers): Truth {
  if (type !== mfa || noDevicesMode !== 'BYPASS') return false
  return answer({ key: 'bypass', leaf: { kind: 'bypass' }, moment: 0 }, answers)
}

const mfa = 'MULTI_FACTOR_AUTHENTICATION'
/** Steps that ask for something, and for no factor. */
const idle: readonly string[] = ['AGREEMENT', 'PROGRESSIVE_PROFILING', 'PROGRESSIVE_PROFILING_FORM']

/** What was given a moment ago is a while ago once somebody is asked for something else. */
function countFactors(
  factors: Factors,
  { step: { type }, entry: { session } }: { readonly step: PolicyStep; readonly entry: Entry },
): Factors {
  const counted = new Map<string, 'just now' | 'unclear'>()
  for (const name of factors.keys()) counted.set(name, 'unclear')
  if (idle.includes(type)) return counted
  counted.set(others, 'unclear')
  // With a session the password may have been given long before.
  if (type === 'LOGIN') return counted.set('pwd', session === 'none' ? 'just now' : 'unclear')
  if (type === mfa) return counted.set('mfa', 'just now')
  counted.set('pwd', 'unclear')
  return type === 'IDENTIFIER_FIRST' ? counted : counted.set('mfa', 'unclear')
}

/** Stands for the authenticators that are none of these two: which step counts for which is not known. */
const others = 'others'
const wellKnown: readonly string[] = ['pwd', 'mfa']

interface Moment {
  /** Which step is looked at. */
  readonly moment: number
  readonly factors: Factors
  readonly entry: Entry
  readonly answers: Answers
}

function lookUp(leaf: Leaf, place: Moment): Truth {
  const { moment, answers } = place
  switch (leaf.kind) {
    case 'age':
      return lookUpAge(leaf, place)
    case 'equals':
    case 'contains':
      return answer({ key: `${leaf.kind} ${JSON.stringify(leaf)}`, leaf, moment }, answers)
    case 'address':
      return answer({ key: `address ${leaf.json}`, leaf, moment }, answers)
    case 'unknown':
      return answer({ key: `unknown ${leaf.at}`, leaf, moment }, answers)
  }
}

/** Without a session and a factor in this flow nothing is younger; what was given just now is not older. */
function lookUpAge(leaf: AgeLeaf, { moment, factors, entry, answers }: Moment): Truth {
  const name = wellKnown.includes(leaf.authenticator) ? leaf.authenticator : others
  const given = factors.get(name)
  if (given === 'just now') return false
  const isHinted = entry.isHinted && name !== 'mfa'
  if (given === undefined && entry.session === 'none' && !isHinted) return true
  const key = `age ${moment} ${leaf.authenticator} ${leaf.seconds}`
  return answer({ key, leaf, moment }, answers)
}
