package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The life of the mechanism alone. Figures are made up. */
class WearTest {
    private static final long MOST = 4_503_599_627_370_496L;

    private static PumpGeometry device(long due, long end) {
        DeviceRecord record =
                Devices.implant()
                        .storesState(true)
                        .replacementDueMicrosteps(due)
                        .endOfServiceMicrosteps(end)
                        .seal();
        PumpGeometry geometry = new PumpGeometry(record);
        assertTrue(geometry.accepted());
        return geometry;
    }

    private static Wear released(PumpGeometry device, long microsteps) {
        Wear wear = new Wear(device);
        wear.book(microsteps);
        return wear;
    }

    @Test
    @Verifies("req~replacement.count~1")
    void addsUpWhatIsReleased() {
        Wear wear = new Wear(device(0, 0));
        assertEquals(0, wear.released());
        wear.book(4);
        wear.book(0);
        wear.book(3);
        assertEquals(7, wear.released());
    }

    @Test
    @Verifies("req~replacement.count~1")
    void staysAtTheMostThereCanBe() {
        Wear wear = released(device(0, 0), MOST - 1);
        assertEquals(MOST - 1, wear.released());
        wear.book(1);
        assertEquals(MOST, wear.released());
        wear.book(1);
        assertEquals(MOST, wear.released());
        wear.book(1L << 51);
        assertEquals(MOST, wear.released());
    }

    @Test
    @Verifies("req~replacement.count~1")
    void goesOnFromARecord() {
        PumpGeometry device = device(0, 0);
        StateRecord record = new StateRecord(device);
        record.begin(1);
        released(device, 77).keep(record);
        assertEquals(77, record.word(StateLayout.EVER_RELEASED));
        Wear wear = released(device, 5);
        wear.restore(record);
        assertEquals(77, wear.released());
        wear.book(1);
        assertEquals(78, wear.released());
    }

    @Test
    @Verifies("req~replacement.announced~1")
    void isDueFromItsFigureToTheEndOfService() {
        PumpGeometry device = device(1_000, 1_200);
        says(released(device, 0), false, false);
        says(released(device, 999), false, false);
        says(released(device, 1_000), true, false);
        says(released(device, 1_199), true, false);
        says(released(device, 1_200), false, true);
        says(released(device, 1_201), false, true);
    }

    @Test
    @Verifies("req~replacement.announced~1")
    void saysNothingWithoutAFigure() {
        says(released(device(0, 0), MOST), false, false);
        says(released(device(0, 0), 0), false, false);
        says(released(device(0, 1), 0), false, false);
        says(released(device(0, 1), 1), false, true);
        says(released(device(1, 0), 0), false, false);
        says(released(device(1, 0), MOST), true, false);
        // Both at once: the end says more.
        says(released(device(1, 1), 1), false, true);
    }

    private static void says(Wear wear, boolean due, boolean ended) {
        assertEquals(due, wear.replacementDue());
        assertEquals(ended, wear.ended());
        assertFalse(due && ended);
    }
}
