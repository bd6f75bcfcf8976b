//! How long an estimate takes, and how long the dictionary takes to read:
//! `cargo bench --bench strength --no-default-features`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros write functions; a failing bench may panic"
)]

/// Benches run on the host; in the browser, `cargo xtask bench` measures the
/// page.
fn main() {
    #[cfg(not(target_family = "wasm"))]
    {
        host::all();
        criterion::Criterion::default()
            .configure_from_args()
            .final_summary();
    }
}

#[cfg(not(target_family = "wasm"))]
mod host {
    use std::fs;
    use std::hint::black_box;

    use criterion::{BenchmarkId, Criterion, Throughput, criterion_group};
    use vigie::strength::dictionary::Dictionary;
    use vigie::strength::{Context, estimate};

    fn dictionary_bytes() -> Vec<u8> {
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/strength.dict")).unwrap()
    }

    fn reading(c: &mut Criterion) {
        let bytes = dictionary_bytes();
        let mut group = c.benchmark_group("dictionary");
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function("read", |b| {
            b.iter(|| Dictionary::read(black_box(&bytes)).unwrap());
        });
        group.finish();
    }

    fn everyday(c: &mut Criterion) {
        let dictionary = Dictionary::read(&dictionary_bytes()).unwrap();
        let context = Context::new(2025).with_words(["Marc Vandenberghe", "Kinépraktijk De Brug"]);
        let mut group = c.benchmark_group("estimate");
        for password in [
            "azerty",
            "Kinesitherapie2024!",
            "P@ssw0rd",
            "14/05/1982",
            "d8#Kq2!vLx",
            "trois chats dorment au soleil",
        ] {
            group.bench_with_input(
                BenchmarkId::from_parameter(password),
                password,
                |b, password| {
                    b.iter(|| estimate(black_box(password), &context, &dictionary));
                },
            );
        }
        group.finish();
    }

    fn long(c: &mut Criterion) {
        let dictionary = Dictionary::read(&dictionary_bytes()).unwrap();
        let context = Context::new(2025);
        let mut group = c.benchmark_group("long");
        group.sample_size(20);
        for (name, password) in [
            (
                "256 letters",
                "abcdefghijklmnopqrstuvwxyz".repeat(10)[..256].to_owned(),
            ),
            ("256 of the same", "a".repeat(256)),
            ("256 digits", "3141592653589793".repeat(16)),
            ("256 leet", "p@55w0rd$1!3".repeat(22)[..256].to_owned()),
            ("10,000 letters", "kinesitherapie".repeat(720)),
        ] {
            group.bench_with_input(
                BenchmarkId::from_parameter(name),
                &password,
                |b, password| {
                    b.iter(|| estimate(black_box(password), &context, &dictionary));
                },
            );
        }
        group.finish();
    }

    criterion_group!(all, reading, everyday, long);
}
