//! 64 bytes at a time: where the quotes, the delimiters and the line ends are, one bit a byte.

/// Bit `i` is set where byte `i` of the block is that character.
#[derive(Clone, Copy, Default)]
pub struct Masks {
    /// Quotes.
    pub quote: u64,
    /// Delimiters.
    pub delimiter: u64,
    /// Line feeds.
    pub feed: u64,
    /// Carriage returns.
    pub carriage: u64,
}

/// The characters that a dialect looks for.
#[derive(Clone, Copy, Debug)]
pub struct Needles {
    /// The quote; 0 for none.
    pub quote: u8,
    /// The delimiter.
    pub delimiter: u8,
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod vector {
    use core::arch::wasm32::{i8x16_bitmask, i8x16_eq, i8x16_splat, i64x2, v128, v128_any_true, v128_or};

    /// A block in four registers, loaded once for all needles. Written out, since the page's wasm is compiled for size, where
    /// loops are not unrolled.
    #[derive(Clone, Copy)]
    pub struct Block(v128, v128, v128, v128);

    impl Block {
        #[inline(always)]
        pub fn load(block: &[u8; 64]) -> Block {
            let halves = block.as_chunks::<8>().0;
            let half = |i: usize| halves.get(i).map_or(0, |bytes| i64::from_le_bytes(*bytes));
            Block(i64x2(half(0), half(1)), i64x2(half(2), half(3)), i64x2(half(4), half(5)), i64x2(half(6), half(7)))
        }

        #[inline(always)]
        pub fn has(self, one: u8, other: u8) -> bool {
            let (one, other) = (i8x16_splat(one as i8), i8x16_splat(other as i8));
            let either = |lane: v128| v128_or(i8x16_eq(lane, one), i8x16_eq(lane, other));
            v128_any_true(v128_or(v128_or(either(self.0), either(self.1)), v128_or(either(self.2), either(self.3))))
        }

        #[inline(always)]
        pub fn equal(self, needle: u8) -> u64 {
            let needle = i8x16_splat(needle as i8);
            let mask = |lane: v128| u64::from(i8x16_bitmask(i8x16_eq(lane, needle)));
            mask(self.0) | mask(self.1) << 16 | mask(self.2) << 32 | mask(self.3) << 48
        }
    }
}

/// The same with what every 64-bit Intel and AMD processor has. `unsafe` stands in this file only, here and in `wide`: the compiler's own way to a mask takes
/// three times as long, a tenth of all reading.
#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code)]
mod vector {
    use core::arch::x86_64::{__m128i, _mm_cmpeq_epi8, _mm_movemask_epi8, _mm_or_si128, _mm_set_epi64x, _mm_set1_epi8};

    /// A block in four registers.
    #[derive(Clone, Copy)]
    pub struct Block([__m128i; 4]);

    impl Block {
        #[inline(always)]
        pub fn load(block: &[u8; 64]) -> Block {
            let halves = block.as_chunks::<8>().0;
            let half = |i: usize| halves.get(i).map_or(0, |bytes| i64::from_le_bytes(*bytes));
            // SAFETY: SSE2 is part of x86-64; no address is involved.
            Block([0, 2, 4, 6].map(|at| unsafe { _mm_set_epi64x(half(at + 1), half(at)) }))
        }

        #[inline(always)]
        pub fn has(self, one: u8, other: u8) -> bool {
            // SAFETY: as above.
            let either =
                |lane: __m128i| unsafe { _mm_or_si128(_mm_cmpeq_epi8(lane, _mm_set1_epi8(one as i8)), _mm_cmpeq_epi8(lane, _mm_set1_epi8(other as i8))) };
            let [a, b, c, d] = self.0.map(either);
            // SAFETY: as above.
            unsafe { _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d))) != 0 }
        }

        #[inline(always)]
        pub fn equal(self, needle: u8) -> u64 {
            // SAFETY: as above.
            let mask = |lane: __m128i| unsafe { _mm_movemask_epi8(_mm_cmpeq_epi8(lane, _mm_set1_epi8(needle as i8))) } as u16;
            let [a, b, c, d] = self.0.map(|lane| u64::from(mask(lane)));
            a | b << 16 | c << 32 | d << 48
        }
    }
}

/// Elsewhere vector instructions are left to the compiler, for which a loop of this shape is made. A product gathers the lowest bits
/// of eight bytes in one.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
mod vector {
    /// A block as it is.
    #[derive(Clone, Copy)]
    pub struct Block<'a>(&'a [u8; 64]);

    impl<'a> Block<'a> {
        #[inline(always)]
        pub fn load(block: &'a [u8; 64]) -> Block<'a> {
            Block(block)
        }

        #[inline(always)]
        pub fn has(self, one: u8, other: u8) -> bool {
            self.0.iter().fold(false, |has, byte| has | (*byte == one) | (*byte == other))
        }

        #[inline(always)]
        pub fn equal(self, needle: u8) -> u64 {
            let mut found = [0_u8; 64];
            for (found, byte) in found.iter_mut().zip(self.0) {
                *found = u8::from(*byte == needle);
            }
            let mut mask = 0;
            for (k, eight) in found.as_chunks::<8>().0.iter().enumerate() {
                mask |= (u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (k * 8);
            }
            mask
        }
    }
}

/// What most processors of the last ten years have besides, for a body that is inlined here: a sixth of the time of a scan.
#[cfg(target_arch = "x86_64")]
mod wide {
    #[target_feature(enable = "avx2,bmi1,bmi2,lzcnt,popcnt")]
    fn with_all<R>(body: impl FnOnce() -> R) -> R {
        body()
    }

    #[inline(always)]
    #[allow(unsafe_code)]
    pub fn wide<R>(body: impl FnOnce() -> R) -> R {
        use std::arch::is_x86_feature_detected as has;
        if has!("avx2") && has!("bmi1") && has!("bmi2") && has!("lzcnt") && has!("popcnt") {
            // SAFETY: the processor has what is enabled.
            unsafe { with_all(body) }
        } else {
            body()
        }
    }
}

#[cfg(not(target_arch = "x86_64"))]
mod wide {
    #[inline(always)]
    pub fn wide<R>(body: impl FnOnce() -> R) -> R {
        body()
    }
}

pub use wide::wide;

impl Needles {
    /// The masks of a block.
    #[inline(always)]
    pub fn masks(self, block: &[u8; 64]) -> Masks {
        let block = vector::Block::load(block);
        let (delimiter, feed) = (block.equal(self.delimiter), block.equal(b'\n'));
        // most blocks have neither
        let (quote, carriage) = if block.has(self.quote, b'\r') { (block.equal(self.quote), block.equal(b'\r')) } else { (0, 0) };
        Masks { quote, delimiter, feed, carriage }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_of_a_block_is_seen() {
        let needles = Needles { quote: b'"', delimiter: b';' };
        for i in 0..64 {
            for (byte, expected) in [(b'"', 0), (b';', 1), (b'\n', 2), (b'\r', 3)] {
                let mut block = [b'x'; 64];
                block[i] = byte;
                let m = needles.masks(&block);
                let seen = [m.quote, m.delimiter, m.feed, m.carriage];
                for (k, mask) in seen.into_iter().enumerate() {
                    assert_eq!(mask, if k == expected { 1 << i } else { 0 });
                }
            }
        }
    }
}
