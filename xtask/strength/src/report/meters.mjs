// Judges passwords with the meter named by the first argument. Standard input
// is a JSON array of [password, [words of the user]]; for each, a line with
// score, decimal logarithm of guesses and nanoseconds, separated by tabs.
// Packages are found beside the working directory's node_modules.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(`${process.cwd()}/`);

const meters = {
  zxcvbn() {
    const zxcvbn = require('zxcvbn');
    return (password, words) => {
      const { score, guesses_log10 } = zxcvbn(password, words);
      return [score, guesses_log10];
    };
  },

  'zxcvbn-ts'() {
    const { ZxcvbnFactory } = require('@zxcvbn-ts/core');
    const common = require('@zxcvbn-ts/language-common');
    const dictionary = { ...common.dictionary };
    for (const language of ['en', 'fr', 'nl-be', 'de']) {
      const pack = require(`@zxcvbn-ts/language-${language}`);
      // Several packs name their lists alike; with a suffix none gets lost.
      for (const [name, words] of Object.entries(pack.dictionary)) {
        dictionary[`${name}-${language}`] = words;
      }
    }
    const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs });
    return (password, words) => {
      const { score, guessesLog10 } = zxcvbn.check(password, words);
      return [score, guessesLog10];
    };
  },
};

const judge = meters[process.argv[2]]();
const passwords = JSON.parse(readFileSync(0, 'utf8'));
// A JavaScript engine is slow at first; that is not what is measured.
for (const [password, words] of passwords.slice(0, 300)) judge(password, words);

const lines = passwords.map(([password, words]) => {
  const start = process.hrtime.bigint();
  const [score, guesses] = judge(password, words);
  const time = process.hrtime.bigint() - start;
  return `${score}\t${guesses}\t${time}\n`;
});
process.stdout.write(lines.join(''));
