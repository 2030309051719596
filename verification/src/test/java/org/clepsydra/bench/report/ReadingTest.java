package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final double[] HOURS = {0, 1, 2};

    private static String plain(Chart chart) {
        return Reading.of(chart).replace('\u00a0', ' ');
    }

    @Test
    void comparesTheEndsOfTwoLines() {
        Chart chart = Chart.volume(HOURS, new double[] {0, 1, 1.5}, new double[] {0, 1, 2});
        assertEquals("At the last point recorded 1.5 mL given, 2 mL prescribed.", plain(chart));
    }

    @Test
    void tellsBelowALimitFromAtIt() {
        Chart below = Chart.pressure(HOURS, new double[] {5, 99.9, 5}, 100);
        Chart at = Chart.pressure(HOURS, new double[] {5, 100, 5}, 100);
        String range = "Lowest 5 kPa, highest %s kPa, first after 1 h. ";
        assertEquals(
                range.formatted("99.9") + "Below the occlusion limit of 100 kPa.", plain(below));
        assertEquals(range.formatted("100") + "Reached the occlusion limit of 100 kPa.", plain(at));
    }

    @Test
    void tellsTheEdgeOfTheBandFromBeyondIt() {
        String allowed = "allowed, 0 to 1.25 quanta.";
        Chart edge = Chart.error(HOURS, new double[] {0, 1.25, 1}, 1.25);
        Chart above = Chart.error(HOURS, new double[] {0, 1.26, 1}, 1.25);
        Chart ahead = Chart.error(HOURS, new double[] {0, -0.01, 0}, 1.25);
        assertEquals(
                "Lowest 0 quanta, highest 1.25 quanta, first after 1 h. No point recorded is outside what is "
                        + allowed,
                plain(edge));
        assertEquals(
                "Lowest 0 quanta, highest 1.26 quanta, first after 1 h. Some points are outside what is "
                        + allowed,
                plain(above));
        assertEquals(
                "Lowest -0.01 quanta, highest 0 quanta, first at the start. Some points are outside what is "
                        + allowed,
                plain(ahead));
    }

    @Test
    void givesTheRangeOfALineThatRisesAndHasNothingToCompareWith() {
        assertEquals(
                "Lowest 1 kPa, highest 3 kPa, first after 2 h. Below the occlusion limit of 4 kPa.",
                plain(Chart.pressure(HOURS, new double[] {1, 2, 3}, 4)));
    }

    @Test
    void saysWhenALineNeverMoves() {
        assertEquals(
                "Always 2 kPa. Below the occlusion limit of 3 kPa.",
                plain(Chart.pressure(HOURS, new double[] {2, 2, 2}, 3)));
    }

    @Test
    void givesTheRangeOfALineThatComesBack() {
        assertEquals(
                "At the last point recorded 2 mL/h flow, 1.9 mL/h prescribed. Lowest 0 mL/h, highest 2 mL/h,"
                        + " first at the start.",
                plain(
                        Chart.flow(
                                "Flow",
                                HOURS,
                                new double[] {2, 0, 2},
                                new double[] {1.9, 1.9, 1.9})));
    }

    @Test
    void saysWhenNothingWasRecorded() {
        assertEquals(
                "Nothing was recorded.",
                plain(Chart.flow("Flow", new double[0], new double[0], new double[0])));
    }
}
