import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { EVERY_SETTING } from '../settings/every-setting.ts'
import { stageTemplates } from '../stage/stage-templates.ts'

const visibility = z.object({ SampledRequestsEnabled: z.boolean() })
const override = z.object({ Name: z.string(), ActionToUse: z.unknown() })
const managedGroup = z.object({ Name: z.string(), RuleActionOverrides: z.array(override) })
const webAcl = z.object({
  Scope: z.string(),
  VisibilityConfig: visibility,
  Rules: z.array(
    z.object({
      VisibilityConfig: visibility,
      Statement: z.object({
        RateBasedStatement: z.object({ Limit: z.number() }).optional(),
        ManagedRuleGroupStatement: managedGroup.optional(),
      }),
    }),
  ),
})

const [found] = Object.values(
  stageTemplates(EVERY_SETTING).of('-firewall').findResources('AWS::WAFv2::WebACL'),
)
const { Scope, Rules, VisibilityConfig } = webAcl.parse(found?.Properties)

describe('the firewall', () => {
  it('limits the requests of one address, and keeps no samples, which would contain headers', () => {
    expect(Scope).toBe('CLOUDFRONT')
    expect(Rules[0]?.Statement.RateBasedStatement).toEqual({ Limit: 30_000 })
    for (const { SampledRequestsEnabled } of [
      VisibilityConfig,
      ...Rules.map((rule) => rule.VisibilityConfig),
    ]) {
      expect(SampledRequestsEnabled).toBe(false)
    }
  })

  it('allows any text in a comment: rules that look for markup, files or addresses in a body only count', () => {
    const groups = Rules.flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement ?? [])
    const counted = groups.flatMap(({ Name, RuleActionOverrides }) =>
      RuleActionOverrides.map((rule) => [Name, rule.Name, rule.ActionToUse]),
    )
    const names = [
      'CrossSiteScripting_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'NoUserAgent_HEADER',
      'SizeRestrictions_QUERYSTRING',
    ]
    expect(groups).toHaveLength(3)
    expect(counted).toEqual(
      names.map((name) => ['AWSManagedRulesCommonRuleSet', name, { Count: {} }]),
    )
  })
})
