import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileAt } from '../../../console/hosting/paths.ts'
import { KEY_ID_PATTERN } from '../../../shared/domain/keypairs/key-id.ts'
import { OWNER_ID_PATTERN } from '../../../shared/domain/owners/owner.ts'
import { stageTemplates } from '../stage/stage-templates.ts'

const [edgeFunction] = Object.values(
  stageTemplates({}).of('-console').findResources('AWS::CloudFront::Function'),
)

/** The file that CloudFront's function requests from the bucket. */
function fileAtEdge(uri: string): unknown {
  const code = `${edgeFunction?.Properties.FunctionCode}\nhandler(event).uri`
  return runInNewContext(code, { event: { request: { method: 'GET', uri } } })
}

const keypair = '/environments/acme-prod/keypairs/fbk_0123456789ABCDEFGHJKMNPQ'

describe('a path of the console', () => {
  it.each([
    ['/', '/index.html'],
    ['/accounts/acme', '/index.html'],
    [keypair, '/index.html'],
    ['/v1.2/', '/index.html'],
    ['/index.html', '/index.html'],
    ['/assets/a-1.js', '/assets/a-1.js'],
    ['/config.json', '/config.json'],
    ['/assets/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json'],
  ])('%s gets %s, at the edge and on one machine', (path, file) => {
    expect(fileAtEdge(path)).toBe(file)
    expect(fileAt(path)).toBe(file)
  })

  it('gets the same file at the edge and on one machine, whatever it is', () => {
    const rest = fc.string({ unit: fc.constantFrom('a', '/', '.', '%', '-', '2', 'e') })
    fc.assert(
      fc.property(rest, (text) => {
        expect(fileAtEdge(`/${text}`)).toBe(fileAt(`/${text}`))
      }),
    )
  })

  it('that ends with the id of an owner or of a keypair is a place in the one page', () => {
    const ids = fc.oneof(fc.stringMatching(OWNER_ID_PATTERN), fc.stringMatching(KEY_ID_PATTERN))
    fc.assert(
      fc.property(ids, (id) => {
        expect(fileAt(`/accounts/${id}`)).toBe('/index.html')
      }),
    )
  })
})
