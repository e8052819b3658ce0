// What follows from the list of steps: their names, facts and models, and the step that a status is served by.
import type { FlowAction } from '../flow/action.js'
import * as steps from './all.js'
import type { Branch } from '../models/model.js'
import type { ActionNature, ActionNatures, FlowStatus } from './step.js'
import type { Unserved } from './unserved.js'

type Steps = typeof steps

/** The name of a step: the member of `Views`, and `step` of its model. */
export type StepName = keyof Steps

type AllFacts = {
  readonly [K in StepName]: Parameters<Steps[K]['build']>[0] & { readonly step: K }
}
type AllModels = { readonly [K in StepName]: ReturnType<Steps[K]['build']> & { readonly step: K } }

/** The facts of a page, from which its model is made. */
export type StepFacts<N extends StepName = StepName> = AllFacts[N]

/** The model of a page: what may be shown, and nothing else. */
export type Model<N extends StepName = StepName> = AllModels[N]

/** A page model. */
export type StepView = Model

/** What a page is about; the rest of its facts is the same for every page of an instance. */
export type PageFacts = { [K in StepName]: Omit<AllFacts[K], 'locale' | 'brand'> }[StepName]

/** True for the name of a step. */
export function isStepName(name: string): name is StepName {
  return Object.hasOwn(steps, name)
}

/** The names of all steps, in alphabetical order. */
export const stepNames: readonly StepName[] = Object.keys(steps).filter(isStepName).toSorted()

type Builders = {
  readonly [K in StepName]: { readonly build: (facts: AllFacts[K]) => AllModels[K] }
}

const builders: Builders = steps

/** The page model of a step. */
export function buildStepView<N extends StepName>(facts: AllFacts[N]): AllModels[N] {
  return builders[facts.step].build(facts)
}

/** A status that a step serves. */
export type DrivenStatus = Exclude<FlowStatus, Unserved>

/** A step of a flow, by whatever name. */
export type AnyFlowStep = Extract<Steps[StepName], { readonly serves: readonly FlowStatus[] }>

const flowSteps: readonly AnyFlowStep[] = Object.values(steps).filter(isFlowStep)

function isFlowStep(step: Steps[StepName]): step is AnyFlowStep {
  return 'serves' in step
}

/** The name of a step of a flow. */
export type FlowStepName = AnyFlowStep['name']

/** The step that a status is served by. */
export function findStepAt(status: FlowStatus | undefined): AnyFlowStep | undefined {
  return flowSteps.find(({ serves }) => serves.some((served) => served === status))
}

/** The step of a flow that has this name. */
export function findFlowStep(name: string | undefined): AnyFlowStep | undefined {
  return flowSteps.find((step) => step.name === name)
}

/** A step that is a branch. */
export interface BranchStep {
  readonly name: Branch
  readonly branchBy: FlowAction['action']
}

/** The steps that are branches. */
export const branchSteps: readonly BranchStep[] = flowSteps.flatMap(({ name, branchBy }) =>
  branchBy !== undefined && isBranch(name) ? [{ name, branchBy }] : [],
)

function isBranch(name: FlowStepName): name is Branch {
  return name === 'register'
}

/** What an action is; of one that is no step's own, nothing is counted and nothing is proven. */
export function natureOf(action: FlowAction['action']): ActionNature {
  return findStepOf(action)?.actions[action] ?? COMMON[action] ?? NOTHING
}

/** The step whose own action this is. */
export function findStepOf(action: FlowAction['action']): AnyFlowStep | undefined {
  return flowSteps.find(({ actions }) => actions[action] !== undefined)
}

const NOTHING: ActionNature = { counts: 'nothing', proves: 'nothing' }

/** Actions that are no step's own. */
const COMMON: ActionNatures = { 'user.lookup': { counts: 'message', proves: 'nothing' } }
