// Programs of the system that tests look at our outputs with. Where one is missing and we may install it (root on a
// system with apt-get), it is installed; else a sentence says what to install, and the tests that need it are skipped.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const TOOLS = [
  { program: 'pdftotext', apt: 'poppler-utils', what: 'PDF files' },
  { program: 'soffice', apt: 'libreoffice-calc', what: 'XLSX files' },
  { program: 'chromium', apt: 'chromium', what: 'the application in a browser' },
]

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser that tests look with; null where there is none. */
export const CHROMIUM = BROWSERS.find((path) => existsSync(path)) ?? null

export function hasProgram(program: string): boolean {
  return (process.env.PATH ?? '')
    .split(':')
    .some((folder) => folder !== '' && existsSync(join(folder, program)))
}

export function provideSystemTools(): void {
  const missing = TOOLS.filter(({ program }) => !hasProgram(program))
  if (missing.length === 0) return
  const packages = missing.map(({ apt }) => apt)
  if (process.getuid?.() === 0 && hasProgram('apt-get')) {
    process.stdout.write(`Installing ${packages.join(', ')} for the tests that look at outputs …\n`)
    const apt = (...args: string[]): boolean =>
      spawnSync('apt-get', ['-qq', ...args], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        timeout: 600_000,
      }).status === 0
    const install = (): boolean => apt('install', '--yes', '--no-install-recommends', ...packages)
    if (install() || (apt('update') && install())) return
  }
  for (const { apt, program, what } of missing.filter((tool) => !hasProgram(tool.program))) {
    process.stdout.write(`Tests that open ${what} are skipped: install ${apt} (${program} is missing).\n`)
  }
}
