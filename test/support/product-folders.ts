/** Where the product's sources are: what tests copy that run it elsewhere, or changed. */
export const PRODUCT_FOLDERS = [
  'bin',
  'command-line',
  'functions',
  'infra',
  'local',
  'openapi',
  'operate',
  'shared',
  'console',
] as const
