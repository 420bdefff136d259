import { CfnStage, type HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct, type IDependable } from 'constructs'
import type { Caller } from '../../shared/operations/contract/routed-operation.ts'
import { routesOf } from '../../shared/operations/contract/routes.ts'
import { routedOperations } from '../../shared/operations/index.ts'
import { accessLogSettings } from './access-log.ts'
import type { Routes } from './api-routes.ts'

/** Requests per second of a route. Only people and the platform call these routes. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 }
/** For the public routes. A flood of requests there affects only those who read the public keys. */
const PUBLIC_THROTTLE = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 }
/** The burst of token requests is the rate times this. It allows for machines that start together. */
const TOKEN_BURST_SECONDS = 2
/** The limit of an account, unless AWS has raised it. */
const BURST_MAX = 5_000

export interface ApiStageProps {
  /** The API that the stage publishes. */
  readonly httpApi: HttpApi
  /** The API's routes. Some get separate throttles. */
  readonly routes: Routes
  /** What must be deployed before the first request. */
  readonly after: readonly IDependable[]
  /** How long the access log is kept. */
  readonly logRetention: RetentionDays
  /**
   * The throttle of the token endpoint. A guess at a key secret costs a KMS call, and the account has
   * 10 000 a second for everything (security checklist, TM-23).
   */
  readonly tokenRequestsPerSecond: number
}

/** The API's one stage, `$default`, at the root of its URL, with throttles and an access log. */
export class ApiStage extends Construct {
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, props: ApiStageProps) {
    super(scope, id)
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: props.httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: accessLogSettings(this, 'AccessLog', props.logRetention),
    })
    setRouteSettings(this.stage, props.tokenRequestsPerSecond)
    // API Gateway refuses a stage with settings for a route that does not exist yet.
    this.stage.node.addDependency(props.routes, ...props.after)
  }
}

/**
 * Sets the throttles of the token route and the public routes, and detailed metrics of the token route.
 * Detailed metrics of every route would cost forty times as much. The CDK's stage has no settings of
 * single routes, but CloudFormation's has.
 */
function setRouteSettings(
  { node: { defaultChild: resource } }: HttpStage,
  requestsPerSecond: number,
): void {
  if (!(resource instanceof CfnStage)) throw new Error('the stage has no CloudFormation resource')
  const tokens = {
    DetailedMetricsEnabled: true,
    ThrottlingRateLimit: requestsPerSecond,
    ThrottlingBurstLimit: Math.min(requestsPerSecond * TOKEN_BURST_SECONDS, BURST_MAX),
  }
  resource.routeSettings = {
    ...onRoutesFor('keypair', tokens),
    ...onRoutesFor('anyone', PUBLIC_THROTTLE),
  }
}

function onRoutesFor(caller: Caller, settings: object): Record<string, object> {
  const routes = routedOperations
    .filter((operation) => operation.caller === caller)
    .flatMap(routesOf)
  return Object.fromEntries(routes.map(({ method, path }) => [`${method} ${path}`, settings]))
}
