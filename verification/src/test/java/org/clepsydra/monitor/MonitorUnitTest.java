package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.LinkFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.port.LinkMessages;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bedside at 360 mL/h, whose longest period is 100 ms; a count is 400 nL, a microstep 62.5 nL. */
class MonitorUnitTest {
    private static final long HOUR = 3_600_000L;
    private static final long SESSION = 77;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final MonitorUnit unit = new MonitorUnit(bedside);
    private final SensorFrame in = new SensorFrame();
    private final OrderFrame order = new OrderFrame();
    private final LinkFrame request = new LinkFrame();
    private final LinkFrame reply = new LinkFrame();
    private final CutoffCommand cutoff = new CutoffCommand();
    private final MonitorStateFrame kept = new MonitorStateFrame();
    private long number;

    MonitorUnitTest() {
        in.motorEnergised(true);
    }

    @Test
    @Verifies({"req~link.request~1", "req~link.reply~2"})
    void answersEachNewRequestOnce() {
        assertTrue(answers(1));
        assertEquals(1, word(LinkLayout.NUMBER));
        assertEquals(SESSION, word(LinkLayout.SESSION));
        assertEquals(LinkLayout.REPLY_MAGIC, word(LinkLayout.MAGIC));
        assertFalse(answers(1));
        assertTrue(answers(2));
        assertEquals(2, word(LinkLayout.NUMBER));
        assertTrue(answers(5));
        assertFalse(answers(4));
        assertFalse(answers(5));
        assertTrue(answers(LinkLayout.NUMBER_MAX));
        assertEquals(1, word(LinkLayout.FIRST));
        assertEquals(LinkMessages.crc(reply.words(), 13), word(LinkLayout.REPLY_CRC));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, true",
        "0, 0, false",
        "-1, 0, false",
        "4503599627370496, 0, true",
        "4503599627370497, 0, false",
        "1, -1, false",
        "1, 4294967296, true",
        "1, 4294967297, false"
    })
    @Verifies("req~link.request~1")
    void takesARequestInRangeOnly(long n, long reachedMs, boolean takes) {
        LinkMessages.request(request, SESSION, n, 0, reachedMs);
        step(10);
        assertEquals(takes, reply.present());
    }

    @Test
    @Verifies("req~link.request~1")
    void takesNoRequestWithAnyBitTurned() {
        for (int bit = 0; bit < LinkLayout.REQUEST_WORDS * 64; bit++) {
            LinkMessages.request(request, SESSION, 3, 9, 8);
            request.words()[bit / 64] ^= 1L << (bit % 64);
            step(10);
            assertFalse(reply.present(), "bit " + bit);
        }
        LinkMessages.request(request, SESSION, 3, 9, 8);
        request.words()[LinkLayout.MAGIC] = LinkLayout.REPLY_MAGIC;
        request.words()[LinkLayout.REQUEST_CRC] = LinkMessages.crc(request.words(), 5);
        step(10);
        assertFalse(reply.present());
        LinkMessages.request(request, SESSION, 3, 9, 8);
        request.present(false);
        step(10);
        assertFalse(reply.present());
    }

    @Test
    @Verifies("req~link.reply~2")
    void saysAllOfThePermit() {
        started();
        assertEquals(LinkLayout.GRANTED, word(LinkLayout.FLAGS));
        assertEquals(DenyReason.NONE, word(LinkLayout.REASON));
        assertEquals(order.image()[PlanLayout.ENVELOPE_CRC], word(LinkLayout.ENVELOPE_CHECKSUM));
        assertEquals(Permit.NO_OVERLAY, word(LinkLayout.OVERLAY));
        asked(10);
        // 10 ms at 360 mL/h are 16 microsteps; a count more may be the encoder's, 6.4 of them.
        assertEquals(22, word(LinkLayout.MICROSTEPS_MAX));
        assertEquals(0, word(LinkLayout.BACK_MICROSTEPS_MAX));
        give(Orders.STOP);
        assertEquals(0, word(LinkLayout.FLAGS));
        assertEquals(DenyReason.NOT_STARTED, word(LinkLayout.REASON));
        assertEquals(0, word(LinkLayout.MICROSTEPS_MAX));
    }

    @Test
    @Verifies("req~link.session~1")
    void stopsWithAnotherSessionUntilStart() {
        started();
        assertTrue(cutoff.closed());
        LinkMessages.request(request, SESSION + 1, 40, 0, 0);
        step(10);
        assertEquals(DenyReason.NOT_STARTED, word(LinkLayout.REASON));
        assertFalse(cutoff.closed());
        assertEquals(SESSION + 1, word(LinkLayout.SESSION));
        assertEquals(40, word(LinkLayout.FIRST));
        LinkMessages.request(request, SESSION + 1, 41, 0, 0);
        order.give(Orders.START);
        step(10);
        assertEquals(LinkLayout.GRANTED, word(LinkLayout.FLAGS));
        assertEquals(40, word(LinkLayout.FIRST));
    }

    @Test
    @Verifies("req~link.restore~2")
    void countsAsSeenWhereTheControlChannelMayHaveComeUnderTheSameEnvelopeOnly() {
        started();
        long envelope = order.image()[PlanLayout.ENVELOPE_CRC];
        assertEquals(0, word(LinkLayout.HELD_ENVELOPE));
        LinkMessages.request(request, SESSION + 1, 1, envelope + 1, 1_000);
        step(10);
        assertEquals(envelope, word(LinkLayout.HELD_ENVELOPE));
        assertEquals(0, word(LinkLayout.HELD_SEEN_NL));
        LinkMessages.request(request, SESSION + 2, 1, envelope, 1_000);
        step(10);
        // 100 nL a ms.
        assertEquals(100_000, word(LinkLayout.HELD_SEEN_NL));
    }

    @Test
    @Verifies("req~link.unasked~1")
    void opensAfterTheLongestPeriodWithoutARequest() {
        started();
        int token = cutoff.leaseToken();
        request.present(false);
        step(99);
        assertTrue(cutoff.closed());
        step(1);
        assertTrue(cutoff.closed());
        assertEquals(token, cutoff.leaseToken());
        assertFalse(reply.present());
        step(1);
        assertFalse(cutoff.closed());
        asked(10);
        assertTrue(cutoff.closed());
        assertEquals(LinkLayout.GRANTED, word(LinkLayout.FLAGS));
    }

    @Test
    @Verifies("req~link.unasked~1")
    void opensAtOnceForStopThoughNobodyAsks() {
        started();
        request.present(false);
        order.give(Orders.STOP);
        step(10);
        assertFalse(cutoff.closed());
        order.give(Orders.START);
        step(10);
        assertFalse(cutoff.closed());
        asked(10);
        assertTrue(cutoff.closed());
    }

    /** What a permit of 0 ms moves may be on its way for 200 ms, and is no runaway until then. */
    @ParameterizedTest
    @CsvSource({"200, 0", "201, 4"})
    @Verifies("req~link.unasked~1")
    void leavesMotionItsTimeAndNoMore(long ms, int latched) {
        started();
        asked(10);
        asked(10);
        request.present(false);
        // Power goes, which by itself leaves a step to come to rest.
        step(150);
        step(ms - 150);
        in.encoderCounts(3);
        step(10);
        asked(10);
        assertEquals(latched, word(LinkLayout.REASON));
    }

    @Test
    @Verifies("req~link.unasked~1")
    void takesStepsInWhichNobodyAsksForPartsOfOne() {
        started();
        request.present(false);
        for (int i = 0; i < 30; i++) {
            step(10);
        }
        asked(10);
        // 101 ms and no more, a hundredth faster: 10,201 nL, and a count of 400: 169 microsteps.
        assertEquals(169, word(LinkLayout.MICROSTEPS_MAX));
    }

    @Test
    @Verifies("req~link.reply~2")
    void tellsOnceOfAnOverlayThatBeganWhileNobodyAsked() {
        PlanImages.flat(bedside, 360_000_000, HOUR)
                .bolus(1_000_000, 10_000, 0, 9)
                .writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        request.present(false);
        order.enter(1_000_000, 0, 0);
        order.give(Orders.BOLUS);
        step(10);
        step(10);
        asked(10);
        long begins = LinkLayout.GRANTED | LinkLayout.OVERLAY_BEGINS;
        assertEquals(begins, word(LinkLayout.FLAGS));
        assertEquals(PlanLayout.BOLUS, word(LinkLayout.OVERLAY));
        asked(10);
        assertEquals(LinkLayout.GRANTED, word(LinkLayout.FLAGS));
    }

    /** Nobody heard the first session: what was not found is not found. */
    @Test
    @Verifies("req~link.restore~2")
    void saysThatNothingWasFoundHoweverManySessionsTheOtherBegins() {
        assertTrue(answers(1));
        assertEquals(0, word(LinkLayout.FLAGS) & LinkLayout.FOUND);
        LinkMessages.request(request, (1L << 32) - 1, 1, 0, 0);
        step(10);
        assertEquals(0, word(LinkLayout.FLAGS) & LinkLayout.FOUND);
        // The control channel had its power anew: the monitor holds what it held.
        LinkMessages.request(request, 1L << 32, 1, 0, 0);
        step(10);
        assertEquals(LinkLayout.FOUND, word(LinkLayout.FLAGS) & LinkLayout.FOUND);
        LinkMessages.request(request, 1 + (1L << 32), 1, 0, 0);
        step(10);
        assertEquals(LinkLayout.FOUND, word(LinkLayout.FLAGS) & LinkLayout.FOUND);
    }

    /** 4 counts, 16 ms of the curve, were made since the last step; the control channel is new. */
    @Test
    @Verifies({"req~link.session~1", "req~link.restore~2"})
    void stopsAndCutsNothingForWhatWasPermittedBeforeTheSession() {
        started();
        for (int i = 0; i < 10; i++) {
            asked(10);
            in.encoderCounts(in.encoderCounts() + 2);
        }
        long envelope = order.image()[PlanLayout.ENVELOPE_CRC];
        LinkMessages.request(request, SESSION + 1, 1, envelope, 10_000);
        in.encoderCounts(in.encoderCounts() + 4);
        step(30);
        assertEquals(DenyReason.NOT_STARTED, word(LinkLayout.REASON));
    }

    @Test
    @Verifies({"req~link.session~1", "req~link.restore~2"})
    void makesTheRestOfTheQueueAfterTheSession() {
        started();
        for (int i = 0; i < 10; i++) {
            asked(10);
            in.encoderCounts(in.encoderCounts() + 2);
        }
        in.microstepsToGo(64);
        asked(10);
        long envelope = order.image()[PlanLayout.ENVELOPE_CRC];
        LinkMessages.request(request, SESSION + 1, 1, envelope, 10_000);
        step(1);
        assertEquals(DenyReason.NOT_STARTED, word(LinkLayout.REASON));
        LinkMessages.request(request, SESSION + 1, 2, envelope, 10_000);
        in.microstepsToGo(0);
        in.encoderCounts(in.encoderCounts() + 10);
        step(30);
        assertEquals(DenyReason.NOT_STARTED, word(LinkLayout.REASON));
    }

    /** A bolus on a curve; the command after the last step was made when the session begins. */
    @Test
    @Verifies("req~link.session~1")
    void cutsABolusShortAndNoPowerForWhatWasPermittedOfIt() {
        PlanImages.flat(bedside, 36_000_000, HOUR)
                .bolus(1_000_000, 10_000, 0, 9)
                .writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
        order.enter(1_000_000, 0, 0);
        give(Orders.BOLUS);
        long given = 0;
        for (int i = 0; i < 30; i++) {
            asked(50);
            // Each permit is used to the full, and made by the next step.
            given += word(LinkLayout.MICROSTEPS_MAX);
            in.encoderCounts(given * 625 / 4000);
        }
        LinkMessages.request(request, SESSION + 1, 1, 0, 0);
        step(50);
        assertEquals(
                DenyReason.NOT_STARTED, word(LinkLayout.REASON), "counts " + in.encoderCounts());
    }

    private void started() {
        PlanImages.flat(bedside, 360_000_000, HOUR).writeTo(order.image());
        give(Orders.LOAD);
        give(Orders.START);
    }

    private void give(int code) {
        order.give(code);
        asked(10);
    }

    private boolean answers(long n) {
        LinkMessages.request(request, SESSION, n, 0, 0);
        step(10);
        return reply.present();
    }

    private void asked(long ms) {
        number++;
        LinkMessages.request(request, SESSION, number, 0, 0);
        step(ms);
        assertTrue(reply.present());
    }

    private void step(long ms) {
        in.monitorNowMs(in.monitorNowMs() + ms);
        unit.step(in, order, request, reply, cutoff, kept);
    }

    private long word(int index) {
        return reply.words()[index];
    }
}
