// The meters that ours is compared with, set up as in
// xtask/strength/src/report/meters.mjs. `cargo xtask bench` bundles this.
import zxcvbn from "zxcvbn";
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import * as common from "@zxcvbn-ts/language-common";
import * as en from "@zxcvbn-ts/language-en";
import * as fr from "@zxcvbn-ts/language-fr";
import * as nlBe from "@zxcvbn-ts/language-nl-be";
import * as de from "@zxcvbn-ts/language-de";

const dictionary = { ...common.dictionary };
for (const [language, pack] of Object.entries({ en, fr, "nl-be": nlBe, de })) {
  // Several packs name their lists alike; with a suffix none gets lost.
  for (const [name, words] of Object.entries(pack.dictionary)) {
    dictionary[`${name}-${language}`] = words;
  }
}
const zxcvbnTs = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });

export const meters = {
  zxcvbn: ({ password, words }) => zxcvbn(password, words),
  zxcvbnTs: ({ password, words }) => zxcvbnTs.check(password, words),
};
