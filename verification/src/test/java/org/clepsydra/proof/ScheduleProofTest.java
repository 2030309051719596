package org.clepsydra.proof;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.clepsydra.Mistakes;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** What is due: exact, never ahead, never beyond the plan, at every place of every plan. */
class ScheduleProofTest {
    @TempDir Path folder;

    @Test
    @Verifies({"req~delivery.segments~2", "req~delivery.shapes-exact~1"})
    void aSegmentGivesWhatItsShapeSays() {
        Proofs.prove(ShapeClaims::new, "SegmentShape.givenMicroNl", ShapeClaims::given);
    }

    @Test
    @Verifies({
        "req~delivery.never-ahead~1",
        "req~delivery.never-behind~2",
        "req~delivery.whole-volume~1",
        "req~delivery.repeats~1"
    })
    void whatIsDueIsTheCurveInWholeQuanta() {
        Proofs.prove(ScheduleClaims::new, "Schedule.due", ScheduleClaims::due);
    }

    @Test
    @Verifies("req~delivery.segments~2")
    void aPlanBeginsAtItsBeginning() {
        Proofs.prove(ScheduleClaims::new, "Schedule.begin", ScheduleClaims::begin);
    }

    @Test
    @Verifies("req~persistence.restore~2")
    void whatHoldsAVolumeIsWithinThePlan() {
        Proofs.prove(ScheduleClaims::new, "Schedule.quantaHolding", ScheduleClaims::holding);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.min(nl, plan.volumeNl()) ~ nl",
                "Math.min(wholeQuanta(upwards), wholeQuanta(planMicroNl / nlPerRev)) ~ wholeQuanta(upwards)",
            })
    void aMistakeInWhatHoldsAVolumeIsRefuted(String right, String wrong) {
        String owner = ScheduleClaims.OWNER;
        Proofs.refute(folder, owner, right, wrong, ScheduleClaims::new, ScheduleClaims::holding);
    }

    @Test
    @Verifies("req~motor.bounded-queue~2")
    void aPaceIsAtMostALongestPeriod() {
        Proofs.prove(ScheduleClaims::new, "Schedule.pulsePeriodUs", ScheduleClaims::pace);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // Beyond 64 bits, the rest of a slope lost, or divided before it is multiplied.
                "microNl / spanMs * intoMs ~ microNl * intoMs / spanMs",
                "+ microNl % spanMs * intoMs / spanMs ~ + 0",
                "microNl % spanMs * intoMs / spanMs ~ microNl % spanMs / spanMs * intoMs",
                // The rest of a day for the part that passed, twice the first rate.
                "firstNl * (durationMs - intoMs) ~ firstNl * durationMs",
                "durationMs * durationMs ~ durationMs * intoMs",
                "wide.divide(intoMs, RaisedCosine.ONE, durationMs); ~ wide.divide(intoMs, RaisedCosine.ONE, 1);",
                "wide.divide(microNl, RaisedCosine.given ~ wide.divide(4 * microNl, RaisedCosine.given",
                "return wide.quotient(); ~ return wide.quotient() + 1;",
            })
    void aMistakeInTheShapeIsRefuted(String right, String wrong) {
        String owner = ShapeClaims.OWNER;
        Proofs.refute(folder, owner, right, wrong, ShapeClaims::new, ShapeClaims::given);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // The rest of the segments before lost, or counted twice.
                "beforeRest + shape.given ~ shape.given",
                "beforeRest + shape.given ~ 2 * beforeRest + shape.given",
                // At the end of the segment; at the time of the plan; a step late.
                "Math.min(therapyMs - startMs, shape.durationMs()) ~ shape.durationMs()",
                "Math.min(therapyMs - startMs, shape.durationMs()) ~ Math.min(therapyMs, shape.durationMs())",
                "Math.min(therapyMs - startMs, ~ Math.min(Math.max(0, therapyMs - startMs - 1),",
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
        refute(right, wrong, ScheduleClaims::due);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                // Begun from where another plan was left.
                "segment = 0; ~ segment = segment + 0;",
                "startMs = 0; ~ startMs = startMs + 0;",
                "doneNl = 0; ~ doneNl = doneNl + 0;",
                "beforeRest = microNl % nlPerRev; ~ beforeRest = beforeRest + 0;",
                "shape.take(segment); ~ shape.durationMs();",
                // A run too many.
                "runsLeft = plan.repeats() - 1; ~ runsLeft = plan.repeats();",
            })
    void aMistakeInTheBeginningIsRefuted(String right, String wrong) {
        refute(right, wrong, ScheduleClaims::begin);
    }

    @ParameterizedTest
    @Mistakes(
            oneIn = 4,
            value = {
                "Math.min(wide.quotient(), device.pulsePeriodUsMax()) ~ wide.quotient()",
                "if (peakMicroNl == 0) { ~ if (peakMicroNl < 0) {",
                "shape.durationMs() * device.nlPerRev(), ~ shape.durationMs() * peakMicroNl,",
            })
    void aMistakeInThePaceIsRefuted(String right, String wrong) {
        refute(right, wrong, ScheduleClaims::pace);
    }

    private void refute(String right, String wrong, Consumer<ScheduleClaims> what) {
        Proofs.refute(folder, ScheduleClaims.OWNER, right, wrong, ScheduleClaims::new, what);
    }
}
