import { Stack } from 'aws-cdk-lib'
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Construct } from 'constructs'
import type { DomainSettings } from '../settings/stage-settings.ts'
import { ApiDomain } from './api-domain.ts'
import { Routes, type RoutesProps } from './api-routes.ts'
import { ApiStage, type ApiStageProps } from './api-stage.ts'

export interface ApiProps {
  /** Shown in API Gateway's list. */
  readonly name: string
  /** Where it is reached; undefined: at the address that AWS gives, which is closed otherwise. */
  readonly domain: DomainSettings | undefined
}

/**
 * The HTTP API. It comes before the functions, because its URL is their issuer, and gets its routes
 * to them after.
 */
export class Api extends Construct {
  /** Where the service is reached, without a trailing slash. */
  readonly url: string
  /** By which its metrics know it. */
  readonly apiId: string
  readonly #httpApi: HttpApi
  readonly #domain: DomainSettings | undefined

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id)
    this.#domain = props.domain
    this.#httpApi = new HttpApi(this, 'HttpApi', {
      apiName: props.name,
      description: 'feedback-keys: keypairs, and the tokens that they get',
      createDefaultStage: false,
      // A second door would be one that no rule at the domain guards (security checklist, TM-49).
      disableExecuteApiEndpoint: props.domain !== undefined,
    })
    this.apiId = this.#httpApi.apiId
    this.url = props.domain ? `https://${props.domain.name}` : this.#httpApi.apiEndpoint
  }

  /**
   * Adds the routes of the catalogue, and publishes them.
   *
   * @returns the host name at which AWS answers, whatever name DNS gives it.
   */
  publish(props: Omit<RoutesProps & ApiStageProps, 'httpApi' | 'routes'>): string {
    const httpApi = this.#httpApi
    const routes = new Routes(this, 'Routes', { httpApi, ...props })
    const { stage } = new ApiStage(this, 'Published', { httpApi, routes, ...props })
    const { region, urlSuffix } = Stack.of(this)
    const domain = this.#domain
    if (domain === undefined) return `${httpApi.apiId}.execute-api.${region}.${urlSuffix}`
    return new ApiDomain(this, 'Domain', { domain, httpApi, stage }).regionalDomainName
  }
}
