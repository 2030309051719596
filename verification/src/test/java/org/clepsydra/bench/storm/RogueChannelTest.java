package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.clepsydra.OutputFrame;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * A control channel that is wrong and obeys nobody is stopped by the monitor alone: every pump,
 * every kind of program, every kind of rogue. The tables are {@code target/rogue-channel.csv} and
 * {@code target/rogue-ahead.csv}.
 */
@Verifies({"req~monitor.over-delivery~3", "req~monitor.envelope-time~4", "req~monitor.overlay~4"})
class RogueChannelTest {
    private static final boolean ALL = Integer.getInteger("clepsydra.share", 1) == 1;
    private static final int TRIALS = ALL ? 5 : 1;
    private static final int HOURS = ALL ? 4 : 1;

    private static StormPump pump(String name) {
        return StormPump.all().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void keep(RogueCampaign campaign, String name) throws IOException {
        Path table = Path.of("target", name);
        Files.createDirectories(table.getParent());
        Files.writeString(table, campaign.csv(), StandardCharsets.UTF_8);
    }

    @Test
    void theMonitorAloneStopsEveryRogueWithinItsLimit() throws IOException {
        RogueCampaign campaign =
                RogueCampaign.run(RogueKind.all(), TRIALS, HOURS, CommandPath::monitor);
        keep(campaign, "rogue-channel.csv");
        assertEquals(List.of(), campaign.complaints());
        int cells = StormPump.all().size() * ProgramKind.values().length * RogueKind.all().size();
        assertEquals(cells, campaign.cells().size());
        List<String> above =
                campaign.abovePlain().stream().filter(cell -> !mayBeAhead(cell)).toList();
        assertEquals(List.of(), above, "above the plain line");
        long cut =
                campaign.cells().values().stream()
                        .filter(all -> all.stream().anyMatch(one -> one.cutMs() >= 0))
                        .count();
        // What ends before it adds as much as the ceiling is ahead is not cut.
        assertTrue(cut > cells * 4 / 5, "cut in " + cut + " cells of " + cells);
    }

    private static boolean mayBeAhead(String cell) {
        return RogueCampaign.AHEAD.stream()
                .anyMatch(kind -> cell.contains("," + kind.name().toLowerCase(Locale.ROOT) + ","));
    }

    /** There the plain line does not hold; the limit with what the ceiling may be ahead does. */
    @Test
    void whereTheCeilingIsAheadNoMoreIsGivenThanThat() throws IOException {
        RogueCampaign campaign = RogueCampaign.ahead();
        keep(campaign, "rogue-ahead.csv");
        assertEquals(List.of(), campaign.complaints());
        Set<String> above = campaign.abovePlain();
        // So that the campaign comes to where it is.
        assertTrue(above.contains("bedside,cosines,x1.05"), above.toString());
        assertTrue(above.contains("syringe,ramps,x1.05"), above.toString());
        assertTrue(above.contains("bedside,long_pause,frozen"), above.toString());
    }

    /** 1.9 % of 30 min are 34 s, in which a motor that goes on as in the dose gives as much. */
    @Test
    void afterALongPauseTheNextDoseMayComeAsMuchEarlierAsTheClocksMayDiffer() {
        Program program = Program.brief(pump("syringe"), 125_000_000, ProgramKind.LONG_PAUSE);
        RogueResult early =
                new RogueTrial(
                                program,
                                RogueKind.named("frozen"),
                                StepPattern.LONGEST,
                                program.bendsMs().get(2) - 10_000,
                                -1,
                                8_900,
                                CommandPath::monitor)
                        .run();
        assertEquals("", early.complaint(), early.words());
        assertTrue(early.plain() > 1, early.words());
        // No more than what is due in 34.2 s, and the allowances.
        double nl = 125e6 / 3_600 * (34.2 + 0.217) + 9 * 1_120;
        assertTrue(early.overNl() < nl, early.words());
    }

    /** A switch that stays closed, and a lease that is renewed for it. */
    private static final class StuckSwitch implements CommandPath {
        private int token;

        @Override
        public void apply(Rig rig, OutputFrame out) {
            boolean closed = out.cutoff().closed();
            token = closed ? out.cutoff().leaseToken() : (token * 13 + 4_567) & 0xFFFF;
            rig.world.close(token);
        }
    }

    @Test
    void aSwitchThatDoesNotOpenBreaksTheLimitOnEveryPump() {
        for (StormPump pump : StormPump.all()) {
            long nlPerH = pump.nlPerH().get(pump.nlPerH().size() - 1);
            Program program = Program.brief(pump, nlPerH, ProgramKind.FLAT);
            for (String name : List.of("x10", "x24", "stuck")) {
                RogueTrial trial =
                        new RogueTrial(
                                program,
                                RogueKind.named(name),
                                StepPattern.LONGEST,
                                program.durationMs() / 8,
                                -1,
                                0,
                                new StuckSwitch());
                RogueResult result = trial.run();
                assertTrue(result.complaint().startsWith("more than "), result.words());
                assertTrue(result.cutMs() >= 0, result.words());
            }
        }
    }
}
