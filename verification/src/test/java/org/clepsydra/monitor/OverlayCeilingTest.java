package org.clepsydra.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import org.clepsydra.Devices;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * 36 mL in an hour on the bedside pump, 10 nL in each ms. Two boluses of 1 mL in 10 s, 100 nL in
 * each ms, a minute apart; primes of 2 mL in 20 s; a flush of 1 mL in 100 s. Envelope time runs 1 %
 * fast.
 */
@Verifies("req~monitor.overlay~4")
class OverlayCeilingTest {
    private static final long HOUR = 3_600_000L;
    private static final int ROW = PlanLayout.ENVELOPE_OVERLAYS;
    private static final int WORDS = PlanLayout.OVERLAY_WORDS;

    private final DeviceRecord bedside = Devices.bedside().seal();
    private final MonitorGeometry device = new MonitorGeometry(bedside);
    private final Envelope envelope = new Envelope(device);
    private final OverlayCeiling overlay = envelope.overlay();

    OverlayCeilingTest() {
        envelope.take(image());
    }

    @Test
    @Verifies("req~monitor.under-delivery~2")
    void isInNoPauseOfTheProgramWhileItRuns() {
        envelope.take(
                PlanImages.image(
                        PlanImages.flat(bedside, 36_000_000, 2 * HOUR)
                                .pause(HOUR)
                                .flat(1, HOUR)
                                .bolus(1_000_000, 10_000, 60_000, 2)));
        assertTrue(envelope.pauses());
        begin(PlanLayout.BOLUS, 1_000_000);
        assertFalse(envelope.pauses());
        run(11_000);
        overlay.finish(0);
        assertTrue(envelope.pauses());
    }

    @Test
    void risesOnTheLineWhileTheProgramStands() {
        run(1_000);
        assertEquals(10_100, envelope.ceilingNl());
        begin(PlanLayout.BOLUS, 1_000_000);
        assertEquals(10_100, envelope.ceilingNl());
        run(1_000);
        assertEquals(10_100 + 101_000, envelope.ceilingNl());
        run(8_900);
        // 9.999 s.
        assertEquals(10_100 + 999_900, envelope.ceilingNl());
        assertTrue(overlay.runs());
        assertFalse(envelope.level(1, 8));
        run(1);
        assertEquals(10_100 + 1_000_000, envelope.ceilingNl());
        // There it waits for nothing.
        assertTrue(envelope.level(1, 8));
        run(1_000);
        overlay.finish(0);
        assertFalse(overlay.runs());
        run(1_000);
        // The program goes on from 1.01 s.
        assertEquals(20_200 + 1_000_000, envelope.ceilingNl());
    }

    @Test
    void keepsWhatItRoseToWhenItIsCutShort() {
        begin(PlanLayout.BOLUS, 1_000_000);
        run(1_000);
        overlay.cut(0);
        assertEquals(Permit.NO_OVERLAY, overlay.row());
        assertEquals(101_000, envelope.ceilingNl());
        overlay.pass(60_000);
        begin(PlanLayout.BOLUS, 1_000_000);
        assertEquals(101_000, envelope.ceilingNl());
        run(1_000);
        assertEquals(202_000, envelope.ceilingNl());
        // To end none again ends nothing.
        overlay.cut(0);
        overlay.cut(0);
        assertEquals(202_000, envelope.ceilingNl());
    }

