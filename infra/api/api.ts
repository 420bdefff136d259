import { Stack } from 'aws-cdk-lib'
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Construct } from 'constructs'
import type { DomainSettings } from '../settings/stage-settings.ts'
import { ApiDomain } from './api-domain.ts'
import { Routes, type RoutesProps } from './api-routes.ts'
import { ApiStage, type ApiStageProps } from './api-stage.ts'

export interface ApiProps {
  /** The name in API Gateway's list. */
  readonly name: string
  /** The API's domain. When undefined, the API is at the URL from AWS, which is disabled otherwise. */
  readonly domain: DomainSettings | undefined
}

/**
 * The HTTP API. It is created before the functions, because its URL is the issuer that they need. Its
 * routes are added after the functions.
 */
export class Api extends Construct {
  /** The URL of the service, without a trailing slash. */
  readonly url: string
  /** The id of the API, which is a dimension of its metrics. */
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
      // A second URL would bypass the rules of the domain (security checklist, TM-49).
      disableExecuteApiEndpoint: props.domain !== undefined,
    })
    this.apiId = this.#httpApi.apiId
    this.url = props.domain ? `https://${props.domain.name}` : this.#httpApi.apiEndpoint
  }

  /**
   * Adds the routes of the catalogue, and publishes them.
   *
   * @returns the host name of the API at AWS, also when it has a domain.
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
