/** A real browser from npm, and what people do in it: open a window, type, press, choose, look. */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

export type TestBrowser = {
  readonly browser: Browser
  /** Where screenshots go: `SCREENSHOTS`, else a new folder outside the repository. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** On a bare Debian it unpacks its own system libraries, and only when this is set before it is loaded. */
export async function startBrowser(): Promise<TestBrowser> {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const { chromium: driver } = await import('playwright-core')
  const browser = await driver.launch({ args: chromium.args, executablePath: await chromium.executablePath(), headless: true })
  return { browser, folder: screenshotFolder(), stop: () => browser.close() }
}

function screenshotFolder(): string {
  const wished = process.env.SCREENSHOTS
  if (!wished) return mkdtempSync(join(tmpdir(), 'stepwise-screenshots-'))
  mkdirSync(wished, { recursive: true })
  return wished
}
