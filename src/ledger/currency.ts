// Minor units of currencies (ISO 4217, list of 2024). Only the currencies whose exponent is not 2 need naming.

const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** Decimals of the currency's minor unit: RUB 2, JPY 0, KWD 3. */
export const exponentOf = (currency: string): number => EXPONENTS[currency] ?? 2

/** Three capital letters; 1C's `руб.` and the old `RUR` are RUB. */
export function currencyCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (code === 'RUR' || code === 'РУБ.' || code === 'РУБ' || code === '643' || code === '810') return 'RUB'
  return /^[A-Z]{3}$/.test(code) ? code : null
}
