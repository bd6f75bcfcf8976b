// Prints what is in a Vigie progress file, as JSON:
//   npm ci && node with-jose.mjs my-file.vigie > answers.json
// It shows what a JOSE library makes of the file; open.mjs needs none.
import { webcrypto } from "node:crypto";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { flattenedDecrypt, generalDecrypt, importJWK } from "jose";

globalThis.crypto ??= webcrypto; // Node 18 does not offer it by itself

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

let opened;
for (const secret of secrets) {
  opened ??= await generalDecrypt(keyring, new TextEncoder().encode(secret), {
    keyManagementAlgorithms: ["PBES2-HS512+A256KW"], // refused unless asked for
    maxPBES2Count: 10_000_000, // and so are more than 10,000 rounds
  }).catch(() => undefined);
}
if (!opened) {
  console.error("This does not open the file: another passphrase or code, or a damaged file.");
  process.exit(1);
}

const key = await importJWK(JSON.parse(new TextDecoder().decode(opened.plaintext)));
const { plaintext } = await flattenedDecrypt(vault, key);
console.log(JSON.stringify(JSON.parse(new TextDecoder().decode(plaintext)), null, 2));
