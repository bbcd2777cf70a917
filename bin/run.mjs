// Runs a TypeScript file of the project on the project's own Node 24, whatever Node started this script.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Starts `file` (a path below the project) with `args`; resolves with its exit code. */
export function run(file, args) {
  const own = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (!existsSync(own)) {
    process.stderr.write(
      'Сначала установите зависимости: npm ci --ignore-scripts (или npm run demo).\n' +
        'Install the dependencies first: npm ci --ignore-scripts (or npm run demo).\n',
    )
    return Promise.resolve(3)
  }
  // Room for short-lived objects is limited: without it a large file takes half as much memory again, and no less time.
  const options = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=16']
  const child = spawn(own, [...options, join(root, file), ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? (signal ? 130 : 3))))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2)
  process.exitCode = await run(file, args)
}
