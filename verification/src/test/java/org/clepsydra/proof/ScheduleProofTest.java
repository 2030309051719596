package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.clepsydra.gate.ClassFiles;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due: exact, never ahead, never beyond the plan, at every place of every plan. */
class ScheduleProofTest {
    @TempDir Path folder;

    @Test
    @Verifies({"req~delivery.segments~2", "req~delivery.shapes-exact~1"})
    void aSegmentGivesWhatItsShapeSays() {
        shape(
                Sources.right(),
                claims -> {
                    claims.given();
                    claims.say("SegmentShape.givenMicroNl");
                });
    }

    @Test
    @Verifies({
        "req~delivery.never-ahead~1",
        "req~delivery.never-behind~2",
        "req~delivery.whole-volume~1",
        "req~delivery.repeats~1"
    })
    void whatIsDueIsTheCurveInWholeQuanta() {
        schedule(
                Sources.right(),
                claims -> {
                    claims.due();
                    claims.say("Schedule.due");
                });
    }

    @Test
    @Verifies("req~delivery.segments~2")
    void aPlanBeginsAtItsBeginning() {
        schedule(Sources.right(), ScheduleClaims::begin);
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void aPaceIsAtMostALongestPeriod() {
        schedule(Sources.right(), ScheduleClaims::pace);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // Beyond 64 bits, the rest of a day for the part that passed, twice the first rate.
                "wide.divide(microNl, intoMs, durationMs); ~ wide.divide(microNl * intoMs, 1, 1);",
                "firstNl * (durationMs - intoMs) ~ firstNl * durationMs",
                "durationMs * durationMs ~ durationMs * intoMs",
                "wide.divide(intoMs, RaisedCosine.ONE, durationMs); ~ wide.divide(intoMs, RaisedCosine.ONE, 1);",
                "wide.divide(microNl, RaisedCosine.given ~ wide.divide(4 * microNl, RaisedCosine.given",
                "return wide.quotient(); ~ return wide.quotient() + 1;",
            })
    void aMistakeInTheShapeIsRefuted(String right, String wrong) {
        List<ClassFiles> code = Sources.wrong(folder, ShapeClaims.OWNER, right, wrong);
        assertThrows(Refuted.class, () -> shape(code, ShapeClaims::given));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // The rest of the segments before lost, or counted twice.
                "beforeRest + shape.given ~ shape.given",
                "beforeRest + shape.given ~ 2 * beforeRest + shape.given",
                // Half quanta; no end to a segment; a volume lost, a time lost, a run lost.
                "microsteps - microsteps % Math ~ microsteps + 0 * Math",
                "Math.min(therapyMs - startMs, shape.durationMs()) ~ therapyMs - startMs",
                "doneNl = doneNl + shape.volumeNl(); ~ doneNl = doneNl + 1;",
                "startMs = endMs(); ~ startMs = Units.ms(endMs() + 1);",
                "runsLeft = runsLeft - 1; ~ runsLeft = runsLeft - 0;",
                // An index beyond the plan; a sum that overflows.
                "if (segment >= plan.segmentCount()) { ~ if (segment > plan.segmentCount()) {",
                "doneNl * device.microstepsPerRev(); ~ doneNl * device.microstepsPerRev() * 65536;",
            })
    void aMistakeInTheScheduleIsRefuted(String right, String wrong) {
        List<ClassFiles> code = Sources.wrong(folder, ScheduleClaims.OWNER, right, wrong);
        assertThrows(Refuted.class, () -> schedule(code, ScheduleClaims::due));
    }

    private static void shape(List<ClassFiles> code, Consumer<ShapeClaims> what) {
        try (ShapeClaims claims = new ShapeClaims(code)) {
            what.accept(claims);
        }
    }

    private static void schedule(List<ClassFiles> code, Consumer<ScheduleClaims> what) {
        try (ScheduleClaims claims = new ScheduleClaims(code)) {
            what.accept(claims);
        }
    }
}
