// Exchange rates of the sample group: rubles for one yuan, in ten-thousandths. The points of the Bank of Russia that
// are published elsewhere bear their source; the others are made up and say so.

/** Last day of each month; deals of a month are at the rate of the end of the month before. */
const YUAN: Readonly<Record<string, bigint>> = {
  '2022-12': 98949n,
  '2023-01': 102877n,
  '2023-02': 108119n,
  '2023-03': 112045n,
  '2023-04': 116014n,
  '2023-05': 113208n,
  '2023-06': 119532n,
  '2023-07': 126514n,
  '2023-08': 130871n,
  '2023-09': 133592n,
  '2023-10': 127032n,
  '2023-11': 124268n,
  '2023-12': 125762n,
  '2024-01': 124146n,
  '2024-02': 126041n,
  '2024-03': 127219n,
  '2024-04': 126012n,
  '2024-05': 123108n,
  '2024-06': 118206n,
  '2024-07': 118914n,
  '2024-08': 127706n,
  '2024-09': 131604n,
  '2024-10': 135812n,
  '2024-11': 146112n,
  '2024-12': 134272n,
  '2025-01': 135218n,
  '2025-02': 121104n,
  '2025-03': 115318n,
  '2025-04': 112604n,
  '2025-05': 109416n,
  '2025-06': 109412n,
  '2025-07': 110214n,
  '2025-08': 112018n,
  '2025-09': 115806n,
  '2025-10': 113412n,
  '2025-11': 110604n,
  '2025-12': 111592n,
}

/** Averages used for translation; made up, near the mean of the month ends above. */
export const YUAN_AVERAGES: readonly (readonly [from: string, to: string, rate: string])[] = [
  ['2024-01-01', '2024-12-31', '12.7846'],
  ['2024-01-01', '2024-06-30', '12.5108'],
  ['2024-07-01', '2024-12-31', '13.0554'],
  ['2025-01-01', '2025-12-31', '11.4318'],
  ['2025-01-01', '2025-06-30', '11.6942'],
  ['2025-07-01', '2025-12-31', '11.1737'],
]

/** Points of the Bank of Russia that were read in public sources: date, currency, rate. */
export const KNOWN_POINTS: readonly (readonly [date: string, currency: string, rate: string])[] = [
  ['2023-12-30', 'USD', '89.6883'],
  ['2024-12-31', 'USD', '101.6797'],
  ['2024-12-31', 'EUR', '106.1028'],
  ['2025-09-04', 'CNY', '11.2981'],
  ['2025-09-05', 'CNY', '11.3536'],
  ['2025-10-23', 'CNY', '11.4541'],
  ['2025-10-24', 'CNY', '11.3733'],
  ['2025-12-22', 'CNY', '11.4463'],
  ['2025-12-23', 'CNY', '11.2308'],
  ['2025-12-24', 'CNY', '11.1497'],
  ['2025-12-24', 'USD', '78.585'],
  ['2025-12-24', 'EUR', '92.8137'],
  ['2026-01-01', 'USD', '78.2267'],
  ['2026-01-01', 'EUR', '92.0938'],
]

/** Rubles for one yuan at the end of `month` (`2025-06`), in ten-thousandths. */
export function yuanAtEndOf(month: string): bigint {
  const rate = YUAN[month]
  if (rate === undefined) throw new Error(`no rate for ${month}`)
  return rate
}

export const yuanMonths = (): string[] => Object.keys(YUAN)

export const rateText = (tenThousandths: bigint): string =>
  `${tenThousandths / 10000n}.${(tenThousandths % 10000n).toString().padStart(4, '0')}`
