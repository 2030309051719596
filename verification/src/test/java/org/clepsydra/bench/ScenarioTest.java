package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clepsydra.Share;
import org.clepsydra.bench.scenario.BadScenario;
import org.clepsydra.bench.scenario.Expectation;
import org.clepsydra.bench.scenario.Scenario;
import org.clepsydra.bench.scenario.ScenarioReader;
import org.clepsydra.bench.scenario.StepPeriod;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the scenario files in the real core: all of them in continuous integration. Of those that go
 * on to their end in more than a million and a half steps every build runs one in six, of all
 * others each.
 */
class ScenarioTest {
    private static final Path FOLDER = Path.of("scenarios");

    private static final long LONG_STEPS = 1_500_000;

    static List<Path> files() throws IOException, BadScenario {
        List<Path> all;
        try (Stream<Path> files = Files.list(FOLDER)) {
            all = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
        List<Path> longOnes = new ArrayList<>();
        for (Path file : all) {
            if (isLong(ScenarioReader.read(file))) {
                longOnes.add(file);
            }
        }
        Set<Path> left = new HashSet<>(longOnes);
        left.removeAll(Share.of(longOnes, 6).toList());
        return all.stream().filter(file -> !left.contains(file)).toList();
    }

    /** Whether it goes on to its end and takes so many steps, about. */
    private static boolean isLong(Scenario scenario) {
        long idleMs = scenario.pump().device().longestIdleMs();
        StepPeriod period = scenario.stepPeriod();
        long ms = period.random() ? idleMs / 2 : period.fixedMs();
        long steps = scenario.prescription().realMs() / (period.longestIdle() ? idleMs : ms);
        return steps > LONG_STEPS
                && scenario.expectations().stream()
                        .anyMatch(expectation -> expectation.kind() == Expectation.Kind.ENDS);
    }

    @ParameterizedTest
    @MethodSource("files")
    @Verifies({
        "req~delivery.never-ahead~1",
        "req~delivery.never-behind~2",
        "req~delivery.whole-volume~1",
        "req~delivery.segments~2",
        "req~delivery.repeats~1",
        "req~delivery.therapy-time~3",
        "req~plan.typed-rate~1",
        "req~plan.reentry~2",
        "req~plan.dose-rate-limit~2",
        "req~plan.dose-limit~3",
        "req~plan.dose-bands~1",
        "req~plan.rate-step~2",
        "req~library.vinca-route~1",
        "req~library.entry~1",
        "req~library.hard-limits~1",
        "req~library.lifetime~2",
        "req~library.cycle~1",
        "req~library.bolus~1",
        "req~library.kvo~1",
        "req~library.soft-limits~2",
        "req~signal.cadence~1",
        "req~detect.downstream-occlusion~3",
        "req~detect.single-bubble~3",
        "req~monitor.over-delivery~3",
        "req~reservoir.refill~1",
        "req~reservoir.residual~1",
        "req~reservoir.empty~1",
        "req~reservoir.announced~1"
    })
    void meetsItsExpectations(Path file) throws BadScenario {
        RunResult result = Run.of(ScenarioReader.read(file), Watch.NONE);
        String notMet =
                result.outcomes().stream()
                        .filter(outcome -> !outcome.met())
                        .map(o -> o.expectation().words() + "; found " + o.found())
                        .collect(Collectors.joining("\n"));
        assertTrue(result.met(), notMet);
    }

    @Test
    void isTheSameRunEachTime() throws BadScenario {
        Path file = FOLDER.resolve("occlusion-bedside.yaml");
        RunResult first = Run.of(ScenarioReader.read(file), Watch.NONE);
        RunResult second = Run.of(ScenarioReader.read(file), Watch.NONE);
        assertEquals(first.delivery(), second.delivery());
        assertEquals(first.alarms(), second.alarms());
        assertEquals(first.trappedNl(), second.trappedNl());
    }

    @Test
    void saysBothFiguresOfTheAlbertaRefusal() throws BadScenario {
        RunResult result =
                Run.of(ScenarioReader.read(FOLDER.resolve("alberta-wrong.yaml")), Watch.NONE);
        // 115.207 mL at 28.8 mL/h is 4.0 h; 28.8 mL/h of 45.57 mg/mL is 1312.4 mg/h.
        assertEquals(
                "refused, typed rate disagrees: 28.8 mL/h would end in 4.0 h against 96.0 h; 1312"
                        + " mg/h",
                result.verdictWords());
    }

    @Test
    void saysTheDoseRateOfFourDaysOrderedAsFourHours() throws BadScenario {
        RunResult result =
                Run.of(ScenarioReader.read(FOLDER.resolve("alberta-4-hours.yaml")), Watch.NONE);
        // 5250 mg in 4 h are 1312.5 mg/h, for 1.3125 m2 1000 mg/m2/h.
        assertEquals(
                "refused, dose rate too high: 1000 mg/m2/h against 200 mg/m2/h; 5250 mg in 4.0 h"
                        + " is 1312 mg/h",
                result.verdictWords());
    }

    @ParameterizedTest
    @CsvSource({
        // 2400 mg/m2 for 1.80 m2 are 4320 mg; 1 % less, 43.2 mg, is the least.
        "second-entry-dose, 'dose: 2400 mg entered again, the plan allows 4276.8 mg'",
        // 46 h and 1 % more, 0.46 h, is the most.
        "second-entry-duration, 'duration: 48 h entered again, the plan allows 46.46 h'",
        // 115.207373 mL in 96 h are 1.200077 mL/h; 5 % more, 1.2600806, is the most, rounded down
        // to whole nL/h and said with six digits.
        "second-entry-alberta, 'rate: 28.8 mL/h entered again, the plan allows 1.26008 mL/h'"
    })
    @Verifies("req~plan.reentry~2")
    void saysBothFiguresOfASecondEntryThatDisagrees(String name, String words) throws BadScenario {
        Path file = FOLDER.resolve(name + ".yaml");
        RunResult result = Run.of(ScenarioReader.read(file), Watch.NONE);
        assertEquals("refused, reentry " + words, result.verdictWords());
    }

    @ParameterizedTest
    @CsvSource({
        // 5 % of 4080 mg are 204 mg.
        "refused-band-too-far, 'dose band too far: 4300 mg in the band of 4080 mg; 5 % allow 4284"
                + " mg'",
        // The last band holds less than 4700 mg, 4699.999999 mg at most.
        "refused-no-band, 'no dose band: 4800 mg is in no band; one ends at 4700 mg'",
        "refused-below-first-band, 'no dose band: 3840 mg is in no band; the first begins at 3900"
                + " mg'",
        // 4400 / 1.8 are 2444.4 mg/m2.
        "refused-band-beyond-highest-dose, 'dose too high: 2444 mg/m2 against 2420 mg/m2; 4400 mg"
                + " for 1.8 m2'",
        // 56.7 / 0.3 h, and 168 x 1.05 h.
        "refused-rate-step, 'rate rounded too far: 0.3 mL/h would take 189 h, 176.4 h at most'",
        // 56.7 / 0.33 x 0.99 h are 170.1 h.
        "second-entry-rounded, 'reentry duration: 168 h entered again, the plan allows 170.1 h'",
        // 4356 x 1.01 mg are 4399.56 mg.
        "second-entry-derived-dose, 'reentry dose: 4440 mg entered again, the plan allows 4399.56"
                + " mg'"
    })
    @Verifies({"req~plan.dose-bands~1", "req~plan.rate-step~2"})
    void saysBothFiguresOfAnOrderThatCannotBeRounded(String name, String words) throws BadScenario {
        Path file = FOLDER.resolve(name + ".yaml");
        RunResult result = Run.of(ScenarioReader.read(file), Watch.NONE);
        assertEquals("refused, " + words, result.verdictWords());
    }

    @ParameterizedTest
    @CsvSource({
        // 4500 mg for 1.80 m2 in 2 h are 1250 mg/m2/h.
        "above-hard-rate, 'dose rate limit above library: 1250 mg/m2/h against 200 mg/m2/h'",
        "above-hard-duration, 'duration outside library: 19 h against 20 h'",
        // The first entry of the drug and route begins at 2 mg/mL.
        "25-for-50, 'concentration not in library: 25 mg/mL against 2 mg/mL'",
        // 480 and 75 mg/m2.
        "doxorubicin-lifetime, 'lifetime dose too high: 555 mg/m2 against 550 mg/m2'",
        // 80 and 75 mg/m2.
        "cycle-too-much, 'cycle dose too high: 155 mg/m2 against 150 mg/m2'",
        "bolus-too-large, 'bolus dose above library: 600 mg/m2 in an hour against 500 mg/m2 in an hour'",
        // 400 mg/m2 in a minute.
        "bolus-too-fast, 'bolus rate above library: 24000 mg/m2/h against 15000 mg/m2/h'",
        "kvo-not-allowed, 'kvo rate above library: 0.05 mL/h; the library allows no KVO'",
        "vincristine-by-the-spine,"
                + " 'route not in library: intrathecal against intravenous central'",
        "with-vinca-by-the-spine, 'library vinca route: intrathecal'",
        "blinatumomab-outdated, 'library version differs: 1 against 2'"
    })
    void saysBothFiguresOfARefusalByTheLibrary(String name, String words) throws BadScenario {
        Path file = FOLDER.resolve("library-" + name + ".yaml");
        RunResult result = Run.of(ScenarioReader.read(file), Watch.NONE);
        assertEquals("refused, " + words, result.verdictWords());
    }

    @Test
    void saysTheHighestRateOfACosineThatIsRefused() throws BadScenario {
        RunResult result =
                Run.of(
                        ScenarioReader.read(FOLDER.resolve("refused-peak-of-a-cosine.yaml")),
                        Watch.NONE);
        // 46.8 mL in 12 h, twice at the top: 7.8 mL/h of 50 mg/mL is 390 mg/h, 216.7 for each m2.
        assertEquals(
                "refused, dose rate too high: 217 mg/m2/h against 200 mg/m2/h; at its highest rate,"
                        + " 7.8 mL/h, it is 390 mg/h",
                result.verdictWords());
    }
}
