// Fetches files of a site into a folder: node verify.mjs <address> <folder> <path>…
// What is not there is left out. The response headers of the page go beside the
// folder, as JSON.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

const [address, folder, ...paths] = process.argv.slice(2);
const ENOUGH = 60_000; // milliseconds for a file

for (const path of paths) {
  // The page by the address that people open; hosts redirect the other one.
  const url = new URL(path === "index.html" ? "./" : path, address);
  let response;
  try {
    response = await fetch(url, { cache: "no-store", signal: AbortSignal.timeout(ENOUGH) });
    if (response.status === 404) continue;
    if (!response.ok) throw new Error(`status ${response.status}`);
    if (path === "index.html") {
      await writeFile(`${folder}.headers.json`, JSON.stringify(Object.fromEntries(response.headers)));
    }
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
  } catch (error) {
    console.error(`${url}: ${error.cause?.message ?? error.message}`);
    process.exit(1);
  }
}
