import { describe, expect, it } from 'vitest'
import { isAllowed, isLike, type Rule } from './evaluation.ts'

const READ = { action: 'dynamodb:GetItem', resource: 'Table', context: {} }
const ALLOWED: Rule = { effect: 'Allow', action: READ.action, resource: 'Table', tests: [] }

function readOf(...partitions: readonly string[]) {
  return { ...READ, context: { 'dynamodb:LeadingKeys': partitions } }
}

function onlyIf(operator: string, key: string, ...values: readonly string[]): Rule {
  return { ...ALLOWED, tests: [{ operator, key, values }] }
}

describe('the evaluation of policies', () => {
  it('refuses what no rule covers', () => {
    expect(isAllowed(READ, [])).toBe(false)
    expect(isAllowed(READ, [{ ...ALLOWED, action: 'dynamodb:PutItem' }])).toBe(false)
    expect(isAllowed(READ, [{ ...ALLOWED, resource: 'Tables' }])).toBe(false)
  })

  it('allows what a rule allows, unless another rule denies it', () => {
    expect(isAllowed(READ, [ALLOWED])).toBe(true)
    expect(isAllowed(READ, [{ ...ALLOWED, effect: 'Deny' }, ALLOWED])).toBe(false)
  })

  it('requires all partitions of a request in one rule: two rules with a part each do not add up', () => {
    const accounts = onlyIf('ForAllValues:StringLike', 'dynamodb:LeadingKeys', 'ACCOUNT#*')
    const users = onlyIf('ForAllValues:StringLike', 'dynamodb:LeadingKeys', 'USER#*')
    const either = onlyIf('ForAllValues:StringLike', 'dynamodb:LeadingKeys', 'USER#*', 'ACCOUNT#*')
    const both = readOf('ACCOUNT#a', 'USER#u')
    expect(isAllowed(both, [accounts, users])).toBe(false)
    expect(isAllowed(both, [either])).toBe(true)
    expect(isAllowed(readOf('ACCOUNT#a'), [accounts, users])).toBe(true)
  })

  it('treats an absent key as a value that is not equal, as IAM does', () => {
    const key = 'kms:EncryptionContext:purpose'
    expect(isAllowed(READ, [onlyIf('StringEquals', key, 'signing')])).toBe(false)
    expect(isAllowed(READ, [onlyIf('StringNotEquals', key, 'signing')])).toBe(true)
    const sent = { ...READ, context: { [key]: ['signing'] } }
    expect(isAllowed(sent, [onlyIf('StringEquals', key, 'signing')])).toBe(true)
    expect(isAllowed(sent, [onlyIf('StringNotEquals', key, 'signing')])).toBe(false)
  })

  it('is an error for an unknown operator, not a guess', () => {
    const rule = onlyIf('ArnLike', 'aws:SourceArn', '*')
    expect(() => isAllowed(READ, [rule])).toThrow('ArnLike is a condition operator')
  })

  it('matches * with any text, even slashes and line breaks, ? with one character, and the rest literally', () => {
    expect(isLike('ACCOUNT#a/b\nc', 'ACCOUNT#*')).toBe(true)
    expect(isLike('USER#a', 'ACCOUNT#*')).toBe(false)
    expect(isLike('a.c', 'a?c')).toBe(true)
    expect(isLike('abc', 'a.c')).toBe(false)
  })
})
