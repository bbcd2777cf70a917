#!/usr/bin/env node
import { run } from './run.mjs'

const [command] = process.argv.slice(2)
const file = command === 'serve' ? 'src/server/main.ts' : 'src/cli/main.ts'
process.exitCode = await run(file, process.argv.slice(command === 'serve' ? 3 : 2))
