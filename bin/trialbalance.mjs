#!/usr/bin/env node
import { run } from './run.mjs'

process.exitCode = await run('src/main.ts', process.argv.slice(2))
