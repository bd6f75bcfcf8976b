// Prints what is in a Vigie progress file, as JSON:
//   node open.mjs my-file.vigie > answers.json
// It needs nothing but Node.
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

const { format, version, keyring, vault } = JSON.parse(readFileSync(process.argv[2], "utf8"));
if (format !== "vigie" || version !== 1) throw new Error("Not a Vigie file of version 1.");

// What is typed is not shown.
const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
const terminal = Boolean(process.stdin.isTTY);
const reader = createInterface({ input: process.stdin, output: unseen, terminal });
process.stderr.write("Passphrase or recovery code: ");
const typed = await reader.question("");
reader.close();
process.stderr.write("\n");

// The passphrase as Vigie takes it; and, if it may be one, the recovery code:
// capitals and digits, without dashes and spaces, look-alikes read as digits.
const secrets = [typed.normalize("NFC")];
const code = typed.toUpperCase().replace(/[\s\-\u2010-\u2015\u2212]/g, "")
  .replace(/O/g, "0").replace(/[IL]/g, "1");
if (/^[0-9A-Z]{28}$/.test(code)) secrets.push(code);

const bytes = (text) => Buffer.from(text, "base64url");

// PBES2-HS512+A256KW, RFC 7518 section 4.8.
function derive(secret, { alg, p2s, p2c }) {
  if (p2c > 10_000_000) throw new Error(`${p2c} rounds are more than Vigie ever reads.`);
  const salt = Buffer.concat([Buffer.from(`${alg}\0`), bytes(p2s)]);
  return pbkdf2Sync(secret, salt, p2c, 32, "sha512");
}

// A256KW, RFC 3394: undefined when it is another key's.
function unwrap(kek, wrapped) {
  try {
    const cipher = createDecipheriv("id-aes256-wrap", kek, Buffer.alloc(8, 0xa6));
    return Buffer.concat([cipher.update(bytes(wrapped)), cipher.final()]);
  } catch {
    return undefined;
  }
}

// A256GCM, RFC 7518 section 5.3: throws when anything was changed.
function decrypt({ protected: header, iv, ciphertext, tag }, key) {
  const cipher = createDecipheriv("aes-256-gcm", key, bytes(iv), { authTagLength: 16 });
  cipher.setAAD(Buffer.from(header)).setAuthTag(bytes(tag));
  return JSON.parse(Buffer.concat([cipher.update(bytes(ciphertext)), cipher.final()]));
}

// The ways in; those of other programs are passed over.
let contentKey;
for (const { header, encrypted_key } of keyring.recipients) {
  if (!["passphrase", "recovery"].includes(header?.kid)) continue;
  for (const secret of secrets) contentKey ??= unwrap(derive(secret, header), encrypted_key);
}
if (!contentKey) {
  console.error("This does not open the file: another passphrase or code, or a damaged file.");
  process.exit(1);
}

const vaultKey = decrypt(keyring, contentKey);
const answers = decrypt(vault, unwrap(bytes(vaultKey.k), vault.encrypted_key));
console.log(JSON.stringify(answers, null, 2));
