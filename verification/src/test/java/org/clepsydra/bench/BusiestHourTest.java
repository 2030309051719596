package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Expectation;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.clepsydra.oracle.Rational;
import org.clepsydra.oracle.SlidingLimitOracle;
import org.junit.jupiter.api.Test;

/** The hour's window of the bench, and what it is held to. */
class BusiestHourTest {
    private static final Path FOLDER = Path.of("scenarios");
    private static final long HOUR = 3_600_000;

    @Test
    void countsAStrokeWholeFromItsFirstMicrostep() {
        BusiestHour hour = new BusiestHour(64);
        hour.step(0, 1);
        assertEquals(1, hour.mostQuanta());
        hour.step(1, 64);
        assertEquals(1, hour.mostQuanta());
        hour.step(2, 65);
        assertEquals(2, hour.mostQuanta());
    }

    @Test
    void isOpenAtItsBeginning() {
        BusiestHour apart = new BusiestHour(1);
        apart.step(7, 1);
        apart.step(7 + HOUR, 2);
        assertEquals(1, apart.mostQuanta());
        BusiestHour within = new BusiestHour(1);
        within.step(7, 1);
        within.step(6 + HOUR, 2);
        assertEquals(2, within.mostQuanta());
    }

    @Test
    void countsNothingFromBeforeItBegan() {
        BusiestHour hour = new BusiestHour(1);
        hour.begin(100);
        hour.step(0, 100);
        assertEquals(0, hour.mostQuanta());
        hour.step(1, 103);
        assertEquals(3, hour.mostQuanta());
    }

    @Test
    void agreesWithTheOracleOnRandomReleases() {
        SplittableRandom random = new SplittableRandom(1);
        for (int run = 0; run < 50; run++) {
            int perQuantum = 1 + random.nextInt(4);
            BusiestHour hour = new BusiestHour(perQuantum);
            SlidingLimitOracle oracle = new SlidingLimitOracle(perQuantum, perQuantum, perQuantum);
            long ms = 0;
            long received = 0;
            // Of more strokes in an hour than the ring first has room for, and of fewer.
            long apartMs = run % 2 == 0 ? 20_000 : 400_000;
            for (int i = 0; i < 2_000; i++) {
                ms += random.nextLong(apartMs);
                long now = random.nextInt(3);
                received += now;
                hour.step(ms, received);
                oracle.step(ms, now, false);
            }
            // Quanta of 1 nL times the microsteps of one.
            Rational most = Rational.of(hour.mostQuanta() * perQuantum);
            assertEquals(0, oracle.mostNl(HOUR).compareTo(most));
        }
    }

    private static RunResult run(String name) throws BadScenario {
        return Run.of(ScenarioReader.read(FOLDER.resolve(name + ".yaml")), Watch.NONE);
    }

    /** Whether the hour is met when it held so much instead. */
    private static boolean met(RunResult found, int rule, double mostInHourNl) {
        Delivery was = found.delivery();
        Delivery is =
                new Delivery(
                        was.commandedNl(),
                        was.mostAheadQuanta(),
                        was.mostBehindQuanta(),
                        was.broken(),
                        was.whole(),
                        was.lateStepNl(),
                        was.mostBeyondNl(),
                        was.besidesNl(),
                        mostInHourNl);
        RunResult result =
                new RunResult(
                        found.scenario(),
                        rule,
                        "",
                        found.steps(),
                        found.endedMs(),
                        found.simulatedMs(),
                        is,
                        found.trappedNl(),
                        found.remainingNl(),
                        found.reachesMs(),
                        found.airPassedNl(),
                        found.alarms(),
                        found.series(),
                        found.outflow(),
                        found.outcomes());
        return new Judgement(result)
                .judged().outcomes().stream()
                        .filter(o -> o.expectation().kind() == Expectation.Kind.ANY_HOUR)
                        .findFirst()
                        .orElseThrow()
                        .met();
    }

    @Test
    void isHeldToTheHighestDoseRateAndAStroke() throws BadScenario {
        RunResult found = run("asparaginase-units");
        // 2000 strokes of 50 uL in an hour of infusion.
        assertEquals(100_000_000, found.delivery().mostInHourNl());
        // 6500 units/m2/h for 1.80 m2 are 11,700 units, at 108 units/mL 108.333333 mL; and 50 uL.
        assertTrue(met(found, 0, 108_383_333));
        assertFalse(met(found, 0, 108_383_334));
        // Of a plan that was refused nothing is said.
        assertFalse(met(found, 1, 0));
    }

    @Test
    void addsTheBolusesThatMayFallInAnHour() throws BadScenario {
        Scenario scenario = ScenarioReader.read(FOLDER.resolve("de-gramont-with-boluses.yaml"));
        // 200 mg/m2/h for 1.80 m2 are 360 mg, and one bolus of 720 mg, as the next is 12 h later:
        // 1080 mg of 50 mg/mL.
        assertEquals(21_600_000, HourLimit.nl(scenario));
    }
}
