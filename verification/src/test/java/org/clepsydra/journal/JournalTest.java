package org.clepsydra.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.clepsydra.Devices;
import org.clepsydra.Entries;
import org.clepsydra.Pump;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

class JournalTest {
    private final DeviceRecord bedside = Devices.bedside().seal();
    private final Pump pump = new Pump(bedside);
    private final List<long[]> stored = new ArrayList<>();

    @Test
    @Verifies("req~journal.events~4")
    void notesOrdersStatesConditionsAndLateSteps() {
        pump.tested();
        give(Orders.START);
        PlanImages.flat(bedside, 36_000_000, 3_600_000)
                .typedRateNlPerH(9)
                .writeTo(pump.order.image());
        give(Orders.LOAD);
        give(Orders.CLEAR);
        give(Orders.STOP);
        give(Orders.LOAD);
        give(Orders.CLEAR);
        PlanImages.flat(bedside, 36_000_000, 3_600_000).writeTo(pump.order.image());
        give(Orders.LOAD);
        give(Orders.LOAD);
        pump.order.enter(9, 9, 9);
        give(Orders.CONFIRM);
        Entries.again(pump.order);
        give(Orders.CONFIRM);
        give(Orders.START);
        give(Orders.ACKNOWLEDGE);
        step(105);
        give(Orders.STOP);
        give(Orders.STOP);
        give(77);
        give(Orders.CLEAR);
        for (int i = 0; i < 30; i++) {
            step(10);
        }
        List<String> wanted =
                List.of(
                        event(EventCode.ORDER_REFUSED, Orders.START, 0),
                        event(EventCode.ORDER_REFUSED, Orders.LOAD, Rule.NOT_STOPPED),
                        event(EventCode.ORDER_REFUSED, Orders.CLEAR, Rule.NOT_STOPPED),
                        event(EventCode.ORDER_TAKEN, Orders.STOP, TherapyState.IDLE),
                        event(EventCode.ORDER_REFUSED, Orders.LOAD, Rule.TYPED_RATE_DISAGREES),
                        event(EventCode.ORDER_TAKEN, Orders.CLEAR, TherapyState.IDLE),
                        event(EventCode.ORDER_TAKEN, Orders.LOAD, TherapyState.READY),
                        event(EventCode.STATE, TherapyState.IDLE, TherapyState.READY),
                        event(EventCode.ORDER_REFUSED, Orders.LOAD, Rule.PLAN_LOADED),
                        event(EventCode.ORDER_REFUSED, Orders.CONFIRM, Rule.REENTRY_DOSE),
                        event(EventCode.ORDER_TAKEN, Orders.CONFIRM, TherapyState.READY),
                        event(EventCode.ORDER_TAKEN, Orders.START, TherapyState.INFUSING),
                        event(EventCode.STATE, TherapyState.READY, TherapyState.INFUSING),
                        event(EventCode.ORDER_TAKEN, Orders.ACKNOWLEDGE, TherapyState.INFUSING),
                        event(EventCode.LATE_STEP, 105, 5),
                        event(
                                EventCode.CONDITION,
                                1L << AlarmCode.LATE_STEP,
                                1L << AlarmCode.LATE_STEP),
                        event(EventCode.ORDER_TAKEN, Orders.STOP, TherapyState.HELD),
                        event(EventCode.STATE, TherapyState.INFUSING, TherapyState.HELD),
                        event(EventCode.ORDER_TAKEN, Orders.STOP, TherapyState.HELD),
                        event(EventCode.ORDER_REFUSED, 77, 0),
                        event(EventCode.ORDER_TAKEN, Orders.CLEAR, TherapyState.IDLE),
                        event(EventCode.STATE, TherapyState.HELD, TherapyState.IDLE));
        assertEquals(wanted, stored.stream().map(r -> event(r[2], r[3], r[4])).toList());
    }

    @Test
    @Verifies("req~journal.events~4")
    void notesOnlyConditionsThatBegan() {
        pump.tested();
        step(101);
        pump.turns = false;
        pump.in.encoderCounts(3);
        step(10);
        step(10);
        step(10);
        assertEquals(
                List.of(
                        event(EventCode.LATE_STEP, 101, 1),
                        event(EventCode.CONDITION, 128, 128),
                        event(EventCode.CONDITION, 1, 129)),
                stored.stream().map(r -> event(r[2], r[3], r[4])).toList());
    }

    @Test
    @Verifies("req~journal.events~4")
    void notesOrdersThatAreTakenWhileAPlanWaits() {
        pump.tested().loaded(PlanImages.flat(bedside, 36_000_000, 3_600_000));
        step(10);
        step(10);
        stored.clear();
        give(Orders.ACKNOWLEDGE);
        give(Orders.STOP);
        step(10);
        assertEquals(
                List.of(
                        event(EventCode.ORDER_TAKEN, Orders.ACKNOWLEDGE, TherapyState.READY),
                        event(EventCode.ORDER_TAKEN, Orders.STOP, TherapyState.READY)),
                stored.stream().map(r -> event(r[2], r[3], r[4])).toList());
    }

