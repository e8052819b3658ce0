// The commands of the bin, in the order in which they are listed: one entry each, and nothing else names them.
import { flagsOf, optionsOf, type Command } from './command.js'
import { doctorKinds, runDoctor } from './doctor.js'
import { ejectKinds, runEject } from './eject.js'
import { emulatorKinds } from './emulator-options.js'
import { runEmulator } from './emulator.js'
import { galleryKinds, runGallery } from './gallery.js'
import { stepNames } from '../../steps/index.js'
import { provisionActions, runProvision } from './provision.js'

/** By the word that calls it; `completion`, which completes these, stands beside them. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    'emulator',
    {
      summary: 'Run a local PingOne, with an inbox for the codes it sends',
      run: runEmulator,
      choices: optionsOf(emulatorKinds),
    },
  ],
  [
    'provision',
    {
      summary: 'Set up a PingOne environment as an app needs it: plan, apply, destroy',
      run: runProvision,
      choices: new Map([
        ['', [...provisionActions.keys(), '--help']],
        ...[...provisionActions].map(([name, kinds]) => [name, flagsOf(kinds)] as const),
      ]),
    },
  ],
  [
    'doctor',
    {
      summary: "Look at an app's configuration and say what to do about it",
      run: runDoctor,
      choices: optionsOf(doctorKinds),
    },
  ],
  [
    'gallery',
    {
      summary: 'Show every page in every state: light, dark, narrow, wide, both directions',
      run: runGallery,
      choices: optionsOf(galleryKinds),
    },
  ],
  [
    'eject',
    {
      summary: 'Write pages to start from: EJS, Nunjucks or TypeScript, looking as ours do',
      run: runEject,
      choices: new Map([['', [...stepNames, ...flagsOf(ejectKinds)]]]),
    },
  ],
])
