//! The normal distribution: Wichura's algorithm AS 241 (1988), routine PPND16, and erfc.

/// z with P(Z ≤ z) = `p`, to about 1 part in 10^16. `None` unless 0 < p < 1.
pub fn quantile(p: f64) -> Option<f64> {
    if !(p > 0.0 && p < 1.0) {
        return None;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return Some(q * ratio(&CENTER, r));
    }
    let r = (-libm::log(if q < 0.0 { p } else { 1.0 - p })).sqrt();
    let z = if r <= 5.0 { ratio(&MIDDLE, r - 1.6) } else { ratio(&TAIL, r - 5.0) };
    Some(if q < 0.0 { -z } else { z })
}

/// P(Z ≤ z).
pub fn cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// z of a two-sided interval: 1.959964 for 0.95. `None` unless 0 < level < 1.
pub fn two_sided(level: f64) -> Option<f64> {
    quantile(0.5 + level / 2.0).filter(|_| level > 0.0)
}

/// A polynomial over another, coefficients from the constant up.
fn ratio([over, under]: &[[f64; 8]; 2], r: f64) -> f64 {
    let horner = |c: &[f64; 8]| c.iter().rev().fold(0.0, |sum, coefficient| sum * r + coefficient);
    horner(over) / horner(under)
}

const CENTER: [[f64; 8]; 2] = [
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        1.373_169_376_550_946e4,
        4.592_195_393_154_987e4,
        6.726_577_092_700_87e4,
        3.343_057_558_358_813e4,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        4.231_333_070_160_091e1,
        6.871_870_074_920_579e2,
        5.394_196_021_424_751e3,
        21_213.794_301_586_597,
        3.930_789_580_009_271e4,
        28_729.085_735_721_943,
        5.226_495_278_852_854e3,
    ],
];
const MIDDLE: [[f64; 8]; 2] = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        2.417_807_251_774_506e-1,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        6.897_673_349_851e-1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];
const TAIL: [[f64; 8]; 2] = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        5.998_322_065_558_88e-1,
        1.369_298_809_227_358e-1,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_7e-15,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_mpmath() {
        for (p, z) in [
            (0.975, 1.959_963_984_540_054_3),
            (0.95, 1.644_853_626_951_472_6),
            (0.5, 0.0),
            (0.3, -0.524_400_512_708_040_8),
            (1e-10, -6.361_340_902_404_056),
            (1e-300, -37.047_096_299_361_2),
        ] {
            let got = quantile(p).unwrap();
            assert!((got - z).abs() <= 2e-15 * z.abs(), "{p}: {got}, not {z}");
        }
    }

    #[test]
    fn there_is_no_quantile_outside_the_open_unit_interval() {
        for p in [0.0, 1.0, -0.1, 1.1, f64::NAN] {
            assert_eq!(quantile(p), None, "{p}");
        }
        assert_eq!(two_sided(-0.95), None);
    }

    #[test]
    fn the_distribution_function_undoes_the_quantile() {
        for p in [1e-12, 0.001, 0.2, 0.5, 0.8, 0.975, 0.999_999] {
            assert!((cdf(quantile(p).unwrap()) / p - 1.0).abs() < 1e-13, "{p}");
        }
    }
}
