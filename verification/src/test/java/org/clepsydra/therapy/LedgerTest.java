package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

@Verifies("req~motor.booked-first~1")
class LedgerTest {
    private final Ledger ledger = new Ledger(new PumpGeometry(Devices.bedside().seal()));

    @Test
    void countsMicrosteps() {
        ledger.book(3);
        ledger.book(0);
        ledger.book(5);
        assertEquals(8, ledger.basal());
        ledger.clear();
        assertEquals(0, ledger.basal());
    }

    @Test
    void roundsTheVolumeUp() {
        // 62.5 nL a microstep.
        assertEquals(0, ledger.givenNl());
        ledger.book(1);
        assertEquals(63, ledger.givenNl());
        ledger.book(1);
        assertEquals(125, ledger.givenNl());
        // A third of a nanolitre.
        Ledger fine =
                new Ledger(
                        new PumpGeometry(Devices.bedside().nlPerRev(1).microstepsPerRev(3).seal()));
        fine.book(1);
        assertEquals(1, fine.givenNl());
        fine.book(2);
        assertEquals(1, fine.givenNl());
    }
}
