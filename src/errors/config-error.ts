// Of a start: what is misconfigured.
import { holdAcrossCopies } from './across-copies.js'
import { PingOneError } from './pingone-error.js'

/** A misconfiguration: which option, under which environment name, and what to write instead. */
export interface ConfigProblem {
  /** Dotted path of the option, e.g. `clientId` or `paths.callback`. */
  readonly option: string
  /** Environment variable that sets the same option, when there is one. */
  readonly environment?: string
  /** What is wrong and what to write, in one sentence. */
  readonly problem: string
}

/** The options or the environment are wrong: thrown once, listing every problem. */
export class ConfigError extends PingOneError {
  override readonly name = 'ConfigError' as const
  readonly code = 'ERR_PINGONE_CONFIG' as const
  readonly status = 500 as const
  /** The first problem's option. */
  readonly option: string
  /** Not enumerable: Node prints an uncaught error with its members, and the message has them already. */
  readonly problems: readonly ConfigProblem[]

  /** @param advice A last line of the message. */
  constructor(problems: readonly ConfigProblem[], advice?: string) {
    const lines = problems.map(writeProblem)
    super([...lines, ...(advice === undefined ? [] : [advice])].join('\n'))
    this.problems = Object.freeze([...problems])
    this.option = problems[0]?.option ?? ''
    for (const member of ['problems', 'option']) {
      Object.defineProperty(this, member, { enumerable: false })
    }
  }
}

function writeProblem({ option, environment, problem }: ConfigProblem): string {
  return environment === undefined
    ? `${option}: ${problem}`
    : `${option} [${environment}]: ${problem}`
}

holdAcrossCopies({ ConfigError })
