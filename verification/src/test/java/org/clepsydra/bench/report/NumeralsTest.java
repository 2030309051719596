package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NumeralsTest {
    @Test
    void sixDigitsAreKept() {
        assertEquals("0", Numerals.six(0));
        assertEquals("86.4", Numerals.six(86.4));
        assertEquals("1.87826", Numerals.six(1.87826087));
        assertEquals("0.000001", Numerals.six(0.000001));
        assertEquals("1000000", Numerals.six(1e6));
    }

    @Test
    void fourDigitsAreKept() {
        assertEquals("0", Numerals.four(0));
        assertEquals("1.914", Numerals.four(1.91449));
        assertEquals("102.2", Numerals.four(102.15));
        assertEquals("999.9", Numerals.four(999.94));
        assertEquals("1,000", Numerals.four(1_000));
        assertEquals("-12,346", Numerals.four(-12_345.6));
        assertEquals("0.00001235", Numerals.four(0.000012346));
    }

    @Test
    void durationsHaveTheTwoUnitsThatSuit() {
        assertEquals("0 s", Numerals.duration(0));
        assertEquals("59.99 s", Numerals.duration(59.99 / 3_600));
        assertEquals("1 min", Numerals.duration(60 / 3_600.0));
        assertEquals("59 min 59 s", Numerals.duration(3_599 / 3_600.0));
        assertEquals("1 h", Numerals.duration(1));
        assertEquals("20 h 25 min", Numerals.duration(20 + 25 / 60.0));
        assertEquals("335 h 59 min", Numerals.duration(336 - 1 / 60.0));
        assertEquals("14 days", Numerals.duration(336));
        assertEquals("3,650 days 1 h", Numerals.duration(3_650 * 24 + 1));
        assertEquals("-1.5 s", Numerals.duration(-1.5 / 3_600));
    }

    @Test
    void saysATimeToTheSecond() {
        assertEquals("72 h 43 min 38 s", Numerals.toTheSecond(261_818_182));
        assertEquals("0 h 0 min 1 s", Numerals.toTheSecond(500));
        assertEquals("0 h 0 min 0 s", Numerals.toTheSecond(499));
        assertEquals("1 h 0 min 0 s", Numerals.toTheSecond(3_599_500));
    }
}
