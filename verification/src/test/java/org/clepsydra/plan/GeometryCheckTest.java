package org.clepsydra.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.MemoryBits;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~persistence.figures-intact~1")
class GeometryCheckTest {
    private final DeviceRecord record =
            Devices.sensing().reservoirNl(20_000_000).backOffNlMax(100_000).seal();
    private final PumpGeometry device = new PumpGeometry(record);
    private final PumpGeometry apart = new PumpGeometry(record);
    private final GeometryCheck check = new GeometryCheck(device, apart);

    @Test
    void isIntactWhileNothingChanges() {
        assertTrue(check.intact());
    }

    /** Every bit of every figure in either, turned over and back. */
    @Test
    void seesAnyBitThatTurnsOver() {
        for (Object of : new Object[] {device, device.condition(), apart, apart.condition()}) {
            for (MemoryBits.Bit bit : MemoryBits.of(of)) {
                bit.flip();
                assertFalse(check.intact(), bit.toString());
                bit.flip();
                assertTrue(check.intact(), bit.toString());
            }
        }
    }
}
