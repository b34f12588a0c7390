//! A small random generator that gives the same numbers everywhere.

/// `SplitMix64` by Steele, Lea and Flood ("Fast Splittable Pseudorandom Number Generators", 2014).
pub(super) struct SplitMix64(u64);

impl SplitMix64 {
    /// A generator with a seed.
    pub(super) fn new(seed: u64) -> SplitMix64 {
        SplitMix64(seed)
    }

    /// A number below `n`, which must not be zero.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % n as u64).unwrap_or(0)
    }
}
