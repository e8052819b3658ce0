// What went wrong, as words and an exit code: never a stack, never a secret.
import {
  ConfigError,
  PingOneError,
  PlatformError,
  ProvisioningError,
  UpstreamError,
  type ConfigProblem,
  type ProvisioningReason,
} from '../../errors.js'
import { UsageError } from './terminal.js'
import { visible, visibleLines } from './visible.js'

/** How a command ends. */
export const exitCodes = {
  done: 0,
  failed: 1,
  wrongWords: 2,
  changes: 3,
  conflict: 4,
  notConfirmed: 5,
  interrupted: 130,
} as const

/** The person wanted the command to end before it was done. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted' as const

  constructor(done = 0, total = 0) {
    super(
      done === 0
        ? 'Stopped. Nothing was changed, unless a call was under way; running it again is safe.'
        : `Stopped: ${done} of ${total} steps are done. Run the same command again: it goes on from there.`,
    )
  }
}

/** Which exit code an error stands for. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return exitCodes.interrupted
  if (error instanceof UsageError || error instanceof ConfigError) return exitCodes.wrongWords
  if (error instanceof ProvisioningError) return reasonCodes[error.reason]
  return exitCodes.failed
}

const reasonCodes: Readonly<Record<ProvisioningReason, number>> = {
  parameters: exitCodes.wrongWords,
  conflict: exitCodes.conflict,
  changed_meanwhile: exitCodes.conflict,
  not_confirmed: exitCodes.notConfirmed,
  missing: exitCodes.failed,
  inventory: exitCodes.failed,
  locked: exitCodes.failed,
  environment_file: exitCodes.failed,
}

/** Writes an error for people. */
export function describeFailure(error: unknown): string {
  return [describeMessage(error), ...describeIds(error), ...describeReference(error)].join('\n')
}

function describeMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  if (error instanceof UsageError || error instanceof ConfigError) return visibleLines(text)
  if (!(error instanceof ProvisioningError)) return visibleLines(text, '  ')
  if (error.reason === 'parameters') {
    return `The parameters of the recipe cannot be used:\n  ${visibleLines(text, '  ')}`
  }
  return visibleLines(text.replace(/^nothing /, 'Nothing '), '  ')
}

function describeIds(error: unknown): readonly string[] {
  if (!(error instanceof ProvisioningError)) return []
  const unnamed = error.ids.filter((id) => !error.message.includes(id))
  return unnamed.length === 0 ? [] : [`Ids: ${unnamed.map(visible).join(', ')}`]
}

function describeReference(error: unknown): readonly string[] {
  if (!(error instanceof PlatformError)) return []
  const { errorId, correlationId } = error
  if (errorId === undefined && correlationId === undefined) return []
  return [`PingOne's reference: ${visible(errorId ?? '–')} / ${visible(correlationId ?? '–')}`]
}

/** The worker application's variables are missing or wrong: all of them, and where to get one. */
export class WorkerError extends UsageError {
  readonly problems: readonly ConfigProblem[]

  constructor({ problems }: ConfigError, file: string) {
    super(
      [
        'The platform API needs a worker application, and its variables are missing or wrong:',
        ...problems.map(
          ({ environment, option, problem }) => `  ${environment ?? option}: ${visible(problem)}`,
        ),
        '',
        `Write them into ${visible(file)}, or into the environment. Where to get them: in PingOne's console,`,
        'Applications → Applications → +, type Worker. On its tab Roles give it, for this environment,',
        'Environment Admin, Identity Data Admin and Client Application Developer. Its tab Overview',
        'shows the client id, the client secret and the environment id.',
      ].join('\n'),
    )
    this.problems = problems
  }
}

/** An error as `--json` prints it. */
export function buildFailureJson(error: unknown): { readonly error: Record<string, unknown> } {
  const message = error instanceof Error ? error.message : String(error)
  return { error: { code: codeOf(error), message, ...factsOf(error) } }
}

function codeOf(error: unknown): string {
  if (error instanceof PingOneError) return error.code
  if (error instanceof WorkerError) return 'ERR_PINGONE_CONFIG'
  if (error instanceof UsageError) return 'ERR_USAGE'
  return error instanceof Interrupted ? 'ERR_INTERRUPTED' : 'ERR_FAILED'
}

function factsOf(error: unknown): Record<string, unknown> {
  if (error instanceof ProvisioningError) return { reason: error.reason, ids: error.ids }
  if (error instanceof ConfigError || error instanceof WorkerError) {
    return { problems: error.problems }
  }
  if (error instanceof UpstreamError) {
    const { reason, call, upstreamStatus, retryAfterSeconds } = error
    return { reason, call, upstreamStatus, retryAfterSeconds }
  }
  if (!(error instanceof PlatformError)) return {}
  const { status, call, pingoneCode, details, errorId, correlationId } = error
  return { status, call, pingoneCode, details, errorId, correlationId }
}
