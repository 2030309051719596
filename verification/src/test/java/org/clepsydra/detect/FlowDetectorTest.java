package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * What left the container against what the head moved, of 1 uL a count. A container is found with
 * the second reading, two more settle; a change counts with the second reading that shows it; 32
 * are averaged.
 */
@Verifies({"req~detect.flow-beyond~1", "req~detect.flow-short~1"})
class FlowDetectorTest {
    private static final DeviceRecord PUMP =
            Devices.bedside()
                    .nlPerRev(500_000)
                    .countsPerRev(500)
                    .fitted(Fitted.CONTAINER_SCALE)
                    .seal();

    private Line line;
    private int mg = 1_000_000;

    FlowDetectorTest() {
        on(PUMP);
    }

    /** Another pump, on which a container was just found: two readings. */
    private void on(DeviceRecord device) {
        line = new Line(device);
        readings(2, 0, 0);
    }

    /** A reading after the head moved so many counts and the container lost so many milligrams. */
    private void reading(long counts, int lost) {
        mg -= lost;
        move(counts);
        line.in.container(mg, true);
        line.step(1_000);
        line.in.container(0, false);
    }

    private void move(long counts) {
        line.in.encoderCounts(line.in.encoderCounts() + counts);
        line.step(10);
    }

    private void readings(int times, long counts, int lost) {
        for (int i = 0; i < times; i++) {
            reading(counts, lost);
        }
    }

    /** A pump of its own on which two readings have settled and one counts. */
    private void settled() {
        on(PUMP);
        readings(3, 0, 0);
    }

    private void found(boolean beyond, boolean tooLittle) {
        assertEquals(beyond, line.findings.flowBeyond());
        assertEquals(tooLittle, line.findings.flowShort());
        assertEquals(beyond || tooLittle, line.findings.stops());
    }

    /** Where the head moved without a motor, which is found too. */
    private void foundFlow(boolean beyond, boolean tooLittle) {
        assertEquals(beyond, line.findings.flowBeyond());
        assertEquals(tooLittle, line.findings.flowShort());
    }

    @Test
    void findsNothingWhereAllIsAsItIs() {
        readings(1_000, 0, 0);
        found(false, false);
        readings(500, 300, 300);
        foundFlow(false, false);
    }

    @Test
    void findsAFreeFlowOfTwoMillilitresAtOnce() {
        settled();
        reading(0, 1_999);
        readings(20, 0, 0);
        found(false, false);
        reading(0, 1);
        found(false, false);
        reading(0, 0);
        found(true, false);
    }

    @Test
    void isNotLedByOneReading() {
        settled();
        reading(0, 900_000);
        reading(0, -900_000);
        reading(0, -900_000);
        reading(0, 900_000);
        readings(10, 0, 0);
        found(false, false);
    }

    @Test
    void findsAContainerThatWasTakenAway() {
        settled();
        reading(0, 1_000_000);
        found(false, false);
        reading(0, 0);
        found(true, false);
    }

    @Test
    void forgivesATenthOfWhatWasMoved() {
        // 10 mL and a tenth and 2 mL.
        settled();
        reading(10_000, 12_999);
        readings(3, 0, 0);
        foundFlow(false, false);
        settled();
        reading(10_000, 13_000);
        readings(1, 0, 0);
        foundFlow(true, false);
    }

    @Test
    void takesWhatWentBackForPutBack() {
        // 10 mL back less a tenth: 9, and 7 of it in the container.
        settled();
        reading(-10_000, -7_001);
        readings(3, 0, 0);
        foundFlow(false, false);
        settled();
        reading(-10_000, -7_000);
        readings(1, 0, 0);
        foundFlow(true, false);
    }

    @Test
    void findsHalfAMillilitreOverAverages() {
        for (int lost : new int[] {499, 500}) {
            on(PUMP);
            readings(34, 0, 0);
            reading(0, lost);
            // The average in which it falls, and all but one of the next.
            readings(62, 0, 0);
            found(false, false);
            reading(0, 0);
            found(lost == 500, false);
        }
    }

