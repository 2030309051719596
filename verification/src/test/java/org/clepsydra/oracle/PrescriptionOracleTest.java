package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class PrescriptionOracleTest {
    private static BigDecimal d(String decimal) {
        return new BigDecimal(decimal);
    }

    private static BigInteger nl(long value) {
        return BigInteger.valueOf(value);
    }

    private static PrescriptionOracle mass(String mg, String mgPerMl, String hours) {
        return PrescriptionOracle.ofMassAndArea(d(mg), d("1.80"), d(mgPerMl), d(hours));
    }

    @Test
    void derivesMfolfox6FromDosePerArea() {
        // 2400 mg/m2 x 1.80 m2 = 4320 mg; / 50 mg/mL = 86.4 mL; / 46 h = 1.878260869565... mL/h
        PrescriptionOracle oracle =
                PrescriptionOracle.perArea(d("2400"), d("1.80"), d("50"), d("46"));
        assertEquals(Rational.of(4320), oracle.doseMg());
        assertEquals(Rational.of("86.4"), oracle.volumeMl());
        assertEquals(nl(86_400_000), oracle.volumeNl());
        assertEquals(d("1.878260869"), oracle.rateMlPerH().toDecimal(9, RoundingMode.DOWN));
        // 2400 / 46 = 1200/23 mg/m2/h
        assertEquals(Rational.of(1200, 23), oracle.doseRateMgPerM2PerH());
    }

    @Test
    void roundsAlbertaDownToAWholeNanolitre() {
        // 45.57 x 115.207373 = 5249.99998761; 45.57 x 115.207374 = 5250.00003318, too much
        PrescriptionOracle oracle = mass("5250", "45.57", "96");
        assertEquals(nl(115_207_373), oracle.volumeNl());
        assertEquals(Rational.of(525_000, 4557), oracle.volumeMl());
    }

    @Test
    void refusesTheAlbertaRate() {
        // 28.8 mL/h x 45.57 mg/mL = 1312.416 mg/h; 115.207373 mL / 28.8 mL/h = 4.000256... h
        PrescriptionOracle oracle = mass("5250", "45.57", "96");
        assertEquals(Rational.of("1312.416"), oracle.impliedMgPerH(d("28.8")));
        assertEquals(
                d("4.000256"), oracle.impliedDurationH(d("28.8")).toDecimal(6, RoundingMode.DOWN));
        assertFalse(oracle.acceptsTypedRate(d("28.8")));
        // 1.2 x 96 = 115.2; 115.207373 - 115.2 = 0.007373, far within 5.76036865
        assertTrue(oracle.acceptsTypedRate(d("1.2")));
    }

    @Test
    void refusesRealSlips() {
        // x10: 12 for 1.2. x11: 44 for 4800 / 50 / 24 = 4. x125: 250 for 4000 / 20 / 100 = 2.
        assertFalse(mass("5250", "45.57", "96").acceptsTypedRate(d("12")));
        assertFalse(mass("4800", "50", "24").acceptsTypedRate(d("44")));
        assertTrue(mass("4800", "50", "24").acceptsTypedRate(d("4")));
        assertFalse(mass("4000", "20", "100").acceptsTypedRate(d("250")));
        assertTrue(mass("4000", "20", "100").acceptsTypedRate(d("2")));
        // 250 mL/h would end 200 mL in 0.8 h
        assertEquals(Rational.of("0.8"), mass("4000", "20", "100").impliedDurationH(d("250")));
    }

    @Test
    void seesTwentyThreeTimesTheDoseRateThatTheRateCannotShow() {
        // 4500 / 50 = 90 mL over 2 h is 45 mL/h, which agrees; 4500 / 1.80 / 2 = 1250 mg/m2/h
        PrescriptionOracle oracle = mass("4500", "50", "2");
        assertTrue(oracle.acceptsTypedRate(d("45")));
        assertEquals(Rational.of(1250), oracle.doseRateMgPerM2PerH());
        assertFalse(oracle.withinDoseRate(d("200")));
        assertTrue(mass("4500", "50", "46").withinDoseRate(d("200")));
    }

    @Test
    void acceptsFivePercentAndNotOneNanolitrePerHourMore() {
        // 7200 / 50 = 144 mL over 96 h is 1.5 mL/h; 1.05 x 1.5 = 1.575; 0.95 x 1.5 = 1.425
        PrescriptionOracle oracle = mass("7200", "50", "96");
        assertTrue(oracle.acceptsTypedRate(d("1.575")));
        assertFalse(oracle.acceptsTypedRate(d("1.575001")));
        assertTrue(oracle.acceptsTypedRate(d("1.425")));
        assertFalse(oracle.acceptsTypedRate(d("1.424999")));
    }

    @Test
    void tellsWhenRoundingTheVolumeDecides() {
        // 1 mg / 3 mg/mL = 333333.33 nL, the plan 333333 nL; over 1 h. 1.05 x 0.333333 =
        // 0.34999965, and 1.05 x 1/3 = 0.35: a rate of 0.35 is between the two.
        PrescriptionOracle oracle = mass("1", "3", "1");
        assertEquals(nl(333_333), oracle.volumeNl());
        assertTrue(oracle.acceptsTypedRate(d("0.34999965")));
        assertFalse(oracle.acceptsTypedRate(d("0.34999966")));
        assertTrue(oracle.roundingDecides(d("0.35")));
        assertFalse(oracle.roundingDecides(d("0.34999965")));
        assertFalse(oracle.roundingDecides(d("0.35000001")));
    }

    @Test
    void derivesSevenDays() {
        // 225 mg/m2/d x 1.80 m2 x 7 d = 2835 mg; / 50 = 56.7 mL; / 168 h = 0.3375 mL/h
        PrescriptionOracle oracle =
                PrescriptionOracle.perArea(d("1575"), d("1.80"), d("50"), d("168"));
        assertEquals(Rational.of(2835), oracle.doseMg());
        assertEquals(nl(56_700_000), oracle.volumeNl());
        assertEquals(Rational.of("0.3375"), oracle.rateMlPerH());
    }

    @Test
    void roundsARateDownToStepsAndSaysHowLongItThenTakes() {
        // 240 mL in 72 h, 3.3333 mL/h. 240 / 3.3 is 72.7272... h, 261,818,181.8 ms.
        PrescriptionOracle oracle =
                PrescriptionOracle.ofMass(Rational.of(84), Rational.of(84, 240), Rational.of(72));
        assertEquals(Rational.of("3.3"), oracle.rateInSteps(d("0.1")));
        assertEquals(nl(261_818_182), oracle.realMs(Rational.of("3.3")));
        assertEquals(Rational.of("3.33"), oracle.rateInSteps(d("0.01")));
        assertEquals(Rational.ZERO, oracle.rateInSteps(d("3.4")));
        // 75.6 h are 5 % more than 72 h.
        assertTrue(oracle.keepsDuration(nl(272_160_000)));
        assertFalse(oracle.keepsDuration(nl(272_160_001)));
    }

    @Test
    void acceptsTheDoseRateLimitAndNotBeyond() {
        // 360 mg / 1.80 m2 / 1 h = 200 mg/m2/h
        assertTrue(mass("360", "50", "1").withinDoseRate(d("200")));
        assertFalse(mass("360.000001", "50", "1").withinDoseRate(d("200")));
        assertTrue(mass("359.999999", "50", "1").withinDoseRate(d("200")));
    }

    @Test
    void judgesASegmentByItself() {
        // 7.2 mL x 50 mg/mL = 360 mg; / 1.80 m2 = 200 mg/m2; in 30 min 400 mg/m2/h
        PrescriptionOracle oracle = mass("4320", "50", "46");
        assertEquals(Rational.of(400), oracle.segmentDoseRateMgPerM2PerH(7_200_000, 1_800_000));
        assertEquals(
                oracle.doseRateMgPerM2PerH(),
                oracle.segmentDoseRateMgPerM2PerH(86_400_000, 165_600_000));
    }

    @Test
    void hasNoDoseRatePerAreaWithoutAnArea() {
        PrescriptionOracle oracle = PrescriptionOracle.ofMass(d("135"), d("2"), d("72"));
        assertEquals(nl(67_500_000), oracle.volumeNl());
        assertThrows(IllegalStateException.class, oracle::doseRateMgPerM2PerH);
    }

    @Test
    void refusesAFigureThatIsNotAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> mass("0", "50", "46"));
        assertThrows(IllegalArgumentException.class, () -> mass("1", "-50", "46"));
        assertThrows(IllegalArgumentException.class, () -> mass("1", "50", "0"));
        assertThrows(
                IllegalArgumentException.class,
                () -> mass("1", "50", "46").acceptsTypedRate(d("0")));
    }
}
