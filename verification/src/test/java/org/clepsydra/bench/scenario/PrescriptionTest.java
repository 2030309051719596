package org.clepsydra.bench.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.clepsydra.bench.scenario.Prescription.Part;
import org.junit.jupiter.api.Test;

class PrescriptionTest {
    private static final long HOUR = 3_600_000;

    // 100 mg at 1 mg/mL, 100 mL: a third in an hour, an hour's pause, two thirds in an hour.
    private final Prescription ordered =
            new Prescription(
                    "drug",
                    false,
                    100_000_000,
                    18_000,
                    1,
                    1,
                    3 * HOUR,
                    List.of(new Part(1, HOUR), new Part(0, HOUR), new Part(2, HOUR)),
                    0,
                    1,
                    1);

    @Test
    void sharesItsVolumeByPartsRoundedDownAtEachEnd() {
        assertArrayEquals(new long[] {33_333_333, 0, 66_666_667}, ordered.segmentVolumesNl());
        assertArrayEquals(new long[] {HOUR, HOUR, HOUR}, ordered.segmentsMs());
    }

    @Test
    void saysTheRateOfTheSegmentThatRuns() {
        assertEquals(33.333333, ordered.rateMlPerH(HOUR - 1), 1e-9);
        assertEquals(0, ordered.rateMlPerH(HOUR), 0);
        assertEquals(66.666667, ordered.rateMlPerH(2 * HOUR), 1e-9);
        assertEquals(66.666667, ordered.rateMlPerH(3 * HOUR - 1), 1e-9);
        assertEquals(0, ordered.rateMlPerH(3 * HOUR), 0);
    }
}
