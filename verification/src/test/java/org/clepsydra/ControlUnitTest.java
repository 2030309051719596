package org.clepsydra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.contract.StepWord;
import org.clepsydra.journal.EventCode;
import org.clepsydra.monitor.CutoffCommand;
import org.clepsydra.monitor.MonitorStateFrame;
import org.clepsydra.monitor.MonitorUnit;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.StoredState;
import org.clepsydra.quantity.Crc32c;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The control channel on its own, before the monitor is heard and after. */
class ControlUnitTest {
    private static final long APART = 1L << AlarmCode.CHANNELS_APART;

    private final DeviceRecord bedside = Devices.bedside().storesState(true).seal();
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final OutputFrame out = new OutputFrame();
    private final LinkFrame reply = new LinkFrame();
    private final LinkFrame request = new LinkFrame();

    /** A pump that was infusing when its power went. */
    private StoredState stored() {
        StoredState stored = new StoredState();
        Pump pump = new Pump(bedside).restored(stored).tested();
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        pump.run(1_000, 10);
        pump.started();
        pump.run(5_000, 10);
        return stored;
    }

    @Test
    @Verifies({"req~link.restore~2", "req~link.lost~1", "req~structure.flow~1"})
    void storesAndMovesNothingBeforeTheMonitorIsHeardAndSaysSo() {
        ControlUnit unit = unit(stored());
        for (int ms = 100; ms <= 300; ms += 100) {
            assertEquals(0, out.annunciator().present() & APART);
            step(unit, 100);
        }
        assertEquals(0, out.annunciator().present() & APART);
        in.watchdogChallenge(1_234_567);
        order.give(Orders.START);
        step(unit, 100);
        assertEquals(APART, out.annunciator().present());
        assertTrue(out.annunciator().sounds());
        assertEquals(StepWord.ofControl(1_234_567), out.watchdog().token());
        assertEquals(TherapyState.IDLE, out.snapshot().state());
        assertFalse(out.motor().energise());
        assertEquals(1, out.motor().direction());
        assertFalse(out.state().present());
    }

    @Test
    @Verifies("req~link.restore~2")
    void restoresWithTheFirstReplyWhatOneProcessorRestores() {
        StoredState stored = stored();
        Pump one = new Pump(bedside).restored(stored);
        one.step(10);
        ControlUnit unit = unit(stored);
        assertTrue(request.words()[LinkLayout.ENVELOPE] != 0);
        assertTrue(request.words()[LinkLayout.REACHED_MS] >= 5_000);
        MonitorUnit monitor = new MonitorUnit(bedside);
        monitor.restore(stored);
        // The wait before it leaves nothing but an alarm that is kept.
        for (int i = 0; i < 4; i++) {
            step(unit, 100);
        }
        in.monitorNowMs(10);
        MonitorStateFrame kept = new MonitorStateFrame();
        monitor.step(in, order, request, reply, new CutoffCommand(), kept);
        in.watchdogChallenge(-77);
        step(unit, 10);
        assertEquals(StepWord.ofControl(-77), out.watchdog().token());
        assertEquals(TherapyState.HELD, out.snapshot().state());
        assertEquals(one.out.snapshot().state(), out.snapshot().state());
        assertEquals(one.out.snapshot().commanded(), out.snapshot().commanded());
        assertEquals(one.out.snapshot().therapyMs(), out.snapshot().therapyMs());
        assertEquals(0, out.annunciator().present() & APART);
        assertEquals(APART, out.annunciator().conditions() & APART);
        long lost = 1L << AlarmCode.STATE_LOST;
        assertEquals(0, out.annunciator().conditions() & lost);
    }

    @Test
    @Verifies("req~link.restore~2")
    void restoresAPlanThatIsReadyByTheEnvelopeThatTheMonitorHolds() {
        StoredState stored = new StoredState();
        Pump pump = new Pump(bedside).restored(stored).tested();
        pump.loaded(PlanImages.flat(bedside, 360_000_000, 3_600_000));
        pump.run(1_000, 10);
        ControlUnit unit = unit(stored);
        heard(unit, stored);
        assertEquals(TherapyState.READY, out.snapshot().state());
        assertEquals(0, out.annunciator().conditions() & 1L << AlarmCode.STATE_LOST);
    }

    /** A second reply restores nothing: what was cleared since stays so. */
    @Test
    @Verifies("req~link.restore~2")
    void restoresOnce() {
        StoredState stored = stored();
        ControlUnit unit = unit(stored);
        MonitorUnit monitor = new MonitorUnit(bedside);
        monitor.restore(stored);
        CutoffCommand cutoff = new CutoffCommand();
        MonitorStateFrame kept = new MonitorStateFrame();
        for (int i = 1; i <= 5; i++) {
            if (i == 3) {
                order.give(Orders.CLEAR);
            }
            in.monitorNowMs(10L * i);
            monitor.step(in, order, request, reply, cutoff, kept);
            step(unit, 10);
            int expected = i < 3 ? TherapyState.HELD : TherapyState.IDLE;
            assertEquals(expected, out.snapshot().state(), "reply " + i);
        }
    }

