package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.signal.Signals;
import org.clepsydra.signal.Validator;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** A pump without a plan, of which only the journal goes on; a store that takes every write. */
@Verifies("req~journal.restore~1")
class ReservationJournalTest {
    private final Alone rig = new Alone(Devices.bedside().storesState(true).seal());
    private final PumpGeometry geometry = new PumpGeometry(rig.device);
    private final Reservation reservation = new Reservation(geometry, rig.therapy.plan());
    private final Validator validator = new Validator(geometry);
    private final Signals signals = new Signals();
    private final StateFrame out = new StateFrame();

    @Test
    void writesARecordOnceTheJournalIsFarAheadAndNoneBefore() {
        shows(0, false);
        shows(255, false);
        shows(256, true);
        assertEquals(1, out.sequence());
        assertEquals(TherapyState.IDLE, out.words()[StateLayout.STATE]);
        assertEquals(256, out.words()[StateLayout.JOURNAL_RECORDS]);
        rig.in.stored(out.sequence(), 0);
        shows(256, false);
        shows(511, false);
        shows(512, true);
        assertEquals(2, out.sequence());
        assertEquals(512, out.words()[StateLayout.JOURNAL_RECORDS]);
    }

    /** A step after so many records of the journal were begun. */
    private void shows(long journalRecords, boolean record) {
        reservation.journal(journalRecords);
        rig.step(Orders.NONE);
        validator.step(rig.in, rig.order, signals);
        reservation.step(signals, rig.therapy, rig.findings, out);
        assertEquals(record, out.present());
    }
}