    @Test
    @Verifies("req~journal.events~4")
    void notesAConditionThatBeginsAgainWhileItIsLatched() {
        pump.tested();
        step(101);
        step(10);
        step(10);
        step(102);
        assertEquals(
                List.of(
                        event(EventCode.LATE_STEP, 101, 1),
                        event(EventCode.CONDITION, 128, 128),
                        event(EventCode.LATE_STEP, 102, 2)),
                stored.stream().map(r -> event(r[2], r[3], r[4])).toList());
        step(10);
        assertEquals(
                event(EventCode.CONDITION, 128, 128),
                stored.stream().map(r -> event(r[2], r[3], r[4])).toList().get(3));
    }

    @Test
    @Verifies("req~journal.chain~2")
    void sealsEachRecordWithTheOneBefore() {
        pump.tested();
        for (int i = 0; i < 600; i++) {
            give(i % 2 == 0 ? Orders.ACKNOWLEDGE : Orders.START);
        }
        assertEquals(600, stored.size());
        long seal = 0;
        for (int i = 0; i < stored.size(); i++) {
            long[] r = stored.get(i);
            assertEquals(i, r[0]);
            long before = seal;
            seal = sum(before, r);
            // The checksum in the lower half, that of the record before in the upper.
            assertEquals(seal, r[5] & 0xFFFF_FFFFL);
            assertEquals(before, r[5] >>> 32);
        }
        assertEquals(stored.get(0)[1] + 10, stored.get(1)[1]);
    }

    @Test
    @Verifies("req~journal.store~1")
    void handsOverOneRecordAStepInOrder() {
        Ring ring = new Ring();
        long[] out = new long[Journal.RECORD_WORDS];
        assertFalse(ring.handOver(out));
        ring.append(10, 1, 2, 3);
        ring.append(20, 4, 5, 6);
        assertTrue(ring.handOver(out));
        assertArrayEquals(new long[] {0, 10, 1, 2, 3, out[5]}, out);
        assertTrue(ring.handOver(out));
        assertArrayEquals(new long[] {1, 20, 4, 5, 6, out[5]}, out);
        assertFalse(ring.handOver(out));
    }

    @Test
    @Verifies("req~journal.restore~1")
    void goesOnWithAChain() {
        Ring ring = new Ring();
        long[] out = new long[Journal.RECORD_WORDS];
        long[] last = Records.record(41, 1, 2, 3, 0x8765_4321L);
        ring.goOn(42, last[5]);
        assertEquals(42, ring.next());
        assertTrue(ring.idle());
        ring.append(420, 4, 5, 6);
        assertEquals(43, ring.next());
        assertEquals(0, ring.lost());
        assertTrue(ring.handOver(out));
        assertArrayEquals(Records.record(42, 4, 5, 6, Records.checksum(last)), out);
    }

    @Test
    @Verifies("req~journal.store~1")
    void keepsTheLast256AndCountsWhatItLost() {
        Ring ring = new Ring();
        long[] out = new long[Journal.RECORD_WORDS];
        for (int i = 0; i < 256; i++) {
            ring.append(i, 1, 2, 3);
        }
        assertEquals(0, ring.lost());
        ring.append(256, 1, 2, 3);
        ring.append(257, 1, 2, 3);
        assertEquals(2, ring.lost());
        for (int i = 2; i < 258; i++) {
            assertTrue(ring.handOver(out));
            assertEquals(i, out[0]);
            assertEquals(i, out[1]);
        }
        assertFalse(ring.handOver(out));
        ring.append(258, 1, 2, 3);
        assertTrue(ring.handOver(out));
        assertEquals(2, ring.lost());
    }

    @Test
    @Verifies("req~journal.store~1")
    void saysHowManyRecordsWereLost() {
        pump.tested();
        // Two records a step, late and refused; one is handed over.
        for (int i = 0; i < 400; i++) {
            pump.order.give(Orders.START);
            pump.step(101);
        }
        // 801 were written, one with the condition that began; 400 were handed over, and of 256 the
        // last step took one.
        assertEquals(801 - 400 - 255, pump.out.store().lost());
    }

    @Test
    @Verifies("req~journal.store~1")
    void tellsTheStoreWhenThereIsNothing() {
        pump.tested();
        step(10);
        assertFalse(pump.out.store().present());
        step(101);
        assertTrue(pump.out.store().present());
    }

    @Test
    @Verifies({"req~journal.store~1", "req~journal.chain~2"})
    void handsTheStoreSixWordsAndNoMore() {
        // A store appends what it is given; a word more would put every later record out of place.
        pump.tested();
        step(101);
        assertEquals(6, Journal.RECORD_WORDS);
        assertEquals(6, stored.get(stored.size() - 1).length);
    }

    private static String event(long code, long first, long second) {
        return code + ": " + first + ", " + second;
    }

    private static long sum(long seal, long[] record) {
        ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(seal);
        for (int i = 0; i < 5; i++) {
            bytes.putLong(record[i]);
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes.flip());
        return crc.getValue();
    }

    private void give(int code) {
        pump.order.give(code);
        step(10);
    }

    private void step(long ms) {
        pump.step(ms);
        if (pump.out.store().present()) {
            stored.add(pump.out.store().record().clone());
        }
    }
}
