import {
  HttpIntegrationType,
  HttpRouteIntegration,
  type HttpRouteIntegrationConfig,
  PayloadFormatVersion,
} from 'aws-cdk-lib/aws-apigatewayv2'
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda'

/**
 * The integration of a function with its routes. The CDK's `HttpLambdaIntegration` allows the API to call
 * the function with any method and, for `$default`, from any route. This one allows nothing:
 * `api-routes.ts` adds a permission for each route.
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