    @Test
    void findsHalfAMillilitreThatIsMissing() {
        // 588 * 0.85 are 499.8 and 589 * 0.85 500.65.
        for (int moved : new int[] {588, 589}) {
            on(PUMP);
            readings(34, 0, 0);
            reading(moved, 0);
            readings(62, 0, 0);
            foundFlow(false, false);
            reading(0, 0);
            foundFlow(false, moved == 589);
            assertEquals(moved == 589, line.findings.flowShort());
        }
    }

    @Test
    void takesWhatWentBackForMissingToo() {
        // 1,000 back and 15 hundredths: the container has 1,650 more, or 1,649.
        for (int more : new int[] {1_649, 1_650}) {
            on(PUMP);
            readings(34, 0, 0);
            reading(-1_000, -more);
            readings(63, 0, 0);
            foundFlow(false, more == 1_650);
        }
    }

    @Test
    void findsFiveMillilitresThatAreMissingAtOnce() {
        // Twice 2,941 * 0.85 are 4,999.7, and 2,942 * 0.85 are 5,001.4.
        settled();
        readings(2, 2_941, 0);
        readings(10, 0, 0);
        foundFlow(false, false);
        settled();
        readings(2, 2_942, 0);
        foundFlow(false, false);
        reading(0, 0);
        foundFlow(false, true);
    }

