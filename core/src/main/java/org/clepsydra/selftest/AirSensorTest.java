package org.clepsydra.selftest;

import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.SensorTests;
import org.clepsydra.port.Stages;
import org.clepsydra.trace.Realizes;

/**
 * Has the air detector made to see air, and believes it only if it does.
 *
 * <p>A detector stuck at liquid looks like a good line; only this finds it.
 */
@Realizes("req~selftest.air~3")
public final class AirSensorTest {
    private static final int ASKING = 1;
    private static final int ENDING = 2;
    private static final int PASSED = 3;

    private int phase = ASKING;

    public int step(SensorFrame in, SensorTestCommand out) {
        switch (phase) {
            case ASKING:
                boolean underTest = in.sensorTestEcho() == SensorTests.AIR_DRY;
                boolean seesAir = in.airDrySamples() > 0 && in.airWetSamples() == 0;
                phase = underTest && seesAir ? ENDING : ASKING;
                break;
            case ENDING:
                boolean ended = in.sensorTestEcho() == SensorTests.NONE;
                boolean seesLiquid = in.airWetSamples() > 0 && in.airDrySamples() == 0;
                phase = ended && seesLiquid ? PASSED : ENDING;
                break;
            case PASSED:
                break;
            default:
                // No phase at all: begin again, and let no therapy start meanwhile.
                phase = ASKING;
                break;
        }
        out.ask(phase == ASKING ? SensorTests.AIR_DRY : SensorTests.NONE);
        return Stages.AIR_SENSOR_TEST;
    }

    /** Whether the detector has shown both states since power-on. */
    public boolean passed() {
        return phase == PASSED;
    }
}
