package org.clepsydra.bench.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ThinningTest {
    private static Line line(double[] hours, double[] values) {
        return Line.measured("line", "mL", hours, values);
    }

    private static Line counted(int rows) {
        double[] hours = new double[rows];
        Arrays.setAll(hours, i -> i);
        return line(hours, hours);
    }

    @Test
    void leavesALineOfFourPointsAColumnAsItIs() {
        Line eight = counted(8);
        assertSame(eight, Thinning.of(eight, 2));
    }

    @Test
    void thinsALineOfOnePointMore() {
        // columns are 0 to 4 and 4 to 8; the first holds 0, 1, 2, 3 and the second 4 to 8
        Line thinned = Thinning.of(counted(9), 2);
        assertArrayEquals(new double[] {0, 3, 4, 8}, thinned.hours());
        assertArrayEquals(new double[] {0, 3, 4, 8}, thinned.values());
    }

    @Test
    void keepsFirstLowestHighestAndLastOfAColumnInOrderOfTime() {
        Line thinned =
                Thinning.of(
                        line(
                                new double[] {0, 1, 2, 3, 4, 5, 6},
                                new double[] {5, 6, 9, 5, 1, 4, 5}),
                        1);
        assertArrayEquals(new double[] {0, 2, 4, 6}, thinned.hours());
        assertArrayEquals(new double[] {5, 9, 1, 5}, thinned.values());
    }

    @Test
    void keepsAPeakOfOnePointAmongAMillion() {
        int rows = 1_000_000;
        double[] hours = new double[rows];
        double[] values = new double[rows];
        Arrays.setAll(hours, i -> i / 3_600.0);
        SplittableRandom random = new SplittableRandom(7);
        Arrays.setAll(values, i -> random.nextDouble());
        values[123_457] = 250;
        values[876_543] = -250;
        Line thinned = Thinning.of(line(hours, values), 890);
        assertTrue(thinned.size() <= 4 * 890, thinned.size() + " points");
        assertEquals(250, thinned.value(thinned.highest()));
        assertEquals(hours[123_457], thinned.hour(thinned.highest()));
        assertEquals(-250, thinned.value(thinned.lowest()));
        assertEquals(hours[876_543], thinned.hour(thinned.lowest()));
        assertEquals(hours[0], thinned.hour(0));
        assertEquals(hours[rows - 1], thinned.hour(thinned.size() - 1));
    }

    @Test
    void keepsTheExtremesOfManyPointsAtOneTime() {
        Line thinned =
                Thinning.of(line(new double[9], new double[] {1, 2, 3, 9, 0, 3, 2, 1, 1}), 2);
        assertArrayEquals(new double[] {1, 9, 0, 1}, thinned.values());
    }

    @Test
    void leavesALineWithoutPointsAsItIs() {
        assertEquals(0, Thinning.of(counted(0), 1).size());
    }
}
