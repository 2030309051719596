package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A driver that waits so many times as long between two pulses as it is told: either it is found,
 * or all is given that the curve asks for.
 */
@Verifies("req~detect.motion-late~1")
class SlowDriverTest {
    private static final long TEN_MINUTES_US = 600_000_000L;

    static Stream<Arguments> pumps() {
        return Stream.of(
                        Arguments.of(Plant.bedside(), 100_000L),
                        Arguments.of(Plant.bedside(), 10_000_000L),
                        Arguments.of(Plant.bedside(), 125_000_000L),
                        Arguments.of(Plant.bedside(), 600_000_000L),
                        Arguments.of(Plant.wearable(), 10_000_000L),
                        Arguments.of(Plant.wearable(), 100_000_000L),
                        Arguments.of(Plant.syringe(), 100_000_000L),
                        Arguments.of(Plant.roller(), 1_000_000L))
                .flatMap(
                        at ->
                                Stream.of(1L, 2L, 3L, 10L, 100L)
                                        .map(
                                                times ->
                                                        Arguments.of(
                                                                at.get()[0], at.get()[1], times)));
    }

    @ParameterizedTest
    @MethodSource("pumps")
    void isFoundOrGivesAll(Plant plant, long nlPerH, long times) {
        for (long stepMs : new long[] {10, 100}) {
            PlantCourse course = new PlantCourse(plant.still(), nlPerH, stepMs, 1);
            course.runS(10);
            course.world.driver().slow(times);
            long fromUs = course.world.timeUs();
            double fromUl = course.world.headUl();
            while (course.infusing() && course.world.timeUs() < fromUs + TEN_MINUTES_US) {
                course.step();
            }
            double s = (course.world.timeUs() - fromUs) / 1e6;
            double dueUl = nlPerH / 1e3 * s / 3_600;
            double missingUl = dueUl - (course.world.headUl() - fromUl);
            boolean found = !course.infusing();
            System.out.printf(
                    "%s, %.1f mL/h, %d times, steps of %d ms: %s after %.1f s, %.1f of %.1f uL"
                            + " missing%n",
                    plant.pump().name(),
                    nlPerH / 1e6,
                    times,
                    stepMs,
                    found ? "found" : "not found",
                    s,
                    missingUl,
                    dueUl);
            long present = course.out.annunciator().present();
            assertEquals(found ? 1L << AlarmCode.MOTION_SHORT : 0, present);
            assertTrue(times > 1 || !found);
            // A quantum, what is made in a step or two, and a hundredth.
            double quantumUl = plant.pump().device().nlPerRev() / 1e3;
            double stepUl = 2 * nlPerH / 1e3 / 36_000;
            assertTrue(missingUl <= quantumUl + stepUl + dueUl / 100, missingUl + " missing");
        }
    }
}
