// Plans made by hand.
import type { Change, Plan, PlanStep } from '../../../../src/tools/provisioning/plan-types.js'

export function buildStep(step: Partial<PlanStep>): PlanStep {
  return {
    key: 'application',
    kind: 'application',
    title: 'application "express-app-web"',
    why: 'signs people on',
    change: 'none',
    differences: [],
    isOurs: true,
    needsConfirmation: false,
    remarks: [],
    ...step,
  }
}

export function buildPlan(steps: readonly PlanStep[], members: Partial<Plan> = {}): Plan {
  const count = (change: Change): number => steps.filter((step) => step.change === change).length
  return {
    recipe: 'express-app',
    prefix: 'express-app',
    environmentId: 'e0000000-0000-4000-8000-000000000001',
    steps,
    counts: {
      create: count('create'),
      update: count('update'),
      none: count('none'),
      conflict: count('conflict'),
    },
    hasChanges: count('create') + count('update') > 0,
    needsConfirmation: steps.some((step) => step.needsConfirmation),
    ...members,
  }
}
