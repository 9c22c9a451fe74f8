/** A real browser from npm, and what people do in it: open a window, type, press, choose, look. */
import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'

export type TestBrowser = {
  /** Opens somebody's window of the Teams-like client; `name` stands in the names of its screenshots. */
  readonly open: (name: string, address: string) => Promise<ChatPage>
  /** Where screenshots go: `SCREENSHOTS`, else a new folder outside the repository. */
  readonly folder: string
  readonly stop: () => Promise<void>
}

/** Everything is done to the newest card that has what is asked for; each step waits for it, `waitMs` at most. */
export type ChatPage = {
  readonly page: Page
  readonly says: (text: string) => Promise<void>
  readonly presses: (title: string) => Promise<void>
  /** Types into the input with this label; a day as `2026-12-01`. */
  readonly fills: (label: string, value: string) => Promise<void>
  /** Chooses this from a list, a set of buttons or a set of boxes; `label` only where several have the same words. */
  readonly chooses: (choice: string, label?: string) => Promise<void>
  readonly sees: (words: string) => Promise<void>
  /** A screenshot of the whole window. */
  readonly photographs: (what: string) => Promise<string>
}

const waitMs = 30_000

/** On a bare Debian it unpacks its own system libraries, and only when this is set before it is loaded. */
export async function startBrowser(): Promise<TestBrowser> {
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs22.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const { chromium: driver } = await import('playwright-core')
  const executablePath = await chromium.executablePath()
  const browser = await driver.launch({ args: chromium.args, executablePath, headless: true })
  const folder = screenshotFolder()
  return {
    folder,
    open: (name, address) => openPage(browser, { name, address, folder }),
    stop: () => browser.close(),
  }
}

function screenshotFolder(): string {
  const wished = process.env.SCREENSHOTS
  if (!wished) return mkdtempSync(join(tmpdir(), 'stepwise-screenshots-'))
  mkdirSync(wished, { recursive: true })
  return wished
}

type Opening = { readonly name: string; readonly address: string; readonly folder: string }

async function openPage(browser: Browser, { name, address, folder }: Opening): Promise<ChatPage> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 1000 } })
  page.setDefaultTimeout(waitMs)
  await page.goto(address, { timeout: 4 * waitMs })
  const editor = page.locator('[contenteditable="true"][role="textbox"]')
  await editor.waitFor()
  let pictures = 0
  return {
    page,
    says: async text => {
      await editor.click()
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    },
    presses: title => page.getByRole('button', { name: title, exact: true }).last().click(),
    fills: (label, value) => page.getByLabel(label).last().fill(value),
    chooses: (choice, label) => choose(page, choice, label),
    sees: words => page.getByText(words).last().waitFor(),
    photographs: async what => {
      const path = join(folder, `${name}-${String(++pictures).padStart(2, '0')}-${what}.png`)
      await page.screenshot({ path })
      return path
    },
  }
}

/** A choice may be drawn as a radio button, a box or an entry of a list that has to be opened first. */
async function choose(page: Page, choice: string, label?: string): Promise<void> {
  const within = label ? page.getByRole('group', { name: label }).or(page.getByRole('radiogroup', { name: label })) : page
  const drawn = within.getByRole('radio', { name: choice }).or(within.getByRole('checkbox', { name: choice }))
  const list = label ? page.getByLabel(label) : page.getByRole('combobox').filter({ has: page.getByText(choice) })
  await drawn.or(list).last().waitFor()
  if ((await drawn.count()) > 0) await drawn.last().check()
  else await chooseFromList(page, list.last(), choice)
}

async function chooseFromList(page: Page, list: Locator, choice: string): Promise<void> {
  const isNative = await list.evaluate(element => element.tagName === 'SELECT')
  if (isNative) await list.selectOption({ label: choice })
  else {
    await list.click()
    await page.getByRole('option', { name: choice, exact: true }).last().click()
  }
}
