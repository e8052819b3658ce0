// What a view is given beside its model, as tests give it: assets by plain names, and no template engine.
import type { Brand } from '../../src/models/model.js'
import type { ViewContext } from '../../src/views/views.js'

/** The context of a page of an example; `render` draws by templates, where a test has some. */
export function exampleContext(
  { locale, brand }: { readonly locale: string; readonly brand: Brand },
  render: ViewContext['render'] = () => Promise.reject(new Error('no template engine')),
): ViewContext {
  return {
    locale,
    brand,
    assets: {
      stylesheet: '/pages.css',
      stepsStylesheet: '/steps.css',
      brandStylesheet: '/brand.css',
      resumeScript: '/resume.js',
      passwordScript: '/password.js',
      passkeyScript: '/passkey.js',
      pageScript: '/page.js',
      waitScript: '/wait.js',
      icon: '/icon.svg',
    },
    render,
  }
}
