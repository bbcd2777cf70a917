// What became of a file that was to be accepted, as the API tells it.

import { z } from 'zod'
import { list, rendered } from '../schemas.ts'

export const acceptedFile = z.object({
  id: z.string(),
  name: z.string(),
  entity: z.string(),
  target: z.string(),
  accepted: z.boolean(),
  findings: list(rendered),
})
