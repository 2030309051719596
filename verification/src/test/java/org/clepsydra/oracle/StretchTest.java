package org.clepsydra.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.clepsydra.oracle.Stretch.Shape;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static void refused(Shape shape, long volumeNl, long ms, long firstNl) {
        assertThrows(
                IllegalArgumentException.class, () -> new Stretch(shape, volumeNl, ms, firstNl));
    }

    @Test
    void takesARampFromNothingToTwiceTheVolume() {
        assertEquals(0, new Stretch(Shape.RAMP, 7, 1, 0).firstNl());
        assertEquals(14, new Stretch(Shape.RAMP, 7, 1, 14).firstNl());
        assertEquals(0, new Stretch(Shape.RAMP, 0, 1, 0).volumeNl());
        refused(Shape.RAMP, 7, 1, -1);
        refused(Shape.RAMP, 7, 1, 15);
        long most = Long.MAX_VALUE;
        assertEquals(most, new Stretch(Shape.RAMP, most, 1, most).firstNl());
        refused(Shape.RAMP, 1, 1, most);
    }

    @Test
    void takesAFirstRateForARampOnly() {
        refused(Shape.FLAT, 7, 1, 1);
        refused(Shape.RAISED_COSINE, 7, 1, 1);
        refused(Shape.FLAT, 7, 1, -1);
    }

    @Test
    void refusesNoShapeAVolumeBelowNothingAndNoTime() {
        refused(null, 1, 1, 0);
        for (Shape shape : Shape.values()) {
            refused(shape, -1, 1, 0);
            refused(shape, 1, 0, 0);
            assertEquals(1, new Stretch(shape, 0, 1, 0).ms());
        }
    }
}
