// docs/provisioning.md says of the doctor what the doctor does.
import { expect, test } from 'vitest'
import { diagnose } from '../../../../src/tools/provisioning/doctor/diagnose.js'
import { readSection, readText } from '../../../package/source.js'

test('has every check of the doctor, in its order and in its words', async () => {
  const { findings } = await diagnose({
    environmentId: '',
    clientId: '',
    baseUrl: '',
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  })
  const section = readSection(readText('docs/provisioning.md'), 'Doctor')
  const rows = section.split('\n').filter((line) => line.startsWith('| `'))
  const written = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  expect(written.map((cells) => cells.slice(1, 3))).toEqual(
    findings.map(({ check, title }) => [`\`${check}\``, title]),
  )
})
