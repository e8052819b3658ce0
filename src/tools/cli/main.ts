#!/usr/bin/env node
// The bin: hands the words of the command line to the command they name.
import { runCommandLine } from './command-line.js'
import { createProcessTerminal } from './process-terminal.js'

process.exitCode = await runCommandLine(process.argv.slice(2), createProcessTerminal(process))
