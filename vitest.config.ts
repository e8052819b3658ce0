// Runs every test under test/ on Express 5, and the stories of a sign-on once more on Express 4.
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const common = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  // A page model that is not what its schema says fails the test that was answered it.
  setupFiles: ['test/support/check-answers.ts'],
}

const config: ViteUserConfig = defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        resolve: { tsconfigPaths: true },
        test: {
          ...common,
          name: 'express-5',
          env: { EXPRESS_MAJOR: '5' },
          include: ['test/**/*.test.ts'],
        },
      },
      {
        resolve: { tsconfigPaths: true, alias: { express: 'express4' } },
        test: {
          ...common,
          name: 'express-4',
          env: { EXPRESS_MAJOR: '4' },
          include: [
            'test/end-to-end/sign-on.test.ts',
            'test/end-to-end/binding.test.ts',
            'test/end-to-end/session.test.ts',
            'test/end-to-end/hosted.test.ts',
            'test/end-to-end/step-up.test.ts',
            'test/end-to-end/approval.test.ts',
            'test/guards/*.test.ts',
          ],
        },
      },
    ],
  },
})

export default config
