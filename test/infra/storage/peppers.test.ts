import { describe, expect, it } from 'vitest'
import { grantsIn } from '../permissions/grants.ts'
import { synthesized } from '../synthesized.ts'

const rotated = synthesized({ peppers: [1, 2] })
const uses = grantsIn(rotated).filter(({ resource }) => resource.startsWith('KeysPepper'))

describe('a pepper that is no longer listed', () => {
  const delisted = synthesized({ peppers: [2] })

  it('stays in the stack, so that it is the same key when it is listed again', () => {
    const idsIn = (template: typeof rotated) =>
      Object.keys(template.findResources('AWS::KMS::Key', { Properties: { KeySpec: 'HMAC_256' } }))
    expect(idsIn(delisted)).toEqual(idsIn(rotated))
  })

  it('can be used by nobody', () => {
    const used = grantsIn(delisted).map(({ resource }) => resource)
    expect(used).toContain('KeysPepper2')
    expect(used).not.toContain('KeysPepper1')
  })
})

describe('after a rotation of the pepper', () => {
  it('both peppers are there', () => {
    const peppers = rotated.findResources('AWS::KMS::Key', { Properties: { KeySpec: 'HMAC_256' } })
    expect(Object.keys(peppers)).toHaveLength(2)
  })

  it('[TM-26] new MACs are made with the newer one, and verified with either', () => {
    const used = (action: string) =>
      new Set(uses.filter((use) => use.action === action).map(({ resource }) => resource))
    expect(used('kms:GenerateMac')).toEqual(new Set(['KeysPepper2']))
    expect(used('kms:VerifyMac')).toEqual(new Set(['KeysPepper1', 'KeysPepper2']))
  })

  it('functions make MACs with the newer one', () => {
    const [create] = Object.values(
      rotated.findResources('AWS::Lambda::Function', {
        Properties: { Handler: 'create-keypair.handler' },
      }),
    )
    const { PEPPER_KEY_ARN } = create?.Properties.Environment.Variables ?? {}
    expect(JSON.stringify(PEPPER_KEY_ARN)).toContain('KeysPepper2')
  })
})
