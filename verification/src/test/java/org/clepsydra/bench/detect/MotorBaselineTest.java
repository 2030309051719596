package org.clepsydra.bench.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A line that is blocked behind a pressure sensor that has lost it, on devices that say neither how
 * restless it is nor how high a stroke lifts it: the motor alone knows. 60 kPa are 1.6 times the
 * current of an open line at rest; the record's own limit, 200 mA, is at 100 kPa.
 */
@Verifies("req~condition.motor-draws-more~1")
class MotorBaselineTest {
    private static final int TRIALS = 5;
    private static final double LIMIT_KPA = 100;

    static Stream<Arguments> pumps() {
        return Stream.of(
                Arguments.of("bedside", Plant.bedside(), 100_000L),
                Arguments.of("bedside", Plant.bedside(), 1_200_000L),
                Arguments.of("bedside", Plant.bedside(), 10_000_000L),
                Arguments.of("bedside", Plant.bedside(), 125_000_000L),
                Arguments.of("syringe", Plant.syringe(), 125_000_000L));
    }

    @ParameterizedTest
    @MethodSource("pumps")
    void findsABlockedLineWellBelowTheLimitOfTheRecord(String name, Plant plant, long nlPerH) {
        double least = LIMIT_KPA;
        double most = 0;
        for (int seed = 1; seed <= TRIALS; seed++) {
            Infusion infusion = deafAndBlocked(plant, nlPerH, seed);
            while (infusion.infuses()) {
                infusion.step();
            }
            assertEquals(1L << AlarmCode.MOTOR_OVERLOAD, infusion.out.annunciator().present());
            least = Math.min(least, infusion.world.line().kpa());
            most = Math.max(most, infusion.world.line().kpa());
        }
        System.out.printf(
                "%s, %.1f mL/h, deaf and blocked: the motor finds it at %.0f to %.0f kPa%n",
                name, nlPerH / 1e6, least, most);
        // A patient who lay high is in what was learned, and one block more is made.
        assertTrue(most <= 75, most + " kPa");
    }

    private static Infusion deafAndBlocked(Plant plant, long nlPerH, long seed) {
        Plant unstated =
                plant.with(plant.pump().with(d -> d.pressureNoisePa(0).strokePressurePa(0)));
        double openUl = Math.max(600, nlPerH / 60e3);
        double hours = (openUl + 3_000) * 1e3 / nlPerH;
        Infusion infusion = new Infusion(unstated, nlPerH, hours, new SplittableRandom(seed));
        infusion.start();
        double until = infusion.world.headUl() + openUl;
        while (infusion.infuses() && infusion.world.headUl() < until) {
            infusion.step();
        }
        assertTrue(infusion.infuses());
        infusion.world.pressure().gauge().deafen();
        infusion.world.line().occlude();
        return infusion;
    }
}
