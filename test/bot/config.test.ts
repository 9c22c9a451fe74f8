import { describe, expect, it } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { liveEnvironment } from '../support/tokens.ts'

const known = ['halton', 'swindon']
const live = liveEnvironment('data', 'people.csv')
const read = (env: Readonly<Record<string, string | undefined>>) => readConfig(env, known)
const problemsOf = (env: Readonly<Record<string, string | undefined>>) => {
  const result = read(env)
  return result.ok ? [] : result.problems
}
const configOf = (env: Readonly<Record<string, string | undefined>>) => {
  const result = read(env)
  if (!result.ok) throw new Error(result.problems.join('\n'))
  return result.config
}

describe('settings', () => {
  it('of local mode need nothing but its name, and listen on this computer only', () => {
    expect(configOf({ STEPWISE_LOCAL: '1' })).toMatchObject({
      port: 3978,
      metricsPort: 3979,
      host: '127.0.0.1',
      dataDir: '.data',
      councils: known,
      tenant: null,
      identity: null,
      local: true,
    })
  })
  it('of a live bot name an app, a tenant, a proof, people and councils', () => {
    expect(configOf(live)).toMatchObject({
      host: '0.0.0.0',
      local: false,
      councils: ['swindon'],
      identity: { proof: { kind: 'password', password: 'secret' } },
    })
  })
  it.each([
    [
      'a certificate',
      { MicrosoftAppPassword: '', CertificateThumbprint: 'AB12', CertificatePrivateKey: 'key' },
      'certificate',
    ],
    ['a managed identity', { MicrosoftAppPassword: '', MicrosoftAppType: 'UserAssignedMSI' }, 'managed-identity'],
  ])('may prove who the bot is by %s', (_what, env, kind) => {
    expect(configOf({ ...live, ...env }).identity?.proof.kind).toBe(kind)
  })
  it('keep the metrics’ port beside the bot’s own unless told otherwise', () => {
    expect(configOf({ STEPWISE_LOCAL: '1', PORT: '4100' }).metricsPort).toBe(4101)
    expect(configOf({ STEPWISE_LOCAL: '1', METRICS_PORT: '9464' }).metricsPort).toBe(9464)
  })
  it('take councils separated by commas or spaces', () => {
    expect(configOf({ STEPWISE_LOCAL: '1', STEPWISE_COUNCILS: 'swindon, halton' }).councils).toEqual(['swindon', 'halton'])
  })
})

describe('what is missing', () => {
  const names = (env: Readonly<Record<string, string | undefined>>) => problemsOf(env).map(text => text.split(':')[0])
  it('is all said at once, also where nothing is set yet', () => {
    expect(names({})).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'STEPWISE_COUNCILS',
      'PEOPLE_FILE',
    ])
  })
  it('is not what is set and wrong', () => {
    expect(names({ ...live, MicrosoftAppId: 'abc', MicrosoftAppTenantId: 'x' })).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
    ])
  })
})

describe('workbooks in SharePoint', () => {
  const library = { SHAREPOINT_DRIVE_ID: 'b!AbC-123_456' }
  const certificate = { MicrosoftAppPassword: '', CertificatePrivateKey: 'key' }
  const pem = '-----BEGIN CERTIFICATE-----'
  it('are off unless a library is named', () => {
    expect(configOf(live).sharePoint).toBeNull()
    expect(configOf({ ...live, ...library }).sharePoint).toEqual({ driveId: 'b!AbC-123_456', folder: '' })
    const folder = configOf({ ...live, ...library, SHAREPOINT_FOLDER: '/Meetings/Our lists/' }).sharePoint?.folder
    expect(folder).toBe('Meetings/Our lists')
  })
  it('need the certificate itself where one proves who the bot is', () => {
    const config = configOf({ ...live, ...library, ...certificate, CertificateThumbprint: pem })
    expect(config.sharePoint).not.toBeNull()
  })
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a folder without a library', { SHAREPOINT_FOLDER: 'Meetings' }, /SHAREPOINT_DRIVE_ID: is not set, but/],
    [
      'an address in place of an id',
      { SHAREPOINT_DRIVE_ID: 'https://c.sharepoint.com/x' },
      /SHAREPOINT_DRIVE_ID: is not the id/,
    ],
    ['a folder that climbs', { ...library, SHAREPOINT_FOLDER: 'Meetings/../Other' }, /SHAREPOINT_FOLDER: is not a folder/],
    ['a thumbprint alone', { ...library, ...certificate, CertificateThumbprint: 'AB12' }, /must be the certificate itself/],
  ])('are not begun with %s', (_, env, problem) => {
    expect(problemsOf({ ...live, ...env }).join('\n')).toMatch(problem)
  })
  it('are not for local mode, and every problem is told at once', () => {
    expect(problemsOf({ STEPWISE_LOCAL: '1', ...library }).join()).toContain('cannot be used in local mode')
    const problems = problemsOf({ ...live, SHAREPOINT_DRIVE_ID: 'x', SHAREPOINT_FOLDER: 'a?b', PORT: 'x' })
    expect(problems.map(problem => problem.split(':')[0]).sort()).toEqual([
      'PORT',
      'SHAREPOINT_DRIVE_ID',
      'SHAREPOINT_FOLDER',
    ])
  })
})

