import { CfnStage, type HttpApi, HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import type { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct, type IDependable } from 'constructs'
import type { Caller } from '../../shared/operations/contract/routed-operation.ts'
import { routesOf } from '../../shared/operations/contract/routes.ts'
import { routedOperations } from '../../shared/operations/index.ts'
import { accessLogSettings } from './access-log.ts'
import type { Routes } from './api-routes.ts'

/** Requests per second of a route: people and one backend are behind these. */
const THROTTLE = { rateLimit: 100, burstLimit: 200 }
/** Of what everybody may ask for: whoever floods these takes them from verifiers, and nothing else. */
const PUBLIC_THROTTLE = { ThrottlingRateLimit: 500, ThrottlingBurstLimit: 1000 }
/** A burst of token requests, in seconds' worth of the rate: machines start together. */
const TOKEN_BURST_SECONDS = 2
/** The account's own, unless AWS has raised it. */
const BURST_MAX = 5_000

export interface ApiStageProps {
  /** The API that the stage publishes. */
  readonly httpApi: HttpApi
  /** Its routes: some have a throttle of their own. */
  readonly routes: Routes
  /** What must have happened before the first request. */
  readonly after: readonly IDependable[]
  /** For how long the access log is kept. */
  readonly logRetention: RetentionDays
  /**
   * Of the token endpoint, where machines are. A guess at a secret costs a KMS call, of which the
   * account has 10 000 a second for everything (security checklist, TM-23).
   */
  readonly tokenRequestsPerSecond: number
}

/** The API's one stage, `$default`, at the root of its URL: throttled, and logged. */
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
    setRoutesApart(this.stage, props.tokenRequestsPerSecond)
    // A stage with settings for a route that is not there yet is refused.
    this.stage.node.addDependency(props.routes, ...props.after)
  }
}

/**
 * What machines ask for has throttles of its own, and the token route has detailed metrics: those of
 * every route would cost forty times as much. The library's stage knows no settings of single
 * routes; CloudFormation's does.
 */
function setRoutesApart(
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
