package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a check of the time of a revolution would find: one for which the driver made more pulses,
 * each its time apart, than a revolution takes. Every such revolution is one in which motion is
 * short, and that is found before it ends.
 */
@Verifies("req~detect.motion-short~1")
class RevolutionTimeTest {
    private static final int SEEDS = 10;
    private static final int REVOLUTIONS = 30;

    static Stream<Arguments> pumps() {
        return Stream.of(
                Arguments.of(Plant.bedside(), 10_000_000L),
                Arguments.of(Plant.bedside(), 125_000_000L),
                Arguments.of(Plant.bedside(), 900_000_000L),
                Arguments.of(Plant.syringe(), 125_000_000L),
                Arguments.of(Plant.wearable(), 10_000_000L),
                Arguments.of(Plant.wearable(), 125_000_000L),
                Arguments.of(Plant.roller(), 1_000_000L));
    }

    /** An infusion, and how many pulses were made for each revolution of its head. */
    private static final class Turns {
        final PlantCourse course;
        private final DeviceRecord device;
        private final double allowed;
        private long fromMicrosteps;
        private long fromCounts;
        int whole;
        int tooLong;
        double most;

        Turns(Plant plant, long nlPerH, long seed) {
            course = new PlantCourse(plant.still(), nlPerH, 100, seed);
            device = plant.pump().device();
            double count = (double) device.microstepsPerRev() / device.countsPerRev();
            // What an honest head may be off, a count that is not yet full, a hundredth of it.
            allowed = 1.01 * device.microstepsPerRev() + 5 * count + 2;
            begin();
        }

        private void begin() {
            fromMicrosteps = course.in.motorMicrosteps();
            fromCounts = course.in.encoderCounts();
        }

        boolean finds() {
            return (course.out.annunciator().present() >> AlarmCode.MOTION_SHORT & 1) != 0;
        }

        void step() {
            course.step();
            double pulses = course.in.motorMicrosteps() - fromMicrosteps;
            double share = pulses / device.microstepsPerRev();
            // Late before its end: as it would be if time were counted in pulses.
            boolean over = course.in.encoderCounts() - fromCounts >= device.countsPerRev();
            boolean late = pulses > allowed && !over;
            if (late) {
                tooLong++;
                assertTrue(finds(), pulses + " pulses in a revolution, of " + allowed);
            }
            most = finds() ? most : Math.max(most, share);
            if (over || late) {
                whole++;
                begin();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pumps")
    void isBeyondWhatItMayBeOnlyWhereMotionIsFoundShort(Plant plant, long nlPerH) {
        double[] shares = {0.009, 0.015, 0.02, 0.05, 0.2};
        for (double share : shares) {
            double most = 0;
            int tooLong = 0;
            int found = 0;
            for (int seed = 0; seed < SEEDS; seed++) {
                Turns turns = new Turns(plant, nlPerH, seed);
                turns.course.runS(10);
                turns.begin();
                turns.course.world.motor().slip(share);
                while (turns.whole < REVOLUTIONS && turns.course.infusing()) {
                    turns.step();
                }
                most = Math.max(most, turns.most);
                tooLong += turns.tooLong;
                found += turns.finds() ? 1 : 0;
            }
            System.out.printf(
                    "%s, %.0f mL/h, %.1f %% lost: at most %.3f of a revolution's pulses in one; %d"
                            + " of %d found short, %d by its time%n",
                    plant.pump().name(), nlPerH / 1e6, 100 * share, most, found, SEEDS, tooLong);
            assertTrue(tooLong <= found);
            assertEquals(share < 0.01 ? 0 : SEEDS, found);
        }
    }
}
