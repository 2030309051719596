package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    @Test
    void isTheSameForTheSameSeedAndNumber() {
        for (long run = 0; run < 20; run++) {
            assertEquals(Draw.of(7, run), Draw.of(7, run));
        }
        assertNotEquals(Draw.of(7, 3).leadMs(), Draw.of(8, 3).leadMs());
    }

    @Test
    void aRoundHasEveryCellOnceAndPairsBeside() {
        Set<String> cells = new HashSet<>();
        long pairs = 0;
        for (long run = 0; run < Draw.rounds(1); run++) {
            Draw draw = Draw.of(1, run);
            pairs += draw.faults().size() - 1;
            if (draw.faults().size() == 1) {
                cells.add(draw.list() + draw.pump().name() + draw.nlPerH());
            }
        }
        assertEquals(Draw.cellCount(), cells.size());
        // One run in five.
        assertEquals(Draw.rounds(1) / 5, pairs);
    }

    @Test
    void onsetsAreSweptOverAllSixteenthsOfAStroke() {
        long phases =
                LongStream.range(0, 16)
                        .map(run -> (long) (Draw.of(3, run).phase() * 16))
                        .distinct()
                        .count();
        assertEquals(16, phases);
    }

    @Test
    void faultsBefallOnlyPumpsThatCanHaveThem() {
        for (long run = 0; run < 30; run++) {
            Draw draw = Draw.of(5, run);
            draw.faults().forEach(f -> assertTrue(f.fits().test(draw.pump()), draw.words()));
        }
    }

    @Test
    void twoFaultsThatTakeBothBarriersAwayAreNoPair() {
        List<String[]> barred =
                List.of(
                        new String[] {"control-x1.05", "encoder-stuck"},
                        new String[] {"monitor-clock-fast", "control-x1.75"},
                        new String[] {"control-clock-fast", "monitor-clock-fast"},
                        new String[] {"gain-1.75", "scale-stuck"});
        for (String[] pair : barred) {
            assertFalse(Pairs.may(Faults.named(pair[0]), Faults.named(pair[1])), pair[0]);
        }
        assertTrue(Pairs.may(Faults.named("driver-stuck-on"), Faults.named("pressure-stuck")));
    }

    @Test
    void noBoundOfOneFaultIsAboveATwentiethOfTheCourse() {
        for (StormPump pump : StormPump.all()) {
            for (long nlPerH : pump.nlPerH()) {
                Program program = Program.of(pump, nlPerH, ProgramKind.FLAT);
                for (Fault fault : Faults.all()) {
                    if (fault.fits().test(pump) && !fault.has(Fault.FLOWS_PAST)) {
                        double nl = fault.bound().nl(program, 0);
                        String what = fault.name() + " " + pump.name() + " " + nlPerH;
                        assertTrue(nl <= 0.05 * program.volumeNl(), what + ": " + nl);
                    }
                }
            }
        }
    }

    @Test
    void theBoundOfAStuckDriverIsItsFormula() {
        StormPump bedside = StormPump.all().get(0);
        Program program = Program.of(bedside, 125_000_000, ProgramKind.FLAT);
        // 62.5 nL in 150 us for 0.15 s; 125 mL/h for 0.067 s; 6 counts of 200 uL / 500.
        double nl = 62.5 / 150e-6 * 0.15 + 125e6 / 3_600 * 0.067 + 6 * 400;
        assertEquals(nl, Faults.named("driver-stuck-on").bound().nl(program, 0), 1e-6);
    }
}
