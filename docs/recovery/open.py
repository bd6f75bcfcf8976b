# Prints what is in a Vigie progress file, as JSON:
#   python open.py my-file.vigie > answers.json
import getpass
import json
import re
import sys
import unicodedata

from jwcrypto import jwa, jwe, jwk

jwa.default_max_pbkdf2_iterations = 10_000_000  # more than 16,384 are refused

with open(sys.argv[1], encoding="utf-8") as file:
    container = json.load(file)
if container.get("format") != "vigie" or container.get("version") != 1:
    sys.exit("Not a Vigie file of version 1.")

if sys.stdin.isatty():
    typed = getpass.getpass("Passphrase or recovery code: ")
else:
    typed = sys.stdin.buffer.readline().decode().rstrip("\r\n")

# The passphrase as Vigie takes it; and, if it may be one, the recovery code:
# capitals and digits, without dashes and spaces, look-alikes read as digits.
secrets = [unicodedata.normalize("NFC", typed)]
code = re.sub(r"[\s\-\u2010-\u2015\u2212]", "", typed).upper()
code = code.replace("O", "0").replace("I", "1").replace("L", "1")
if re.fullmatch("[0-9A-Z]{28}", code):
    secrets.append(code)


def decrypt(sealed, key):
    token = jwe.JWE()
    token.deserialize(json.dumps(sealed), key)
    return token.payload


vault_key = None
for secret in secrets:
    try:
        vault_key = vault_key or decrypt(container["keyring"], jwk.JWK.from_password(secret))
    except jwe.InvalidJWEData:
        pass
if vault_key is None:
    sys.exit("This does not open the file: another passphrase or code, or a damaged file.")

answers = json.loads(decrypt(container["vault"], jwk.JWK.from_json(vault_key.decode())))
sys.stdout.buffer.write(json.dumps(answers, indent=2, ensure_ascii=False).encode() + b"\n")
