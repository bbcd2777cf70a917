// What a mail server, or the way to it, said when it did not work; never what we said to it. Of a certificate that is not
// trusted it says what to do: there is no setting that takes any.

import { plain } from './letter-bytes.ts'

const LONGEST = 500

/** As OpenSSL and Node say it; the libraries of mail keep the words and not always the code. */
const NOT_TRUSTED =
  /self[- ]signed certificate|unable to (verify the first certificate|get (local )?issuer certificate)|certificate has expired|certificate is not yet valid|certificate signature failure|altnames|hostname mismatch/i

const OF_CERTIFICATE =
  'сертификат почтового сервера не принят: в настройках должно стоять имя, на которое он выдан, а выдать его должен ' +
  'известный этой машине центр; свой центр организации добавляет NODE_EXTRA_CA_CERTS=‹файл PEM› при запуске / the ' +
  "mail server's certificate is refused: give the host name that it was made for; it must come from an authority " +
  'that this machine knows, and one of your own is added by NODE_EXTRA_CA_CERTS=‹PEM file› at start'

const NO_STARTTLS = /starttls|tls required/i
const OF_STARTTLS =
  'сервер не предлагает STARTTLS, без шифрования пароль не передаётся: выберите TLS или другой порт / the server ' +
  'offers no STARTTLS, and no password goes in the open: choose TLS, or another port'

/** On one line. */
export function faultOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const said = error instanceof Error && 'responseText' in error ? String(error.responseText) : ''
  const whole = plain(said === '' || message.includes(said) ? message : `${message}: ${said}`)
  const advice = NOT_TRUSTED.test(whole) ? OF_CERTIFICATE : NO_STARTTLS.test(whole) ? OF_STARTTLS : ''
  // What to do first: the rest may be cut off.
  return (advice === '' ? whole : `${advice} (${whole})`).slice(0, advice === '' ? LONGEST : 2 * LONGEST)
}
