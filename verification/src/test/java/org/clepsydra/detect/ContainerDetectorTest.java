package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.Devices;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Verifies("req~condition.container~1")
class ContainerDetectorTest {
    private static final long NUMBER = 340_123_450_000_000_015L;
    private static final DeviceRecord READER =
            Devices.bedside().fitted(Fitted.CONTAINER_READER).seal();

    private final Line line = new Line(READER);

    private void load(long number) {
        line.plan.clear();
        line.step(10);
        line.plan.offer(PlanImages.image(PlanImages.mfolfox(READER).containerNumber(number)));
        assertTrue(line.plan.loaded());
    }

    private void read(long ms, long number) {
        line.in.containerNumber(number, true);
        line.step(ms);
    }

    private void nothingRead(long ms) {
        line.in.containerNumber(NUMBER, false);
        line.step(ms);
    }

    private void found(boolean stops, boolean wrong, boolean silent) {
        ConditionFindings found = line.findings.condition();
        assertEquals(stops, line.findings.stops());
        assertEquals(stops, line.findings.stopsPrime());
        assertEquals(wrong, found.containerWrong());
        assertEquals(silent, found.sensorFailed());
    }

    @Test
    void givesNothingFromAContainerThatWasNotSeen() {
        load(NUMBER);
        nothingRead(10);
        found(true, false, false);
        read(10, NUMBER);
        found(false, false, false);
    }

    @Test
    void saysSoWhereItIsNotFoundInTenSeconds() {
        load(NUMBER);
        nothingRead(10);
        nothingRead(10_000);
        found(true, false, false);
        nothingRead(1);
        found(true, true, false);
        read(10, NUMBER);
        found(false, false, false);
    }

    @Test
    void stopsAtTheSecondReadingOfAnother() {
        load(NUMBER);
        read(10, NUMBER);
        read(10, NUMBER + 1);
        found(false, false, false);
        read(10, NUMBER - 1);
        found(true, true, false);
        nothingRead(10);
        found(true, true, false);
        read(10, NUMBER);
        found(false, false, false);
    }

    @Test
    void stopsAtTheSecondReadingOfNone() {
        load(NUMBER);
        read(10, NUMBER);
        read(10, 0);
        found(false, false, false);
        nothingRead(10);
        found(false, false, false);
        read(10, 0);
        found(true, true, false);
    }

    @Test
    void forgivesAReaderThatErrsOnceAndOnceMore() {
        load(NUMBER);
        read(10, NUMBER);
        read(10, 0);
        read(10, NUMBER);
        read(10, 5);
        found(false, false, false);
        read(10, NUMBER);
        found(false, false, false);
    }

    @Test
    void saysAtOnceThatItIsAnotherFromTheBeginning() {
        load(NUMBER);
        read(10, 7);
        found(true, false, false);
        read(10, 7);
        found(true, true, false);
    }

    @Test
    void looksForTheContainerOfEachPlan() {
        load(NUMBER);
        read(10, NUMBER);
        found(false, false, false);
        load(NUMBER + 1);
        nothingRead(10);
        found(true, false, false);
        read(10, NUMBER);
        found(true, false, false);
        read(10, NUMBER + 1);
        found(false, false, false);
    }

    @Test
    void doesNotTakeWhatWasReadForOnePlanForAnother() {
        load(NUMBER);
        read(10, 5);
        line.plan.clear();
        line.step(10);
        load(NUMBER);
        read(10, 5);
        found(true, false, false);
    }

    @Test
    void looksAgainForTheSameContainerOfALaterPlan() {
        load(NUMBER);
        read(10, NUMBER);
        load(NUMBER);
        nothingRead(10);
        found(true, false, false);
    }

    @Test
    void looksAgainAfterAStop() {
        load(NUMBER);
        read(10, NUMBER);
        read(10, NUMBER + 1);
        line.in.containerNumber(0, false);
        line.give(Orders.STOP);
        found(true, false, false);
        // What was read before it does not count.
        read(10, NUMBER + 1);
        found(true, false, false);
        read(10, NUMBER);
        found(false, false, false);
        line.in.containerNumber(0, false);
        line.give(Orders.START);
        found(false, false, false);
    }

    @Test
    void looksForTheContainerOfAPlanThatWasRestored() {
        long[] image = PlanImages.image(PlanImages.mfolfox(READER).containerNumber(NUMBER));
        line.plan.restore(
                image, image[PlanLayout.CONTROL_CRC] << 32 | image[PlanLayout.ENVELOPE_CRC]);
        assertTrue(line.plan.loaded());
        nothingRead(10);
        found(true, false, false);
        read(10, NUMBER);
        found(false, false, false);
    }

    @Test
    void saysThatTheReaderIsSilentAfterAMinuteAndGoesOn() {
        load(NUMBER);
        read(10, NUMBER);
        nothingRead(10);
        nothingRead(60_000);
        found(false, false, false);
        nothingRead(1);
        found(false, false, true);
        read(10, NUMBER);
        found(false, false, false);
    }

    @Test
    void doesNotCallAReaderSilentThatHasFoundNothingYet() {
        load(NUMBER);
        nothingRead(10);
        nothingRead(60_001);
        found(true, true, false);
    }

    @Test
    void asksForNoneWhereThePlanNamesNone() {
        load(0);
        nothingRead(10);
        nothingRead(60_001);
        found(false, false, false);
        read(10, 0);
        nothingRead(10);
        nothingRead(60_001);
        found(false, false, false);
        read(10, 5);
        read(10, 5);
        found(false, false, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, Long.MAX_VALUE})
    void takesWhatNoLabelBearsForAnother(long number) {
        load(NUMBER);
        read(10, NUMBER);
        read(10, number);
        read(10, number);
        found(true, true, false);
    }

    @Test
    void asksForNoneWithoutAPlan() {
        load(NUMBER);
        nothingRead(10);
        nothingRead(10_001);
        found(true, true, false);
        line.plan.clear();
        nothingRead(10);
        found(false, false, false);
    }
}
