package org.clepsydra.port;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A device without self-tests of its own. */
class SensorsTest {
    @Test
    @Verifies("req~selftest.sequence~1")
    void hasNothingToDoWhereTheRecordNamesNone() {
        int[] tests = new int[1];
        Sensors sensors =
                new Sensors() {
                    @Override
                    public void read(SensorFrame into) {
                        into.selfTest().say(0, SelfTestState.NONE, 0);
                    }

                    @Override
                    public void test(int asked) {
                        tests[0] = asked;
                    }
                };
        sensors.selfTest(SelfTestBits.CPU);
        SensorFrame frame = new SensorFrame();
        sensors.read(frame);
        assertEquals(0, frame.selfTest().test());
        assertEquals(0, tests[0]);
    }
}