    /** What the monitor saw beyond what the control channel reserved is booked as given. */
    @Test
    @Verifies({"req~link.restore~2", "req~persistence.restore~2"})
    void booksWhatTheMonitorSawMore() {
        StoredState stored = stored();
        for (int slot : new int[] {StateLayout.MONITOR_A, StateLayout.MONITOR_B}) {
            long[] words = stored.slot(slot);
            words[StateLayout.SEEN_PARTS] = 10_000_000 * bedside.countsPerRev();
            Crc32c crc = new Crc32c();
            crc.begin();
            for (int i = 0; i < StateLayout.CRC; i++) {
                crc.word(words[i]);
            }
            words[StateLayout.CRC] = crc.value();
        }
        ControlUnit unit = unit(stored);
        heard(unit, stored);
        // It writes to the store.
        Pump one = new Pump(bedside).restored(stored);
        one.step(10);
        // 10 mL, at 16,000 microsteps each; five seconds of 1,600 microsteps were released.
        assertTrue(out.snapshot().commanded() >= 160_000);
        assertEquals(one.out.snapshot().commanded(), out.snapshot().commanded());
    }

    /** 50 ms a step: every second one is due. */
    @Test
    @Verifies("req~structure.watchdog~1")
    void answersTheWatchdogInTimeWhileItWaits() {
        ControlUnit unit = unit(stored());
        for (int i = 0; i < 12; i++) {
            step(unit, 50);
            assertEquals(i % 2 == 0, out.watchdog().due(), "step " + i);
        }
    }

    @Test
    @Verifies("req~journal.events~4")
    void notesWhatBeganInTheWaitAsBegunAndNotAsKept() {
        StoredState stored = stored();
        ControlUnit unit = unit(stored);
        MonitorUnit monitor = new MonitorUnit(bedside);
        monitor.restore(stored);
        for (int i = 0; i < 4; i++) {
            step(unit, 100);
        }
        assertEquals(APART, out.annunciator().present());
        in.monitorNowMs(10);
        CutoffCommand cutoff = new CutoffCommand();
        MonitorStateFrame kept = new MonitorStateFrame();
        int began = 0;
        int ended = 0;
        for (int i = 0; i < 20; i++) {
            monitor.step(in, order, request, reply, cutoff, kept);
            step(unit, 10);
            in.monitorNowMs(in.monitorNowMs() + 10);
            long[] record = out.store().record();
            if (out.store().present()) {
                assertTrue(record[2] != EventCode.CONDITIONS_KEPT);
                boolean apart = (record[3] & APART) != 0;
                began += record[2] == EventCode.CONDITION && apart ? 1 : 0;
                ended += record[2] == EventCode.CONDITION_ENDED && apart ? 1 : 0;
            }
        }
        assertEquals(1, began);
        assertEquals(1, ended);
    }

    @Test
    @Verifies("req~link.restore~2")
    void reservesNothingOfAnEmptyStore() {
        unit(new StoredState());
        assertEquals(0, request.words()[LinkLayout.ENVELOPE]);
        assertEquals(0, request.words()[LinkLayout.REACHED_MS]);
    }

    @Test
    @Verifies("req~link.restore~2")
    void readsEverySlotWhole() throws ReflectiveOperationException {
        StoredState stored = new StoredState();
        int[] slots = {
            StateLayout.PLAN,
            StateLayout.CONTROL_A,
            StateLayout.CONTROL_B,
            StateLayout.MONITOR_A,
            StateLayout.MONITOR_B
        };
        for (int slot : slots) {
            for (int i = 0; i < stored.slot(slot).length; i++) {
                stored.slot(slot)[i] = 1_000L * slot + i + 1;
            }
        }
        for (int place = 0; place < StoredState.RECORDS; place++) {
            for (int i = 0; i < StoredState.RECORD_WORDS; i++) {
                stored.record(place, i, 100L * place + i + 1);
            }
        }
        stored.records(5);
        ControlUnit unit = unit(stored);
        Field field = ControlUnit.class.getDeclaredField("stored");
        field.setAccessible(true);
        StoredState copy = (StoredState) field.get(unit);
        for (int slot : slots) {
            assertArrayEquals(stored.slot(slot), copy.slot(slot));
        }
        assertEquals(5, copy.records());
        for (int place = 0; place < StoredState.RECORDS; place++) {
            for (int i = 0; i < StoredState.RECORD_WORDS; i++) {
                assertEquals(100L * place + i + 1, copy.record(place, i));
            }
        }
    }

    private ControlUnit unit(StoredState stored) {
        ControlUnit unit = new ControlUnit(bedside, 1L << 32);
        unit.restore(stored);
        unit.begin(request);
        in.pressureFresh(true);
        in.airSamples(5, 0);
        return unit;
    }

    /** A monitor with the same store answers the first request. */
    private void heard(ControlUnit unit, StoredState stored) {
        MonitorUnit monitor = new MonitorUnit(bedside);
        monitor.restore(stored);
        in.monitorNowMs(10);
        monitor.step(in, order, request, reply, new CutoffCommand(), new MonitorStateFrame());
        step(unit, 10);
    }

    private void step(ControlUnit unit, long ms) {
        in.nowMs(in.nowMs() + ms);
        unit.step(in, order, reply, request, out);
    }
}
