// Programs of the system that tests look at our outputs with. Where one is missing and we may install it (root on a
// system with apt-get), it is installed; else a sentence says what to install, and the tests that need it are skipped;
// those that show what nothing else shows (mail) fail with that sentence.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const TOOLS = [
  { program: 'pdftotext', apt: 'poppler-utils', what: 'PDF files' },
  { program: 'soffice', apt: 'libreoffice-calc', what: 'XLSX files' },
  { program: 'chromium', apt: 'chromium', what: 'the application in a browser' },
  { program: 'dovecot', apt: 'dovecot-imapd', what: 'mailboxes over IMAP' },
  { program: 'nginx', apt: 'nginx-light', what: 'the server behind a proxy' },
]

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser that tests look with; null where there is none. */
export const CHROMIUM = BROWSERS.find((path) => existsSync(path)) ?? null

/** Where servers stand, which is not in everyone's PATH. */
const SERVERS = '/usr/sbin'

export function hasProgram(program: string): boolean {
  return [...(process.env.PATH ?? '').split(':'), SERVERS].some(
    (folder) => folder !== '' && existsSync(join(folder, program)),
  )
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
        // With this run level a package does not start what it brings (a mail server on the machine's own ports).
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
        timeout: 600_000,
      }).status === 0
    const install = (): boolean => apt('install', '--yes', '--no-install-recommends', ...packages)
    if (install() || (apt('update') && install())) return
  }
  for (const { apt, program, what } of missing.filter((tool) => !hasProgram(tool.program))) {
    process.stdout.write(`Tests that open ${what} cannot run: install ${apt} (${program} is missing).\n`)
  }
}