    @Test
    void findsAScaleThatIsStuckByWhatItDoesNotLose() {
        // 20 mL/h: 5.6 uL a second.
        int seconds = 0;
        while (!line.findings.flowShort() && seconds < 1_000) {
            reading(seconds % 5 < 3 ? 6 : 5, 0);
            seconds++;
        }
        // 105 s of 0.85 * 5.6, and up to two averages.
        assertEquals(true, seconds > 105 && seconds < 105 + 64 + 2, seconds + " s");
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void beginsAnewWithAContainerThatWasPutIn() {
        for (int more : new int[] {4_999, 5_000}) {
            on(PUMP);
            readings(34, 0, 0);
            reading(0, -more);
            readings(200, 0, 0);
            found(false, more == 4_999);
        }
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void forgetsWhatWasBeforeAContainerThatWasPutIn() {
        settled();
        reading(0, 1_999);
        readings(2, 0, 0);
        reading(0, -500_000);
        readings(4, 0, 0);
        // From here on anew: 1,999 are not enough again.
        reading(0, 1_999);
        readings(2, 0, 0);
        found(false, false);
        reading(0, 1);
        reading(0, 0);
        found(true, false);
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void keepsAFindingThroughANewContainer() {
        settled();
        reading(0, 900_000);
        reading(0, 0);
        reading(0, -950_000);
        readings(5, 0, 0);
        found(true, false);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
        readings(200, 0, 0);
        found(false, false);
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void beginsAnewWithARefill() {
        for (int order : new int[] {Orders.STOP, Orders.REFILL}) {
            settled();
            reading(0, 1_999);
            readings(2, 0, 0);
            line.give(order);
            readings(3, 0, 0);
            reading(0, 1);
            reading(0, 0);
            found(order == Orders.STOP, false);
        }
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void beginsItsAveragesAnewWithARefill() {
        for (int order : new int[] {Orders.STOP, Orders.REFILL}) {
            for (int way : new int[] {1, -1}) {
                on(PUMP);
                readings(34, 0, 0);
                reading(0, way * 499);
                readings(64, 0, 0);
                found(false, false);
                line.give(order);
                readings(34, 0, 0);
                reading(0, way);
                readings(64, 0, 0);
                boolean again = order == Orders.STOP;
                found(again && way > 0, again && way < 0);
            }
        }
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void keepsThatSomethingIsMissingThroughARefill() {
        readings(34, 0, 0);
        reading(0, -500);
        readings(64, 0, 0);
        found(false, true);
        line.give(Orders.REFILL);
        readings(3, 0, 0);
        found(false, true);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
    }

    @Test
    void roundsNothing() {
        // Parts of a nanolitre: 2 mL and 5 mL less a 500th part, which is moved.
        DeviceRecord fine =
                Devices.bedside()
                        .nlPerRev(1)
                        .countsPerRev(500)
                        .fitted(Fitted.CONTAINER_SCALE)
                        .seal();
        for (int way : new int[] {1, -1}) {
            on(fine);
            readings(3, 0, 0);
            reading(way, way > 0 ? 2_000 : -5_000);
            readings(28, 0, 0);
            foundFlow(false, false);
            on(fine);
            readings(3, 0, 0);
            reading(0, way > 0 ? 2_000 : -4_999);
            reading(0, way > 0 ? 0 : -1);
            reading(0, 0);
            foundFlow(way > 0, way < 0);
        }
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void keepsAFindingUntilItIsAcknowledged() {
        settled();
        reading(0, 2_000);
        reading(0, 0);
        found(true, false);
        line.give(Orders.REFILL);
        readings(3, 0, 0);
        found(true, false);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
        readings(3, 0, 0);
        reading(0, 1_999);
        readings(3, 0, 0);
        found(false, false);
        reading(0, 1);
        reading(0, 0);
        found(true, false);
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void keepsWhatIsMissingUntilItIsAcknowledgedToo() {
        settled();
        readings(2, 2_942, 0);
        reading(0, 0);
        foundFlow(false, true);
        readings(100, 0, 0);
        foundFlow(false, true);
        line.give(Orders.ACKNOWLEDGE);
        foundFlow(false, false);
        readings(3, 0, 0);
        readings(2, 2_941, 0);
        readings(3, 0, 0);
        foundFlow(false, false);
    }

    @Test
    @Verifies("req~detect.flow-anew~1")
    void forgetsNothingForAnAcknowledgementOfSomethingElse() {
        settled();
        reading(0, 1_999);
        readings(2, 0, 0);
        line.give(Orders.ACKNOWLEDGE);
        reading(0, 1);
        reading(0, 0);
        found(true, false);
    }

    @Test
    void isNotAcknowledgedBeforeItWasShown() {
        settled();
        reading(0, 2_000);
        line.in.container(mg, true);
        line.give(Orders.ACKNOWLEDGE);
        found(true, false);
        line.in.container(0, false);
        line.step(10);
        found(true, false);
        line.give(Orders.ACKNOWLEDGE);
        found(false, false);
    }

    @Test
    void holdsWhatIsMovedBetweenTwoReadingsAgainstThem() {
        settled();
        for (int i = 0; i < 100; i++) {
            move(100);
        }
        // 10 mL, a tenth and 2.
        reading(0, 13_000);
        reading(0, 0);
        foundFlow(true, false);
        settled();
        for (int i = 0; i < 100; i++) {
            move(100);
        }
        reading(0, 12_999);
        readings(3, 0, 0);
        foundFlow(false, false);
    }

    @Test
    void cutsALeapToAHundredMillilitres() {
        // 110 and 2.
        settled();
        reading(200_000, 112_000);
        reading(0, 0);
        foundFlow(true, false);
        settled();
        reading(200_000, 111_999);
        readings(3, 0, 0);
        foundFlow(false, false);
        // 90 less 2.
        settled();
        reading(-200_000, -88_000);
        reading(0, 0);
        foundFlow(true, false);
        settled();
        reading(-200_000, -88_001);
        readings(3, 0, 0);
        foundFlow(false, false);
        settled();
        reading(-(1L << 61), -88_000);
        reading(0, 0);
        foundFlow(true, false);
    }

    @Test
    void overflowsWithNoEncoderAndNoSilence() {
        DeviceRecord fine =
                Devices.bedside().countsPerRev(65_536).fitted(Fitted.CONTAINER_SCALE).seal();
        for (int way : new int[] {1, -1}) {
            on(fine);
            readings(3, 0, 0);
            // 100 mL each time, 22 * 6.6e12 shares: 2^55 after 250, 2^63 after 64,000.
            for (int i = 0; i < 70_000; i++) {
                move(way * (1L << 40));
            }
            readings(3, 0, 0);
            foundFlow(way < 0, false);
        }
    }

    @Test
    void judgesNothingWhereNothingIsFitted() {
        line = new Line(Devices.bedside().fitted(Fitted.ALL & ~Fitted.CONTAINER_SCALE).seal());
        for (int i = 0; i < 10; i++) {
            line.in.upstream(i, true);
            reading(1_000, 0);
            reading(0, 900_000);
            reading(0, -900_000);
        }
        foundFlow(false, false);
        assertEquals(false, line.findings.supplySensorFailed());
    }
}
