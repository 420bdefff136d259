import { Stack } from 'aws-cdk-lib'
import { type HttpApi, HttpMethod, HttpRoute, HttpRouteKey } from 'aws-cdk-lib/aws-apigatewayv2'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { answerUnmatched } from '../../shared/operations/answer-unmatched.ts'
import { routesOf } from '../../shared/operations/contract/routes.ts'
import { routedOperations } from '../../shared/operations/index.ts'
import { accept } from '../accept.ts'
import type { OperationFunctions } from '../lambda/operation-functions.ts'
import {
  type AuthorizationProps,
  authorizationOf,
  type RouteAuthorization,
} from './authorization.ts'
import { FunctionIntegration } from './function-integration.ts'

export interface RoutesProps extends AuthorizationProps {
  /** The API that the routes are added to. */
  readonly httpApi: HttpApi
  /** The functions behind them. */
  readonly functions: OperationFunctions
}

/**
 * The routes of the catalogue, and `$default` for all other requests. CORS preflights also go to
 * `$default`, so the API has no CORS settings.
 */
export class Routes extends Construct {
  readonly #httpApi: HttpApi

  constructor(scope: Construct, id: string, props: RoutesProps) {
    super(scope, id)
    this.#httpApi = props.httpApi
    const authorizationFor = authorizationOf(props)
    for (const operation of routedOperations) {
      const handler = props.functions.of(operation)
      const integration = new FunctionIntegration(operation.id, handler)
      for (const { method, path } of routesOf(operation)) {
        const key = HttpRouteKey.with(path, HttpMethod[method])
        this.#add(key, integration, authorizationFor[operation.caller])
        this.#allowCalls(handler, `${method}${path}`)
      }
    }
    const handler = props.functions.of(answerUnmatched)
    const integration = new FunctionIntegration(answerUnmatched.id, handler)
    this.#add(HttpRouteKey.DEFAULT, integration, authorizationFor[answerUnmatched.caller])
    this.#allowCalls(handler, '$default')
  }

  #add(
    routeKey: HttpRouteKey,
    integration: FunctionIntegration,
    authorization: RouteAuthorization,
  ): void {
    const route = new HttpRoute(this, routeKey.key, {
      httpApi: this.#httpApi,
      routeKey,
      integration,
      ...authorization,
    })
    if (authorization.openBecause === undefined) return
    accept(route, { 'AwsSolutions::AwsSolutions-APIG4': authorization.openBecause })
  }

  /** Allows this route, and nothing else, to call the function (security checklist, TM-08). */
  #allowCalls(handler: Lambda, route: string): void {
    handler.addPermission(`Invoke ${route}`, {
      scope: this,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: this.#httpApi.apiId,
        // Any stage of the API; it has only one.
        resourceName: `*/${route}`,
      }),
    })
  }
}
