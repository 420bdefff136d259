import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'

/**
 * A function behind routes. Unlike the library's `HttpLambdaIntegration` it grants nothing: that
 * one lets the API call the function by any method, and for `$default` from any route. `routes.ts`
 * grants each route its own.
 */
export class FunctionIntegration extends HttpRouteIntegration {
  readonly #handler: Lambda

  constructor(id: string, handler: Lambda) {
    super(id)
    this.#handler = handler
  }

  override bind(): HttpRouteIntegrationConfig {
    return {
      type: HttpIntegrationType.AWS_PROXY,
      uri: this.#handler.functionArn,
      payloadFormatVersion: PayloadFormatVersion.VERSION_2_0,
    }
  }
}
