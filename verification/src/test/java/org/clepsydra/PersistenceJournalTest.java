package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.journal.EventCode;
import org.clepsydra.oracle.JournalOracle;
import org.clepsydra.oracle.JournalOracle.Finding;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The journal over losses of power. Bedside at 360 mL/h: 16 microsteps of 62.5 nL every 10 ms. */
class PersistenceJournalTest {
    private static final long HOUR = 3_600_000L;

    private final StoredState memory = new StoredState();
    private final List<long[]> stored = new ArrayList<>();
    private DeviceRecord bedside = Devices.bedside().storesState(true).seal();
    private Pump pump;

    private void powerOn() {
        pump = new Pump(bedside).restored(memory).tested();
        // What of the first three steps is in the memory already.
        for (int place = 0; place < memory.records(); place++) {
            long[] record = LastRecords.record(memory, place);
            if (stored.isEmpty() || record[0] > stored.get(stored.size() - 1)[0]) {
                stored.add(record);
            }
        }
        run(100);
    }

    private void run(long ms) {
        for (long done = 0; done < ms; done += 10) {
            pump.step(10);
            note();
        }
    }

    private void give(int code) {
        pump.give(code);
        note();
        run(100);
    }

    private void note() {
        if (pump.out.store().present()) {
            stored.add(pump.out.store().record().clone());
        }
    }

    private void infusing() {
        powerOn();
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(pump.order.image());
        give(Orders.LOAD);
        Entries.again(pump.order);
        give(Orders.CONFIRM);
        start();
    }

