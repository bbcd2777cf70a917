// Builds the browser application when its sources or libraries have changed since it was built last. Plain JavaScript, as
// setup.mjs is; a build takes a few seconds and goes to web/dist, which is not in the repository.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamp = join(root, 'web', 'dist', '.built-from')

/** One hash of everything that the build reads. */
function sourceHash() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const files = readdirSync(join(root, 'web'), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && !/[\\/](dist|node_modules)([\\/]|$)/.test(join(entry.parentPath, '')),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(join(root, 'web', 'dist')))
    .sort()
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Builds where needed; the exit code of the build. */
export function buildWeb() {
  const from = sourceHash()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return 0
  process.stderr.write('Собирается веб-приложение … / Building the web application …\n')
  const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const run = spawnSync(node, [vite, 'build', 'web', '--logLevel', 'warn'], {
    // Tests have a mode of their own; what they look at is what ships.
    env: { ...process.env, NODE_ENV: 'production' },
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (run.status === 0) writeFileSync(stamp, from)
  return run.status ?? 3
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = buildWeb()