describe('Stepwise does not start', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['without an app id', {}, /MicrosoftAppId: is not set/],
    ['with an app id in local mode', { ...live, STEPWISE_LOCAL: '1' }, /STEPWISE_LOCAL: cannot be used together/],
    ['when local mode is only half asked for', { STEPWISE_LOCAL: 'yes' }, /STEPWISE_LOCAL: is 1/],
    ['without a tenant', { ...live, MicrosoftAppTenantId: '' }, /MicrosoftAppTenantId: is not set/],
    ['without a proof', { ...live, MicrosoftAppPassword: '' }, /MicrosoftAppPassword: is not set/],
    ['with two proofs', { ...live, CertificateThumbprint: 'a', CertificatePrivateKey: 'b' }, /together with a certificate/],
    ['with half a certificate', { ...live, CertificatePrivateKey: 'b' }, /CertificateThumbprint: is not set/],
    ['with a managed identity that has a password', { ...live, MicrosoftAppType: 'UserAssignedMSI' }, /neither password/],
    ['as a bot of many tenants', { ...live, MicrosoftAppType: 'MultiTenant' }, /MicrosoftAppType: is SingleTenant/],
    ['without people', { ...live, PEOPLE_FILE: '' }, /PEOPLE_FILE: is not set/],
    ['without councils', { ...live, STEPWISE_COUNCILS: '' }, /STEPWISE_COUNCILS: is not set/],
    ['for a council it does not know', { ...live, STEPWISE_COUNCILS: 'leeds' }, /"leeds" is not one of/],
    ['on a port that is none', { ...live, PORT: '99999' }, /PORT: is not a port number/],
    ['with both ports the same', { ...live, PORT: '4000', METRICS_PORT: '4000' }, /METRICS_PORT: must differ/],
    ['on a database it does not know', { ...live, DATABASE_URL: 'mysql://x' }, /DATABASE_URL: must begin/],
    [
      'where its data folder is a file',
      { ...live, DATA_DIR: import.meta.filename },
      /DATA_DIR: .+ is a file; name a folder/,
    ],
    [
      'in a folder below a file',
      { ...live, DATA_DIR: `${import.meta.filename}/data` },
      /DATA_DIR: .+config.test.ts is a file/,
    ],
  ])('%s', (_why, env, problem) => {
    expect(problemsOf(env).join('\n')).toMatch(problem)
  })
  it('and says everything that is wrong at once', () => {
    const problems = problemsOf({
      PORT: 'x',
      DATABASE_URL: 'x',
      MicrosoftAppId: 'x',
      STEPWISE_COUNCILS: 'leeds',
    })
    for (const name of ['PORT', 'DATABASE_URL', 'MicrosoftAppId', 'STEPWISE_COUNCILS', 'PEOPLE_FILE']) {
      expect(problems.join('\n')).toContain(`${name}:`)
    }
  })
  it('and never repeats a secret', () => {
    expect(problemsOf({ ...live, PORT: 'x', MicrosoftAppPassword: 'very secret' }).join()).not.toContain('very secret')
  })
})