    private void start() {
        give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    private List<Finding> findings() {
        JournalOracle oracle = new JournalOracle();
        return stored.stream().map(oracle::take).toList();
    }

    private List<Long> last(int code) {
        List<List<Long>> all = of(code);
        return all.get(all.size() - 1);
    }

    private List<List<Long>> of(int code) {
        return stored.stream().filter(r -> r[2] == code).map(r -> List.of(r[3], r[4])).toList();
    }

    @Test
    @Verifies({"req~journal.restore~1", "req~journal.chain~2"})
    void goesOnWithItsChainOverAnyNumberOfLosses() {
        infusing();
        for (int loss = 0; loss < 5; loss++) {
            run(3_000);
            powerOn();
            start();
        }
        assertTrue(stored.size() > 25, "" + stored.size());
        assertEquals(List.of(), findings().stream().filter(f -> f != Finding.FOLLOWS).toList());
        assertEquals(stored.size() - 1, stored.get(stored.size() - 1)[0]);
        assertEquals(List.of(), of(EventCode.JOURNAL_BROKEN));
    }

    @Test
    @Verifies("req~journal.restore~1")
    void goesOnWithItsChainWithoutAStoreForState() {
        bedside = Devices.bedside().seal();
        infusing();
        powerOn();
        powerOn();
        infusing();
        assertEquals(List.of(), findings().stream().filter(f -> f != Finding.FOLLOWS).toList());
        assertEquals(List.of(), of(EventCode.JOURNAL_BROKEN));
    }

    @Test
    @Verifies("req~journal.restore~1")
    void saysFirstOfAllThatARecordWasCutShort() {
        infusing();
        int newest = memory.records() - 1;
        long[] torn = LastRecords.record(memory, newest);
        memory.record(newest, 5, 0);
        stored.set(stored.size() - 1, LastRecords.record(memory, newest));
        pump = new Pump(bedside).restored(memory);
        pump.step(10);
        assertTrue(pump.out.store().present());
        long[] first = pump.out.store().record().clone();
        assertArrayEquals(
                new long[] {torn[0] + 1, 10, EventCode.JOURNAL_BROKEN, torn[0], torn[0] + 1},
                Arrays.copyOf(first, 5));
        stored.add(first);
        run(100);
        powerOn();
        assertEquals(1, of(EventCode.JOURNAL_BROKEN).size());
        assertEquals(
                List.of(Finding.TORN, Finding.NOTED),
                findings().stream().filter(f -> f != Finding.FOLLOWS).toList());
    }

    @Test
    @Verifies("req~journal.restore~1")
    void withholdsNoTherapyAndLosesNoTotalForALostJournal() {
        infusing();
        run(7_000);
        long ever = pump.out.snapshot().everCommanded();
        long given = pump.out.snapshot().givenNl();
        long records = newestWord(StateLayout.JOURNAL_RECORDS);
        assertTrue(records > 0);
        for (int place = 0; place < memory.records(); place++) {
            memory.record(place, 3, ~memory.record(place, 3));
        }
        stored.clear();
        pump = new Pump(bedside).restored(memory);
        pump.step(10);
        note();
        assertEquals(TherapyState.HELD, pump.state());
        assertTrue(pump.out.snapshot().everCommanded() >= ever);
        assertTrue(pump.out.snapshot().givenNl() >= given);
        assertEquals(1L << AlarmCode.RESTORED, pump.out.annunciator().conditions());
        long[] first = stored.get(0);
        assertEquals(records + 1_024, first[0]);
        assertEquals(List.of(List.of(0L, records + 1_024)), of(EventCode.JOURNAL_BROKEN));
        pump.tested();
        start();
        long before = pump.received;
        run(1_000);
        assertTrue(pump.received > before);
    }

    @Test
    @Verifies("req~journal.restore~1")
    void notesAJournalThatWasTakenAway() {
        infusing();
        memory.records(0);
        stored.clear();
        powerOn();
        assertEquals(1, of(EventCode.JOURNAL_BROKEN).size());
    }

    /** A record at 5.01 s, when 8,016 microsteps were released, reserves to 15.01 s: 24,016. */
    @Test
    @Verifies("req~persistence.uncertain~1")
    void saysWhatIsBookedAndMayNotHaveBeenGiven() {
        infusing();
        assertEquals(0, pump.out.snapshot().uncertainNl());
        run(7_000 - 110);
        assertEquals(0, pump.out.snapshot().uncertainNl());
        long released = newestWord(StateLayout.BASAL);
        powerOn();
        long booked = pump.out.snapshot().commanded() - released;
        // Ten seconds at 100 uL a second, and what of a step was due.
        assertEquals(16_000, booked);
        assertEquals(1_000_000, pump.out.snapshot().uncertainNl());
        assertEquals(List.of(1L, 1_000_000L), last(EventCode.UNCERTAIN));
        give(Orders.ACKNOWLEDGE);
        // Of one record, however often it is restored.
        powerOn();
        assertEquals(1_000_000, pump.out.snapshot().uncertainNl());
        start();
        run(1_000);
        assertEquals(1_000_000, pump.out.snapshot().uncertainNl());
        long second = newestWord(StateLayout.BASAL);
        powerOn();
        long more = (pump.out.snapshot().commanded() - second) * 125 / 2;
        assertTrue(more > 0);
        assertEquals(1_000_000 + more, pump.out.snapshot().uncertainNl());
        assertEquals(List.of(1L, 1_000_000 + more), last(EventCode.UNCERTAIN));
        give(Orders.STOP);
        give(Orders.CLEAR);
        assertEquals(0, pump.out.snapshot().uncertainNl());
    }

    /** A microstep is a nanolitre, and ten seconds give one: 200 uL in 2,000,000 s. */
    @Test
    @Verifies("req~persistence.uncertain~1")
    void notesANanolitreInDoubt() {
        bedside =
                Devices.bedside()
                        .nlPerRev(65_536)
                        .microstepsPerRev(65_536)
                        .rateNlPerHMax(1_000_000)
                        .storesState(true)
                        .seal();
        powerOn();
        PlanImages.flat(bedside, 200_000, 2_000_000_000).writeTo(pump.order.image());
        give(Orders.LOAD);
        Entries.again(pump.order);
        give(Orders.CONFIRM);
        start();
        run(2_000);
        powerOn();
        assertEquals(1, pump.out.snapshot().uncertainNl());
        assertEquals(List.of(1L, 1L), last(EventCode.UNCERTAIN));
    }

    @Test
    @Verifies("req~persistence.uncertain~1")
    void saysNothingWhereNothingWasReserved() {
        powerOn();
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(pump.order.image());
        give(Orders.LOAD);
        powerOn();
        assertEquals(1, of(EventCode.RESTORED).size());
        assertEquals(List.of(), of(EventCode.UNCERTAIN));
        assertEquals(0, pump.out.snapshot().uncertainNl());
    }

    @Test
    @Verifies({"req~journal.events~4", "req~alarm.restored~1"})
    void notesWhichConditionsWereKept() {
        infusing();
        // A bubble, then none: gone, and nobody has seen it.
        pump.in.airSamples(0, 5);
        run(5_000);
        pump.in.airSamples(5, 0);
        run(500);
        long kept = pump.out.annunciator().conditions();
        assertTrue((kept & 1L << AlarmCode.AIR_IN_LINE) != 0);
        stored.clear();
        powerOn();
        assertEquals(kept, pump.out.annunciator().conditions() & kept);
        assertEquals(1, of(EventCode.CONDITIONS_KEPT).size());
        assertEquals(kept, of(EventCode.CONDITIONS_KEPT).get(0).get(0));
        assertEquals(kept | 1L << AlarmCode.RESTORED, of(EventCode.CONDITIONS_KEPT).get(0).get(1));
        give(Orders.ACKNOWLEDGE);
        give(Orders.ACKNOWLEDGE);
        run(1_000);
        stored.clear();
        powerOn();
        assertEquals(List.of(), of(EventCode.CONDITIONS_KEPT));
    }

    @Test
    @Verifies("req~persistence.wear~1")
    void saysThatTheStoreIsNearlyWornAndGoesOnWriting() {
        bedside = Devices.bedside().storesState(true).storeWrites(60).seal();
        infusing();
        long worn = 1L << AlarmCode.STORE_WORN;
        while ((pump.out.annunciator().conditions() & worn) == 0) {
            assertTrue(writes() < 54, "" + writes());
            pump.step(10);
            note();
        }
        // Nine tenths of 60 were reached, and this was noted.
        assertEquals(54 + 1, writes());
        assertEquals(AlarmCode.LOW, pump.out.annunciator().priority());
        long before = pump.received;
        long state = newestWord(StateLayout.SEQUENCE);
        run(60_000);
        assertEquals(TherapyState.INFUSING, pump.state());
        assertEquals(96_000, pump.received - before);
        assertTrue(newestWord(StateLayout.SEQUENCE) >= state + 11);
        give(Orders.ACKNOWLEDGE);
        assertTrue((pump.out.annunciator().conditions() & worn) != 0);
        powerOn();
        assertTrue((pump.out.annunciator().conditions() & worn) != 0);
        pump.give(Orders.STOP);
        assertFalse(pump.out.annunciator().conditions() == 0);
    }

    /** State writes numbered so far, and records that the alarms knew of in the last step. */
    private long writes() {
        long number = pump.out.state().present() ? pump.out.state().sequence() : 0;
        long newest = Math.max(number, newestWord(StateLayout.SEQUENCE));
        return newest + stored.size();
    }

    private long newestWord(int word) {
        long[] a = memory.slot(StateLayout.CONTROL_A);
        long[] b = memory.slot(StateLayout.CONTROL_B);
        return a[StateLayout.SEQUENCE] > b[StateLayout.SEQUENCE] ? a[word] : b[word];
    }
}
