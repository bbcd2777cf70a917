// Programs of the system that tests look at our outputs with. Where one is missing and we may install it (root on a
// system with apt-get), it is installed; else a sentence says what to install, and the tests that need it are skipped.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const TOOLS = [
  { program: 'pdftotext', apt: 'poppler-utils', what: 'PDF' },
  { program: 'soffice', apt: 'libreoffice-calc', what: 'XLSX' },
]

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
    process.stdout.write(
      `Tests that open ${what} files are skipped: install ${apt} (${program} is missing).\n`,
    )
  }
}