    @Test
    void beginsNoMoreThanThereAreAndNoneWhileOneRuns() {
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.begin(PlanLayout.PRIME, 0, 0);
        assertEquals(PlanLayout.BOLUS, overlay.row());
        overlay.cut(0);
        overlay.pass(60_000);
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.cut(0);
        overlay.pass(60_000);
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 0);
        assertFalse(overlay.runs());
        // Whatever became of what they added.
        overlay.forget();
        assertEquals(0, envelope.ceilingNl());
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 0);
        assertFalse(overlay.runs());
        // Another envelope has its own.
        envelope.take(image());
        begin(PlanLayout.BOLUS, 1_000_000);
    }

    @Test
    void waitsBetweenTwoOfAKindToTheMillisecond() {
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.pass(100_000);
        overlay.cut(0);
        overlay.pass(59_999);
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 0);
        assertFalse(overlay.runs());
        overlay.pass(1);
        begin(PlanLayout.BOLUS, 1_000_000);
        // One of another kind is not waited for.
        overlay.cut(0);
        begin(PlanLayout.PRIME, 0);
        overlay.cut(0);
        begin(PlanLayout.PRIME, 0);
    }

    @Test
    void holdsADayWhateverPasses() {
        image(w -> w[ROW + PlanLayout.OVERLAY_GAP_MS] = 24 * HOUR);
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.cut(0);
        overlay.pass(24 * HOUR - 1);
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 0);
        assertFalse(overlay.runs());
        overlay.pass(Long.MAX_VALUE);
        overlay.pass(Long.MAX_VALUE);
        begin(PlanLayout.BOLUS, 1_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "990_000, true",
        "989_999, false",
        "1_010_000, true",
        "1_010_001, false",
        "0, false"
    })
    void takesABolusThatIsEnteredToAPercent(String entered, boolean taken) {
        overlay.begin(PlanLayout.BOLUS, Long.parseLong(entered.replace("_", "")), 0);
        assertEquals(taken, overlay.runs());
    }

    @Test
    void staysForTheHeadToComeToItsEnd() {
        assertFalse(overlay.over());
        begin(PlanLayout.PRIME, 0);
        // 20 s at 1.01.
        run(19_802);
        assertEquals(2_000_000, envelope.ceilingNl());
        // A lag of 217 ms and a fiftieth of 20 s are 617 ms: 20.617 s at 1.01.
        run(20_412 - 19_802);
        assertFalse(overlay.over());
        overlay.finish(0);
        assertTrue(overlay.runs());
        run(1);
        assertTrue(overlay.over());
        assertEquals(2_000_000, envelope.ceilingNl());
        overlay.finish(0);
        assertFalse(overlay.runs());
        assertFalse(overlay.over());
    }

    @Test
    void takesBackWhatWasNotUsed() {
        // 500 parts to the nanolitre, a count of 400 nL. It began 1,000 nL above the head, and is
        // 3,400 nL and a part above it when it is cut: 2,000 nL of what it rose were not used.
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 500_000);
        assertEquals(500_000, overlay.leadParts());
        run(1_000);
        overlay.cut(1_700_001);
        assertEquals(101_000 - 2_000, envelope.ceilingNl());
        // Two counts that nobody can tell.
        assertEquals(400_000, overlay.leadParts());
        overlay.pass(60_000);
        // The head is no further below than when it began: nothing is taken back.
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 500_000);
        assertEquals(900_000, overlay.leadParts());
        run(1_000);
        overlay.cut(700_000);
        assertEquals(200_000, envelope.ceilingNl());
        assertEquals(800_000, overlay.leadParts());
        overlay.cut(700_000);
        assertEquals(800_000, overlay.leadParts());
        overlay.forget();
        assertEquals(0, overlay.leadParts());
        // Below the head it is as if it stood at it.
        overlay.begin(PlanLayout.PRIME, 0, -1);
        assertEquals(0, overlay.leadParts());
    }

    @Test
    void countsOneThatCameToItsEndInWholeQuanta() {
        // 1,000,001 nL are 16,000 microsteps of 62.5 nL.
        image(w -> w[ROW + PlanLayout.OVERLAY_NL] = 1_000_001);
        begin(PlanLayout.BOLUS, 1_000_000);
        run(11_000);
        assertEquals(1_000_001, envelope.ceilingNl());
        overlay.finish(0);
        assertEquals(1_000_000, envelope.ceilingNl());
        assertEquals(0, overlay.leadParts());
    }

    @Test
    void takesBackWhatAHeadFellShortOfByTheEnd() {
        // 1,000,000 nL from 1,000 nL above the head: 3 counts of 400 nL may be the encoder's.
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 500_000);
        run(11_000);
        overlay.finish(500_000 + 3 * 200_000);
        assertEquals(1_000_000, envelope.ceilingNl());
        assertEquals(0, overlay.leadParts());
        overlay.pass(60_000);
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 500_000);
        run(11_000);
        // A part more, and all but a count are taken back.
        overlay.finish(500_000 + 3 * 200_000 + 1);
        assertEquals(2_000_000 - 800, envelope.ceilingNl());
        assertEquals(400_000, overlay.leadParts());
    }

    @Test
    void takesBackAStrokeThatWasNotMade() {
        MonitorGeometry wearable = new MonitorGeometry(Devices.wearable().seal());
        Envelope strokes = new Envelope(wearable);
        // 1,010,000 nL are 20 strokes of 50,000.
        strokes.take(
                PlanImages.image(
                        PlanImages.flat(Devices.wearable().seal(), 10_000_000, HOUR)
                                .bolus(1_010_000, 60_000, 0, 2)));
        long half = wearable.quantumParts() / 2;
        long rest = 10_000 * wearable.partsPerNl();
        for (int i = 0; i < 2; i++) {
            strokes.overlay().begin(PlanLayout.BOLUS, 1_010_000, 0);
            for (int s = 0; s < 80; s++) {
                strokes.advance(Quantities.ms(1_000), 8);
            }
            strokes.overlay().finish(rest + half + i);
        }
        // Of the second, half a stroke and the rest are short, but for a count.
        long countNl = wearable.partsPerCount() / wearable.partsPerNl();
        assertEquals(1_000_000 + 1_010_000 - 35_000 + countNl, strokes.ceilingNl());
    }

    @Test
    void waitsForTheHeadByTheLineOfALagAgo() {
        run(1_000);
        // The program's own ceiling, whole, until the overlay is a lag old.
        begin(PlanLayout.BOLUS, 1_000_000);
        assertEquals(10_100, envelope.pastCeilingNl(100, 8));
        assertEquals(10_100, envelope.pastCeilingNl(214, 8));
        // 215.2 ms less 217 is before it; 227 ms are 10 ms into the line.
        assertEquals(10_100 + 1_000, envelope.pastCeilingNl(225, 8));
        assertFalse(envelope.level(100, 8));
        run(1_000);
        // 1,010 + 101 - 217 ms.
        assertEquals(10_100 + 89_400, envelope.pastCeilingNl(100, 8));
        overlay.cut(0);
        // 1,010 + 101 - 217 ms of the program, and what the overlay rose to.
        assertEquals(8_940 + 101_000, envelope.pastCeilingNl(100, 8));
    }

    @Test
    void beginsItsTimeAtNothing() {
        begin(PlanLayout.BOLUS, 1_000_000);
        // 499 eighths of 1.01 ms are 62.999 ms.
        for (int i = 0; i < 499; i++) {
            envelope.advance(1, 1);
        }
        assertEquals(6_200, envelope.ceilingNl());
    }

    @Test
    void runsNoneBeforeAnyEnvelope() {
        assertFalse(new Envelope(device).overlay().runs());
    }

    @Test
    void addsNothingOfAnotherEnvelope() {
        begin(PlanLayout.BOLUS, 1_000_000);
        run(1_000);
        overlay.cut(0);
        envelope.take(image());
        assertEquals(0, envelope.ceilingNl());
        assertEquals(0, overlay.leadParts());
    }

    @Test
    void addsNoWordBesideItsTableOnceItWasCutShort() {
        assertTrue(pointsBeforeItsTable());
        begin(PlanLayout.BOLUS, 1_000_000);
        run(1_000);
        overlay.cut(0);
        assertEquals(101_000, envelope.ceilingNl());
        assertEquals(101_000, overlay.usableNl());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresNoLineWhereNoneRan() {
        assertTrue(pointsBeforeItsTable());
        MonitorRecord record = new MonitorRecord(device);
        record.set(StateLayout.LINE_RESERVED_UNITS, 8_000_000);
        record.set(StateLayout.LINES_NL, 7);
        overlay.restore(record);
        assertFalse(overlay.runs());
        assertEquals(7, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~persistence.monitor-restore~3")
    void restoresWhatWasAddedAndWhatTheHeadMayTrailBy() {
        begin(PlanLayout.BOLUS, 1_000_000);
        run(1_000);
        overlay.cut(0);
        MonitorRecord record = new MonitorRecord(device);
        overlay.keep(record, 0);
        envelope.take(image());
        overlay.restore(record);
        assertTrue(overlay.kept(record));
        assertEquals(101_000, envelope.ceilingNl());
        // Two counts.
        assertEquals(400_000, overlay.leadParts());
        // One of two is left.
        overlay.pass(60_000);
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.cut(0);
        overlay.pass(60_000);
        overlay.begin(PlanLayout.BOLUS, 1_000_000, 0);
        assertFalse(overlay.runs());
    }

    @Test
    void addsNothingWhenItIsCutBeforeItRose() {
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.cut(0);
        assertEquals(0, envelope.ceilingNl());
        overlay.pass(60_000);
        begin(PlanLayout.BOLUS, 1_000_000);
        run(1);
        // 101 nL of which a thousand are taken back, besides a count of 400 nL.
        overlay.cut(1_400 * 500);
        assertEquals(0, envelope.ceilingNl());
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void reservesNoTimeWhereNoneRuns() {
        MonitorRecord record = new MonitorRecord(device);
        overlay.keep(record, 5);
        assertEquals(0, record.word(StateLayout.LINE));
        assertEquals(0, record.word(StateLayout.LINE_RESERVED_UNITS));
        begin(PlanLayout.FLUSH, 0);
        overlay.keep(record, 5);
        // One more than the row.
        assertEquals(3, record.word(StateLayout.LINE));
        assertEquals(5, record.word(StateLayout.LINE_RESERVED_UNITS));
    }

    @ParameterizedTest
    @CsvSource({"0, 1000000", "1, 0", "2, 0"})
    @Verifies("req~persistence.monitor-reserve~3")
    void isNamedByItsKindAndByHowOftenEachWasBegun(int which, long ng) {
        MonitorRecord none = new MonitorRecord(device);
        MonitorRecord one = new MonitorRecord(device);
        overlay.keep(none, 0);
        assertTrue(overlay.named(none));
        begin(which, ng);
        overlay.keep(one, 0);
        assertTrue(overlay.named(one));
        assertFalse(overlay.named(none));
        overlay.cut(0);
        // It was begun as often, but is over; and it was not begun.
        assertFalse(overlay.named(one));
        assertFalse(overlay.named(none));
    }

    @Test
    @Verifies("req~persistence.monitor-reserve~3")
    void isKeptWithWhatItAddedAndWithWhatTheHeadMayTrailBy() {
        MonitorRecord record = new MonitorRecord(device);
        begin(PlanLayout.BOLUS, 1_000_000);
        run(11_000);
        overlay.finish(0);
        overlay.keep(record, 0);
        assertTrue(overlay.kept(record));
        // 1,000,000 nL less; the head may trail by nothing, as before.
        overlay.forget();
        assertTrue(overlay.named(record));
        assertFalse(overlay.kept(record));
        overlay.pass(60_000);
        begin(PlanLayout.BOLUS, 1_000_000);
        overlay.cut(0);
        overlay.keep(record, 0);
        assertTrue(overlay.kept(record));
        // Two counts less; nothing was added, as before.
        assertEquals(0, overlay.ceilingNl());
        overlay.forget();
        assertTrue(overlay.named(record));
        assertFalse(overlay.kept(record));
    }

    @Test
    void letsTheHeadTrailBySixteenCountsAndNoMore() {
        image(
                w -> {
                    w[ROW + PlanLayout.OVERLAY_GAP_MS] = 0;
                    w[ROW + PlanLayout.OVERLAY_COUNT_MAX] = 100;
                });
        for (int cuts = 1; cuts <= 9; cuts++) {
            begin(PlanLayout.BOLUS, 1_000_000);
            overlay.cut(0);
            // Two counts of 200,000 parts for each; 16 after eight and after nine.
            assertEquals(Math.min(16, 2 * cuts) * 200_000L, overlay.leadParts());
        }
    }

    @Test
    void waitsFromTheEndOfOneOfItsOwnKind() {
        image(w -> w[ROW + WORDS + PlanLayout.OVERLAY_GAP_MS] = 60_000);
        begin(PlanLayout.PRIME, 0);
        overlay.pass(60_000);
        overlay.cut(0);
        overlay.pass(59_999);
        overlay.begin(PlanLayout.PRIME, 0, 0);
        assertFalse(overlay.runs());
        overlay.pass(1);
        begin(PlanLayout.PRIME, 0);
    }

    @Test
    void takesTheSmallestDoseOnlyIfItIsEntered() {
        image(w -> w[ROW + PlanLayout.OVERLAY_NG] = 1);
        overlay.begin(PlanLayout.BOLUS, 2, 0);
        assertFalse(overlay.runs());
        overlay.begin(PlanLayout.BOLUS, 0, 0);
        assertFalse(overlay.runs());
        begin(PlanLayout.BOLUS, 1);
    }

    @Test
    void takesBackWholeNanolitresOfTheCoarsestEncoderToo() {
        // A count of 10,000 nL, and a part to the nanolitre.
        DeviceRecord coarse = Devices.bedside().nlPerRev(10_000).countsPerRev(1).seal();
        Envelope other = new Envelope(new MonitorGeometry(coarse));
        other.take(
                PlanImages.image(
                        PlanImages.flat(coarse, 36_000_000, HOUR).bolus(1_000_000, 10_000, 0, 2)));
        other.overlay().begin(PlanLayout.BOLUS, 1_000_000, 0);
        other.advance(1_000, 8);
        other.overlay().cut(10_000);
        assertEquals(101_000, other.ceilingNl());
        other.overlay().begin(PlanLayout.BOLUS, 1_000_000, 0);
        other.advance(1_000, 8);
        other.overlay().cut(10_007);
        assertEquals(202_000 - 7, other.ceilingNl());
    }

    @Test
    void isLevelUpToTheNextNanolitreOfItsLine() {
        // 10 nL in 100 s: the first at 10 s.
        int flush = ROW + PlanLayout.FLUSH * WORDS;
        assertTrue(image(w -> w[flush + PlanLayout.OVERLAY_NL] = 10));
        begin(PlanLayout.FLUSH, 0);
        run(9_800);
        // 9,898 ms, and 101 of 9,999 or 102.01 of 10,000.01.
        assertTrue(envelope.level(100, 8));
        assertFalse(envelope.level(101, 8));
    }

    @Test
    @Verifies("req~monitor.envelope-time~4")
    void hasNoPastBeforeTheProgram() {
        // 101 and 217 ms are before or at it; of 10 nL in a ms the one after is the first.
        assertEquals(0, envelope.pastCeilingNl(100, 8));
        // 217.15 and 218.16 ms.
        assertEquals(0, envelope.pastCeilingNl(215, 8));
        assertEquals(10, envelope.pastCeilingNl(216, 8));
    }

    @ParameterizedTest
    @CsvSource({"51000, true", "51001, false"})
    void endsAtAStrokeAndTwoCountsAndNotBeforeItBegan(long volumeNl, boolean ended) {
        // A stroke is 50,000 nL, a count 500.
        DeviceRecord wearable = Devices.wearable().seal();
        Envelope small = new Envelope(new MonitorGeometry(wearable));
        small.take(PlanImages.image(PlanImages.flat(wearable, volumeNl, HOUR)));
        assertFalse(small.ended());
        // Nothing yet of 14 nL in a second.
        small.advance(1, 8);
        assertEquals(0, small.ceilingNl());
        assertEquals(ended, small.ended());
    }

    @Test
    void endsWhenTheCeilingIsAsNearAsTheHeadMayBe() {
        assertFalse(envelope.ended());
        // 36 mL less a microstep of 62.5 nL and two counts of 400 nL: 862.5 nL, 86.25 ms.
        for (int i = 0; i < 3_564; i++) {
            run(1_000);
        }
        // 3,599.64 s; 271 ms more come to 3,599,913 whole ms.
        run(270);
        assertFalse(envelope.ended());
        run(1);
        assertEquals(35_999_130, envelope.ceilingNl());
        assertFalse(envelope.ended());
        run(1);
        assertEquals(35_999_140, envelope.ceilingNl());
        assertTrue(envelope.ended());
    }

    @Test
    @Verifies("req~monitor.envelope-integrity~4")
    void keepsEachFigureInItsRange() {
        range(ROW, 1, 100_000_000, 10_000 * 100L);
        range(ROW + 1, 3_000, 86_400_000, 1_000);
        range(ROW + 2, 0, 86_400_000, 0);
        range(ROW + 3, 1, 100, 0);
        assertTrue(image(w -> w[ROW + 4] = 1));
        assertFalse(image(w -> w[ROW + 4] = 0));
        assertTrue(image(w -> w[ROW + 4] = Long.MAX_VALUE));
        for (int row = 1; row <= PlanLayout.FLUSH; row++) {
            int at = ROW + row * WORDS + 4;
            assertFalse(image(w -> w[at] = 1));
        }
        // A second at least, at 1200 mL/h at most: 333,333.3 nL in a second.
        assertTrue(image(w -> set(w, 333_333, 1_000)));
        assertFalse(image(w -> set(w, 333_334, 1_000)));
        assertTrue(image(w -> set(w, 1, 1_000)));
        assertFalse(image(w -> set(w, 1, 999)));
    }

    @Test
    @Verifies("req~monitor.envelope-integrity~4")
    void hasOnlyZerosWhereThereIsNoOverlay() {
        for (int row = 0; row < PlanLayout.OVERLAYS_MAX; row++) {
            int at = ROW + row * WORDS;
            assertTrue(image(w -> clear(w, at)));
            for (int i = 1; i < WORDS; i++) {
                int word = at + i;
                assertFalse(
                        image(
                                w -> {
                                    clear(w, at);
                                    w[word] = 1;
                                }));
            }
            // Nor a volume by itself, nor all but a volume.
            assertFalse(
                    image(
                            w -> {
                                clear(w, at);
                                w[at] = 1;
                            }));
            assertEquals(row == PlanLayout.KVO, image(w -> w[at] = 0));
        }
        // A KVO like the prime, which has no dose.
        assertTrue(
                image(
                        w -> {
                            for (int i = 0; i < WORDS; i++) {
                                w[ROW + 3 * WORDS + i] = w[ROW + WORDS + i];
                            }
                        }));
        assertFalse(
                image(
                        w -> {
                            for (int i = 0; i < WORDS; i++) {
                                w[ROW + 3 * WORDS + i] = w[ROW + i];
                            }
                        }));
    }

    @Test
    @Verifies("req~monitor.envelope-integrity~4")
    void keepsTheSlidingLimitsInTheirRange() {
        assertTrue(image(w -> limits(w, 1, 1)));
        assertFalse(image(w -> limits(w, 0, 1)));
        assertFalse(image(w -> limits(w, Long.MIN_VALUE, 1)));
        assertFalse(image(w -> limits(w, 2, 1)));
        assertTrue(image(w -> limits(w, 20_000_000_000L, 20_000_000_000L)));
        assertFalse(image(w -> limits(w, 1, 20_000_000_001L)));
    }

    private static void limits(long[] image, long hourNl, long dayNl) {
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = hourNl;
        image[PlanLayout.ENVELOPE_DAY_NL_MAX] = dayNl;
    }

    private static void set(long[] image, long nl, long ms) {
        image[ROW] = nl;
        image[ROW + 1] = ms;
    }

    private static void clear(long[] image, int at) {
        for (int i = 0; i < WORDS; i++) {
            image[at + i] = 0;
        }
    }

    /** A word at its bounds and one beyond; {@code other} is what else must be slow enough. */
    private void range(int word, long least, long most, long other) {
        Consumer<long[]> slow = w -> w[ROW + 1] = word == ROW ? 86_400_000 : w[ROW + 1];
        assertTrue(image(slow.andThen(w -> w[word] = least)));
        assertTrue(image(slow.andThen(w -> w[word] = most)));
        assertFalse(image(slow.andThen(w -> w[word] = most + 1)));
        assertFalse(image(slow.andThen(w -> w[word] = least - 1 - other)));
        assertFalse(image(slow.andThen(w -> w[word] = Long.MAX_VALUE)));
        assertFalse(image(slow.andThen(w -> w[word] = Long.MIN_VALUE)));
    }

    private void begin(int row, long ng) {
        overlay.begin(row, ng, 0);
        assertEquals(row, overlay.row());
    }

    private void run(long ms) {
        for (long left = ms; left > 0; left = left - 1_000) {
            envelope.advance(Math.min(left, 1_000), 8);
        }
    }

    /** 64 points, a second and 100,000 nL apart: the last of them lie before the table. */
    private boolean pointsBeforeItsTable() {
        return image(
                w -> {
                    w[PlanLayout.ENVELOPE_POINT_COUNT] = 64;
                    for (int i = 0; i < 64; i++) {
                        w[PlanLayout.ENVELOPE_POINTS + 2 * i] = 1_000L * i;
                        w[PlanLayout.ENVELOPE_POINTS + 2 * i + 1] = 100_000L * i;
                    }
                    w[PlanLayout.ENVELOPE_VOLUME_NL] = 6_300_000;
                });
    }

    private boolean image(Consumer<long[]> change) {
        long[] image = image();
        change.accept(image);
        EnvelopeTest.seal(image);
        envelope.take(image);
        return envelope.held();
    }

    private long[] image() {
        PlanDraft draft =
                PlanImages.flat(bedside, 36_000_000, HOUR)
                        .bolus(1_000_000, 10_000, 60_000, 2)
                        .prime(2_000_000, 20_000, 3)
                        .flush(1_000_000, 100_000);
        return PlanImages.image(draft);
    }
}
