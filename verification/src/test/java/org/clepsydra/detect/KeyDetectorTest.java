package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~condition.key-stuck~1")
class KeyDetectorTest {
    private final Line line = new Line(Devices.bedside().seal());

    private void key(long ms, boolean down) {
        line.in.keyDown(down);
        line.step(ms);
        assertEquals(false, line.findings.stops());
    }

    @Test
    void findsAKeyThatIsHeldForMoreThanAMinute() {
        key(10, true);
        key(60_000, true);
        assertEquals(false, line.findings.condition().keyStuck());
        key(1, true);
        assertEquals(true, line.findings.condition().keyStuck());
        key(1, false);
        assertEquals(false, line.findings.condition().keyStuck());
    }

    @Test
    void findsNoneThatIsPressedAgainAndAgain() {
        for (int i = 0; i < 10; i++) {
            key(10, true);
            key(30_000, true);
            key(10, false);
        }
        assertEquals(false, line.findings.condition().keyStuck());
    }
}
