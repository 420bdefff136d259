/** The folders of the product's sources, for tests that run a copy of it, changed or in another place. */
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
