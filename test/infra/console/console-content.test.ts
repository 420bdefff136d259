import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { consoleConfiguration } from '../../../console/hosting/console-configuration.ts'
import { logicalId, nameOf, readable } from '../references.ts'
import { EVERY_SETTING } from '../settings/every-setting.ts'
import { type StageTemplates, stageTemplates } from '../stage/stage-templates.ts'

const deployment = z.object({
  DependsOn: z.array(z.string()).default([]),
  Properties: z.looseObject({
    SourceObjectKeys: z.array(z.string()),
    SourceMarkers: z.array(z.record(z.string(), z.unknown())).optional(),
  }),
})

/** Everything that copies files into the bucket, by its name in the code. */
function deploymentsOf(stage: StageTemplates) {
  const found = stage.of('-console').findResources('Custom::CDKBucketDeployment')
  return new Map(
    Object.entries(z.record(z.string(), deployment).parse(found)).map(([id, resource]) => [
      nameOf(id).replace(/CustomResource.*/, ''),
      { id, ...resource },
    ]),
  )
}

/** `/config.json`, with readable names for values that are known only at deployment. */
function configurationOf(stage: StageTemplates): unknown {
  const { SourceObjectKeys = [], SourceMarkers = [] } =
    deploymentsOf(stage).get('ContentFiles')?.Properties ?? {}
  const written = stage.fileOf(SourceObjectKeys.at(-1) ?? '', 'config.json')
  const markers = Object.entries(SourceMarkers.at(-1) ?? {})
  const text = markers.reduce(
    (part, [marker, value]) =>
      part.replaceAll(marker, JSON.stringify(readable(value)).slice(1, -1)),
    written,
  )
  return JSON.parse(text)
}

const plain = stageTemplates({})
const deployments = deploymentsOf(plain)

describe("the console's files", () => {
  it('with a hash in their names are kept for ever: by browsers, and in the bucket for open pages', () => {
    expect(deployments.get('ContentAssets')?.Properties).toMatchObject({
      Exclude: ['*'],
      Include: ['assets/*'],
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    })
  })

  it('without a hash are requested each time, and those that a new version lacks are deleted', () => {
    const files = deployments.get('ContentFiles')?.Properties
    expect(files).toMatchObject({
      Exclude: ['assets/*', 'index.html'],
      Prune: true,
      SystemMetadata: { 'cache-control': 'no-cache' },
    })
    expect(files).not.toHaveProperty('Include')
  })

  it('come before the page that names them, and then the edge forgets the old version', () => {
    const [assets, files, page] = ['ContentAssets', 'ContentFiles', 'ContentPage'].map((name) =>
      deployments.get(name),
    )
    expect(deployments.size).toBe(3)
    expect(files?.DependsOn).toContain(assets?.id)
    expect(page?.DependsOn).toContain(files?.id)
    expect(page?.Properties).toMatchObject({
      Exclude: ['*'],
      Include: ['index.html'],
      Prune: false,
      SystemMetadata: { 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' },
      DistributionPaths: ['/*'],
    })
    expect(logicalId(page?.Properties.DistributionId)).toMatch(/^SiteDistribution/)
  })
})

describe('/config.json', () => {
  it("names the operator's identity provider, its client and scope, and the stage's domain", () => {
    expect(consoleConfiguration.parse(configurationOf(stageTemplates(EVERY_SETTING)))).toEqual({
      issuer: 'https://login.example.org/',
      clientId: 'console',
      scope: 'openid keys/manage',
      signInParameters: { audience: 'https://keys.example.org', ui_locales: 'en de' },
      apiUrl: 'https://keys.example.org',
      tokenUrl: 'https://keys.example.org/oauth2/token',
    })
  })

  it('names the token endpoint of the service itself, which needs no console', () => {
    expect(configurationOf(plain)).toMatchObject({
      apiUrl: 'https://SiteDistribution.DomainName',
      tokenUrl: expect.stringMatching(
        /"feedback-keys-dev".*PublishOutput\w*ApiHttpApi\w*ApiEndpoint.*\/oauth2\/token$/,
      ),
    })
    const behindDomain = stageTemplates({ ...EVERY_SETTING, edgeCertificateArn: undefined })
    expect(configurationOf(behindDomain)).toMatchObject({
      apiUrl: 'https://SiteDistribution.DomainName',
      tokenUrl: 'https://keys.example.org/oauth2/token',
    })
  })

  it('names the deployment’s user pool and client, and the address that CloudFront got', () => {
    expect(configurationOf(plain)).toEqual({
      issuer: expect.stringMatching(
        /^https:\/\/cognito-idp\.AWS::Region\.AWS::URLSuffix\/.*PublishOutputRefUsers/,
      ),
      clientId: expect.stringContaining('PublishOutputRefConsoleClient'),
      scope: 'openid feedback-keys/manage',
      signInParameters: {},
      apiUrl: 'https://SiteDistribution.DomainName',
      tokenUrl: expect.stringMatching(/\/oauth2\/token$/),
    })
  })
})
