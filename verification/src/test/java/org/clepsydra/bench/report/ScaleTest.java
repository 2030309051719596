package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static TimeScale.Unit unit(double hours) {
        return new TimeScale(0, hours).unit();
    }

    @Test
    void beginsAndEndsOnATick() {
        Scale scale = Scale.of(0, 87.4);
        assertEquals(0, scale.low());
        assertEquals(100, scale.high());
        assertEquals(20, scale.step());
        assertEquals(6, scale.ticks());
        assertEquals(0, scale.decimals());
    }

    @Test
    void hasTheDecimalsOfItsStep() {
        assertEquals(1, Scale.of(0, 1.05).decimals());
        assertEquals(2, Scale.of(0, 0.1).decimals());
    }

    @Test
    void hasRoomForALineThatIsAlwaysZero() {
        assertEquals(1, Scale.of(0, 0).high());
    }

    @Test
    void holdsLimitsAndBandsThatNoLineReaches() {
        double[] one = {1};
        assertEquals(100, Scale.of(Chart.pressure(one, one, 100)).high());
        Chart chart = new Chart("a", "t", "u", List.of(), List.of(), List.of(new Band("b", -3, 3)));
        assertEquals(-4, Scale.of(chart).low());
    }

    @Test
    void timeIsInTheUnitThatSuits() {
        assertEquals("seconds", unit(0.1).word());
        assertEquals("minutes", unit(0.101).word());
        assertEquals("minutes", unit(3).word());
        assertEquals("hours", unit(3.01).word());
        assertEquals("hours", unit(336).word());
        assertEquals("days", unit(337).word());
    }

    @Test
    void timeHasNoMoreTicksThanThereIsRoomFor() {
        // 46 h / 13 = 3.5 h, so every 4 h; 46 h / 8 = 5.75 h, so every 6 h
        assertEquals(4, new TimeScale(0, 46).stepHours(13));
        assertEquals(6, new TimeScale(0, 46).stepHours(8));
        // ten years: 3,650 days / 13 = 281, so every 365 days
        assertEquals(365 * 24, new TimeScale(0, 3_650 * 24).stepHours(13));
        // longer than any step listed: a thousand years, in whole multiples of the longest
        assertEquals(8 * 3_650 * 24, new TimeScale(0, 365_000 * 24).stepHours(13));
    }
}
