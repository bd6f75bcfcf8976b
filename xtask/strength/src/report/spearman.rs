//! Weighted Spearman correlation, as Golla & Dürmuth (CCS 2018) compare meters:
//! only the order of estimates counts, and frequent passwords count more.

/// The correlation of the weighted ranks of two measurements of the same
/// things, from -1 to 1; not a number where one of them is constant.
///
/// The rank of a value is the weight of all smaller ones and half the weight of
/// the equal ones, itself included.
#[must_use]
pub fn weighted(a: &[f64], b: &[f64], weights: &[f64]) -> f64 {
    pearson(&ranks(a, weights), &ranks(b, weights), weights)
}

fn ranks(values: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]));
    let mut ranks = vec![0.0; values.len()];
    let mut below = 0.0;
    for ties in order.chunk_by(|&i, &j| values[i] == values[j]) {
        let here: f64 = ties.iter().map(|&index| weights[index]).sum();
        for &index in ties {
            ranks[index] = below + here / 2.0;
        }
        below += here;
    }
    ranks
}

fn pearson(a: &[f64], b: &[f64], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let mean = |values: &[f64]| {
        let sum: f64 = values
            .iter()
            .zip(weights)
            .map(|(value, weight)| value * weight)
            .sum();
        sum / total
    };
    let (mean_a, mean_b) = (mean(a), mean(b));
    let (mut covariance, mut variance_a, mut variance_b) = (0.0, 0.0, 0.0);
    for ((a, b), weight) in a.iter().zip(b).zip(weights) {
        let (a, b) = (a - mean_a, b - mean_b);
        covariance += weight * a * b;
        variance_a += weight * a * a;
        variance_b += weight * b * b;
    }
    covariance / (variance_a * variance_b).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-9
    }

    #[test]
    fn order_is_all_that_counts() {
        let weights = [1.0; 4];
        assert!(is(
            weighted(&[1.0, 2.0, 3.0, 4.0], &[1.0, 10.0, 11.0, 90.0], &weights),
            1.0
        ));
        assert!(is(
            weighted(&[1.0, 2.0, 3.0, 4.0], &[9.0, 3.0, 2.0, 1.0], &weights),
            -1.0
        ));
        // By hand: ranks 1 2 3 4 and 1 3 2 4, 1 - 6·2/(4·15).
        assert!(is(
            weighted(&[1.0, 2.0, 3.0, 4.0], &[1.0, 3.0, 2.0, 4.0], &weights),
            0.8
        ));
    }

    #[test]
    fn ties_share_a_rank() {
        let ranks = ranks(&[5.0, 1.0, 5.0, 9.0], &[1.0, 2.0, 3.0, 4.0]);
        assert_eq!(ranks, [4.0, 1.0, 4.0, 8.0]);
    }

    #[test]
    fn a_heavy_mistake_counts_more() {
        let (truth, estimate) = ([1.0, 2.0, 3.0, 4.0], [2.0, 1.0, 3.0, 4.0]);
        let light = weighted(&truth, &estimate, &[1.0, 1.0, 9.0, 9.0]);
        let heavy = weighted(&truth, &estimate, &[9.0, 9.0, 1.0, 1.0]);
        assert!(light > heavy, "{light} {heavy}");
    }
}
