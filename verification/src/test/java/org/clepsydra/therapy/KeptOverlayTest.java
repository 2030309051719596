package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** What a record says of overlays. */
class KeptOverlayTest {
    private final PumpGeometry geometry = new PumpGeometry(Devices.bedside().seal());
    private final Overlay overlay = new Overlay(geometry, new LoadedPlan(geometry));
    private final StateRecord record = new StateRecord(geometry);

    @Test
    @Verifies("req~persistence.reserve~2")
    void isNamedOnlyWhereEveryKindWasBegunAsOften() {
        overlay.begin(PlanLayout.BOLUS);
        overlay.begin(PlanLayout.BOLUS);
        overlay.begin(PlanLayout.PRIME);
        overlay.begin(PlanLayout.FLUSH);
        overlay.keepBegun(record);
        assertTrue(overlay.kept(record));
        long[] begun = {2, 1, 1, 0};
        for (int row = 0; row < begun.length; row++) {
            record.set(StateLayout.BEGUN + row, begun[row] + 1);
            assertFalse(overlay.kept(record), "row " + row);
            record.set(StateLayout.BEGUN + row, begun[row]);
        }
        assertTrue(overlay.kept(record));
        overlay.begin(PlanLayout.BOLUS);
        assertFalse(overlay.kept(record));
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void keepsNothingOfTheOneThatRan() {
        record.set(StateLayout.OVERLAY, PlanLayout.FLUSH + 1);
        record.set(StateLayout.OVERLAY_RESERVED_MS, 9_000);
        record.set(StateLayout.OVERLAY_RELEASED, 30);
        overlay.restore(record);
        assertEquals(9_000, overlay.atMs());
        assertEquals(30, overlay.released());
        assertEquals(PlanLayout.FLUSH, overlay.kind());
        overlay.forfeit();
        assertEquals(0, overlay.atMs());
        assertEquals(0, overlay.released());
    }
}
