// Starts the key derivation worker, under an address that stays the same.
import init from "./vigie-worker.js";

await init();
