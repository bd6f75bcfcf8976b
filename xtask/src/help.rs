//! What `cargo xtask help` says.

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--prefix /folder/] [--parts]
                                         build if needed, then serve the page on this machine;
                                         with the page `#/parts`, where all parts stand
  dist                                   build the static site into dist/
  test [host|lint|size|web|e2e|firefox|webkit]…
                                         run all tests, or these; e2e is from end to end in
                                         Chromium, firefox and webkit are the same there
  reproduce                              build the page again in another folder and see that
                                         it is the same, byte by byte (about 10 minutes)
  verify <address or folder> [--digest <SHA-256>]
                                         compare a published site with this build, or with
                                         the build that has that digest
  size                                   what the built page weighs
  screenshots                            make the README's pictures
  bench [derivation|interaction|sealing|strength|unlocking]…
                                         measure the built page in a browser
  lighthouse                             measure its first load as Lighthouse does, on a phone
  torture [--runs N] [--seed S] [--slow-disk | --without-indexeddb]
                                         kill the browser N times (20) and see that nothing
                                         shown as saved is lost
  model [word]…                          explore every order of events that saving, tabs and
                                         secrets can meet, in all scenarios or in those with
                                         such a word in their names
  texts                                  look for faults in the texts of every language
  content <fr|nl|de|en>                  print all texts of a language, to be proofread
  fuzz [--seconds N]                     run each fuzz target for N seconds (60)
  dictionaries [--check]                 build the password estimator's dictionary from its
                                         sources, or say whether it is what they make
  strength-report [--alone] [--held-out] [folder]
                                         measure the password estimator beside other meters,
                                         or alone; also on the public sets in a folder
  help                                   this text

What is missing (trunk, wasm-bindgen, wasm-opt, …) is fetched once into
$VIGIE_TOOLS, by default ~/.cache/vigie/tools.";
