package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Storms that are followed from START to the end of a program. */
class TherapyTest {
    private static final double MS_PER_H = 3_600_000;

    /** 85 mL at 125 mL/h: 40.8 min. */
    private static StormResult run(Fault fault) {
        for (long run = 0; ; run++) {
            Draw draw = Draw.therapy(1, run);
            if (draw.pump().name().equals("wearable") && draw.nlPerH() == 125_000_000) {
                return Storm.run(draw.plain().with(List.of(fault)));
            }
        }
    }

    @Test
    void aTherapyWithNothingWrongComesToItsEnd() {
        StormResult result = run(Fault.of("nothing", Bound.NOTHING, (rig, random) -> {}));
        assertEquals("", result.complaint());
        assertTrue(result.whole());
        assertTrue(Math.abs(result.courseNl() - 85_000_000) < 10, "" + result.courseNl());
        assertTrue(result.replay().startsWith("clepsydra-bench storm --therapies --seed 1 --run "));
    }

    @Test
    void oneWithAMotorThatIsJammedIsOverAllTheSame() {
        StormResult result = run(Faults.named("motor-jam"));
        assertEquals("", result.complaint());
        assertFalse(result.whole());
        assertTrue(result.foundMs() >= 0);
    }

    @Test
    void theJudgesSeeWhatIsGivenAtItsEnd() {
        // 200 counts, which are two strokes, ten minutes after the last of the program.
        double[] doneUs = {0};
        Fault late =
                Fault.of(
                        "late",
                        Bound.NOTHING,
                        (rig, random) ->
                                rig.onSpan(
                                        us -> {
                                            boolean done = !rig.infuses();
                                            doneUs[0] = done ? doneUs[0] + us : 0;
                                            if (doneUs[0] >= 600e6 && doneUs[0] < 600e6 + us) {
                                                double nl = 200 * rig.program.pump().countNl();
                                                double one = rig.program.pump().microstepNl();
                                                rig.world.motor().turn((int) (nl / one));
                                            }
                                        }));
        assertFalse(run(late).complaint().isEmpty());
    }

    @Test
    void faultsBefallAtAnyTimeOfAProgram() {
        Set<Double> hours = Set.of(2.0, 6.0, 12.0, 24.0, 46.0);
        double least = 1;
        double most = 0;
        for (long run = 0; run < 200; run++) {
            Draw draw = Draw.therapy(1, run);
            assertTrue(draw.returns() && hours.contains(draw.courseMs() / MS_PER_H));
            double part = draw.leadMs() / draw.program().durationMs();
            least = Math.min(least, part);
            most = Math.max(most, part);
        }
        assertTrue(least < 0.1 && most > 0.85 && most < 0.95, least + " to " + most);
    }

    @Test
    void isTheSameForTheSameSeedAndNumberAndNoStormOfIt() {
        assertEquals(Draw.therapy(7, 3), Draw.therapy(7, 3));
        assertTrue(Draw.therapy(7, 3).whole() && !Draw.of(7, 3).whole());
        assertTrue(Draw.therapy(7, 3).asDrawn());
    }
}
