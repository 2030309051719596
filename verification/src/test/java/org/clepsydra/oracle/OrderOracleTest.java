package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrderOracleTest {
    private static BigDecimal d(String decimal) {
        return new BigDecimal(decimal);
    }

    @Test
    void multipliesByTheBodyAndRoundsDownToNanograms() {
        assertEquals(Rational.of(4320), OrderOracle.forBody(d("2400"), d("1.80")));
        // 0.000003 mg/kg for 0.999 kg are 2.997 ng.
        assertEquals(Rational.of("0.000002"), OrderOracle.forBody(d("0.000003"), d("0.999")));
    }

    @Test
    void knowsCalvertsFormula() {
        // 5.5 x (90 + 25)
        assertEquals(Rational.of("632.5"), OrderOracle.calvert(d("5.5"), d("90")));
    }

    @Test
    void countsADayAndAnHour() {
        // 900 mg a day for 46 h are 1725 mg; 90 mg an hour for 48 h 4320 mg.
        assertEquals(Rational.of(1725), OrderOracle.each(Rational.of(900), 24, Rational.of(46)));
        assertEquals(Rational.of(4320), OrderOracle.each(Rational.of(90), 1, Rational.of(48)));
        // 1 ng a day for 47 h is one, not 1.958.
        assertEquals(
                Rational.of("0.000001"),
                OrderOracle.each(Rational.of("0.000001"), 24, Rational.of(47)));
    }

    @Test
    void findsTheBandFromItsFirstFigureToBelowItsSecond() {
        List<OrderOracle.Band> table =
                List.of(
                        new OrderOracle.Band(d("100"), d("110"), d("105")),
                        new OrderOracle.Band(d("110"), d("120"), d("115")));
        assertEquals(Optional.empty(), OrderOracle.banded(table, Rational.of("99.999999")));
        assertEquals(Optional.of(Rational.of(105)), OrderOracle.banded(table, Rational.of(100)));
        assertEquals(Optional.of(Rational.of(115)), OrderOracle.banded(table, Rational.of(110)));
        assertEquals(Optional.empty(), OrderOracle.banded(table, Rational.of(120)));
    }

    @Test
    void holdsABandToItsPercentageBothWays() {
        Rational derived = Rational.of(4320);
        assertTrue(OrderOracle.near(Rational.of(4536), derived, 5));
        assertFalse(OrderOracle.near(Rational.of("4536.000001"), derived, 5));
        assertTrue(OrderOracle.near(Rational.of(4104), derived, 5));
        assertFalse(OrderOracle.near(Rational.of("4103.999999"), derived, 5));
    }
}
