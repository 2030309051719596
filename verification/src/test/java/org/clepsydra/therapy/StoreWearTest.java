package org.clepsydra.therapy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The life of the store alone. Figures are made up. */
@Verifies("req~persistence.wear~1")
class StoreWearTest {
    private static final long MOST = 4_503_599_627_370_496L;

    private static PumpGeometry device(long writes) {
        PumpGeometry geometry =
                new PumpGeometry(Devices.bedside().storesState(true).storeWrites(writes).seal());
        assertTrue(geometry.accepted());
        return geometry;
    }

    private static boolean worn(long most, long stateWrites, long records) {
        StoreWear wear = new StoreWear(device(most));
        wear.journal(records);
        return wear.worn(stateWrites);
    }

    @Test
    void isWornFromNineTenthsOn() {
        assertFalse(worn(1_000, 899, 0));
        assertTrue(worn(1_000, 900, 0));
        assertFalse(worn(1_000, 0, 899));
        assertTrue(worn(1_000, 0, 900));
        assertFalse(worn(1_000, 400, 499));
        assertTrue(worn(1_000, 400, 500));
        assertTrue(worn(1_000, 2_000, 0));
        // Nine tenths of 1,009 are 908.1.
        assertFalse(worn(1_009, 908, 0));
        assertTrue(worn(1_009, 909, 0));
    }

    @Test
    void saysNothingWithoutAFigure() {
        assertFalse(worn(0, 0, 0));
        assertFalse(worn(0, MOST, MOST));
        assertFalse(worn(1, 0, 0));
        assertTrue(worn(1, 1, 0));
        assertTrue(worn(1, 0, 1));
    }

    @Test
    void goesOnAtTheMostThereCanBe() {
        assertTrue(worn(MOST, Long.MAX_VALUE, 0));
        assertTrue(worn(MOST, Long.MAX_VALUE, Long.MAX_VALUE));
        StateRecord record = new StateRecord(device(0));
        record.begin(1);
        StoreWear wear = new StoreWear(device(0));
        wear.journal(MOST + 1);
        wear.keep(record);
        assertEquals(MOST, record.word(StateLayout.JOURNAL_RECORDS));
    }

    @Test
    @Verifies("req~journal.restore~1")
    void asksForARecordOnceTheJournalIsFarAhead() {
        StateRecord record = new StateRecord(device(0));
        StoreWear wear = new StoreWear(device(0));
        record.begin(1);
        wear.journal(100);
        wear.keep(record);
        assertEquals(100, record.word(StateLayout.JOURNAL_RECORDS));
        assertFalse(wear.unkept(record));
        wear.journal(355);
        assertFalse(wear.unkept(record));
        wear.journal(356);
        assertTrue(wear.unkept(record));
        wear.keep(record);
        assertFalse(wear.unkept(record));
    }
}
