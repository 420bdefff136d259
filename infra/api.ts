import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Construct } from 'constructs'
import { ApiStage, type ApiStageProps } from './api-stage.ts'
import { Routes, type RoutesProps } from './routes.ts'

export interface ApiProps {
  /** Shown in API Gateway's list. */
  readonly name: string
}

/**
 * The HTTP API. It comes before the functions, because its URL is their issuer, and gets its routes
 * to them after.
 */
export class Api extends Construct {
  /** Where the service is reached, without a trailing slash. */
  readonly url: string
  readonly #httpApi: HttpApi

  constructor(scope: Construct, id: string, props: ApiProps) {
    super(scope, id)
    this.#httpApi = new HttpApi(this, 'HttpApi', {
      apiName: props.name,
      description: 'feedback-keys: keypairs, and the tokens that they get',
      createDefaultStage: false,
    })
    this.url = this.#httpApi.apiEndpoint
  }

  /** Adds the routes of the catalogue, and publishes them. */
  publish(props: Omit<RoutesProps & ApiStageProps, 'httpApi' | 'routes'>): void {
    const httpApi = this.#httpApi
    const routes = new Routes(this, 'Routes', { httpApi, ...props })
    new ApiStage(this, 'Published', { httpApi, routes, ...props })
  }
}
