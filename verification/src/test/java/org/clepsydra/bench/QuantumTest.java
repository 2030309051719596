package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.port.DeviceRecord;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;

/** The quantum by which delivery is judged and drawn. */
class QuantumTest {
    @Test
    void isAStrokeOrAMicrostep() {
        assertEquals(50_000, PumpModel.wearable().quantumNl(), 0);
        // 200 uL in 3200 microsteps.
        assertEquals(62.5, PumpModel.bedside().quantumNl(), 0);
    }

    @Test
    void isAPartOfARevolution() {
        DeviceRecord device =
                DeviceRecord.draft()
                        .nlPerRev(100_000)
                        .microstepsPerRev(3_200)
                        .microstepsPerQuantum(80)
                        .seal();
        // 100 uL x 80 / 3200.
        assertEquals(2_500, new PumpModel("", device, 0, null).quantumNl(), 0);
    }
}
