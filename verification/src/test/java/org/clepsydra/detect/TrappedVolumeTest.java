package org.clepsydra.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.clepsydra.Devices;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A pump of 1 uL a count. The mean that is held against the rest is where the pressure was 80 ms.
 */
@Verifies("req~delivery.back-off~2")
class TrappedVolumeTest {
    private static final int HOUR_MS = 3_600_000;

    private final Line line = new Line().loaded();

    private void hold(Line on, int pa) {
        on.pressure(100, pa);
    }

    private void move(Line on, long counts) {
        on.in.encoderCounts(on.in.encoderCounts() + counts);
        on.step(100);
    }

    private void isTrapped(int abovePa, long nl) {
        assertEquals(abovePa, line.findings.aboveRestPa());
        assertEquals(nl, line.findings.trappedNl());
    }

    @Test
    void countsWhatWasMovedSinceTheLineWasLastSeenOpen() {
        hold(line, 3_000);
        move(line, 7);
        isTrapped(3_000, 0);
        hold(line, 3_001);
        isTrapped(3_001, 0);
        move(line, 7);
        isTrapped(3_001, 7_000);
        move(line, 1);
        hold(line, 20_000);
        isTrapped(20_000, 8_000);
        hold(line, 3_000);
        isTrapped(3_000, 0);
    }

    @Test
    void knowsNothingOfAPressureThatCannotBeTrusted() {
        hold(line, 9_000);
        move(line, 7);
        isTrapped(9_000, 7_000);
        hold(line, 200_001);
        isTrapped(0, 7_000);
        hold(line, 9_000);
        isTrapped(9_000, 7_000);
    }

    @Test
    void isAboveTheLowestOfSixHoursAndAHalf() {
        Line other = new Line().loaded();
        // A low of 8 kPa below; the mean of 8 s is there after a minute.
        other.pressure(60_000, -8_000);
        for (int ms = 0; ms < 6 * HOUR_MS; ms += 60_000) {
            other.pressure(60_000, 0);
        }
        assertEquals(8_000, other.findings.aboveRestPa());
        for (int ms = 0; ms <= HOUR_MS / 2; ms += 60_000) {
            other.pressure(60_000, 0);
        }
        assertEquals(0, other.findings.aboveRestPa());
    }

    /**
     * Each mL/h raises the pressure by 100 Pa, and 100 counts of 1 uL in 100 ms are 3,600 mL/h: an
     * open line may stand 360 kPa above its rest.
     */
    @Test
    void scalesWhatTheFlowHeldUpWithThePressures() {
        Line flows =
                new Line(
                                Devices.bedside()
                                        .nlPerRev(500_000)
                                        .countsPerRev(500)
                                        .linePaPerMlPerH(100)
                                        .seal())
                        .loaded();
        for (int i = 0; i < 20; i++) {
            flows.in.pressurePa(9_000);
            move(flows, 100);
        }
        // Open at 9 kPa, which is 6 above 3.
        assertEquals(0, flows.findings.trappedNl());
        for (int i = 0; i < 20; i++) {
            flows.in.pressurePa(9_000);
            move(flows, 0);
        }
        assertEquals(0, flows.findings.trappedNl());
        flows.in.pressurePa(21_000);
        move(flows, 0);
        move(flows, 2);
        // 2 uL raised it by 12 kPa, so 18 are 3 uL.
        assertEquals(21_000, flows.findings.aboveRestPa());
        assertEquals(3_000, flows.findings.trappedNl());
        // No more than twice what was moved.
        flows.in.pressurePa(14_000);
        move(flows, 0);
        assertEquals(4_000, flows.findings.trappedNl());
        flows.in.pressurePa(15_000);
        move(flows, 0);
        assertEquals(4_000, flows.findings.trappedNl());
        flows.in.pressurePa(15_001);
        move(flows, 0);
        // 12,001 of 6,001 times 2 uL.
        assertEquals(3_999, flows.findings.trappedNl());
    }

    /** A count of 10 uL, so that the least that is counted is a nanolitre. */
    @Test
    void beginsWithNothing() {
        Line coarse = new Line(Devices.bedside().nlPerRev(10_000).countsPerRev(1).seal());
        hold(coarse, 3_000);
        hold(coarse, 9_000);
        assertEquals(0, coarse.findings.trappedNl());
    }

    @Test
    void neverCountsMoreThanAMillilitre() {
        hold(line, 9_000);
        move(line, 999);
        isTrapped(9_000, 999_000);
        move(line, 2);
        isTrapped(9_000, 1_000_000);
    }
}
