package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.MemoryBits;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~persistence.figures-intact~1")
class GeometryCheckTest {
    private final PumpGeometry device =
            new PumpGeometry(
                    Devices.sensing().reservoirNl(20_000_000).backOffNlMax(100_000).seal());
    private final GeometryCheck check = new GeometryCheck(device);

    @Test
    void isIntactWhileNothingChanges() {
        assertTrue(check.intact());
    }

    /** Every bit of every figure, and of what it is held against, turned over and back. */
    @Test
    void seesAnyBitThatTurnsOver() {
        for (Object of : new Object[] {device, device.condition(), check}) {
            for (MemoryBits.Bit bit : MemoryBits.of(of)) {
                bit.flip();
                assertFalse(check.intact(), bit.toString());
                bit.flip();
                assertTrue(check.intact(), bit.toString());
            }
        }
    }
}
