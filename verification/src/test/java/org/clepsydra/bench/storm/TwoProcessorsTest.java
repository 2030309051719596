package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.clepsydra.OutputFrame;
import org.clepsydra.port.LinkLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storms on two processors: what they must do, and that a judge sees what is wrong. */
class TwoProcessorsTest {
    private static final long LONG_MS = 120_000;

    /** A plain storm on a bedside pump at 125 mL/h, in which somebody comes back. */
    private static Draw with(Fault... faults) {
        for (long run = 0; ; run++) {
            Draw draw = Draw.onTwo(1, run);
            boolean plain =
                    draw.kind() == ProgramKind.FLAT && draw.pattern() == StepPattern.LONGEST;
            boolean soon = draw.leadMs() < 200_000;
            if (plain
                    && soon
                    && draw.returns()
                    && draw.pump().name().equals("bedside")
                    && draw.nlPerH() == 125_000_000) {
                return draw.with(List.of(faults));
            }
        }
    }

    private static StormResult run(String fault) {
        return Storm.run(with(Faults.named(fault)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"link-dead-to-monitor", "link-dead-to-control"})
    @Verifies({"req~link.lost~1", "req~link.unasked~1"})
    void aDeadLinkIsAnnouncedInItsTimeAndStops(String fault) {
        StormResult result = run(fault);
        assertEquals("", result.complaint());
        // 300 ms, and two steps.
        assertTrue(result.foundMs() >= 0 && result.foundMs() <= 500, "found " + result.foundMs());
    }

    @Test
    @Verifies({"req~link.wait~1", "req~link.poor~1"})
    void aBadLinkGivesNoMoreAndIsAnnounced() {
        StormResult result = run("link-loses-a-fifth");
        assertEquals("", result.complaint());
        assertTrue(result.foundMs() >= 0 && result.foundMs() < LONG_MS, "" + result.foundMs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor-restarts-often", "control-restarts-often"})
    @Verifies({"req~link.session~1", "req~link.restore~2"})
    void aProcessorThatRestartsMovesNothingUntilStart(String fault) {
        assertEquals("", run(fault).complaint());
    }

    @Test
    @Verifies({"req~link.request~1", "req~link.reply~2"})
    void aStormOfAllThatALinkDoesIsTheSameEachTimeAndReplays() {
        Draw draw = with(Faults.named("link-does-all"));
        StormResult one = Storm.run(draw);
        assertEquals("", one.complaint());
        assertEquals(one, Storm.run(draw));
        String line = "clepsydra-bench storm --two-processors --seed 1 --run " + draw.run();
        assertEquals(line + " --faults link-does-all", one.replay());
        assertEquals(Draw.onTwo(1, 9), Draw.onTwo(1, 9));
        assertTrue(Draw.onTwo(1, 9).asDrawn());
    }

    /** 125 mL/h for 0.45 s; the curve for 0.067 s; 6 counts of 200 uL / 500; no stroke, no gap. */
    @Test
    void theBoundOfALinkIsItsFormula() {
        Program program = Program.of(StormPump.all().get(0), 125_000_000, ProgramKind.FLAT);
        double nl = 125e6 / 3_600 * (0.3 + 0.15 + 0.067) + 6 * 400;
        assertEquals(nl, Faults.named("link-loses-half").bound().nl(program, 0), 1e-6);
    }

    @Test
    void faultsOfTwoProcessorsAreNotOfOne() {
        assertTrue(Storms.isFault(CampaignKind.ON_TWO, "link-late"));
        assertFalse(Storms.isFault(CampaignKind.STORMS, "link-late"));
        assertFalse(Storms.isFault(CampaignKind.ON_TWO, "core-dead"));
        assertTrue(Storms.isFault(CampaignKind.STORMS, "core-dead"));
        assertTrue(Faults.all().stream().noneMatch(f -> f.has(Fault.OF_TWO)));
    }

    @Test
    void aRoundHasEveryCellOnceAndPairsBeside() {
        Set<String> cells = new HashSet<>();
        long rounds = Draw.roundsOnTwo(1);
        for (long run = 0; run < rounds; run++) {
            Draw draw = Draw.onTwo(1, run);
            draw.faults().forEach(f -> assertTrue(Faults.befalls(f, true), draw.words()));
            if (draw.faults().size() == 1) {
                cells.add(Campaign.key(draw.list(), draw.pump(), draw.nlPerH()));
            }
        }
        // 5 + 1 + 4 + 5 + 3 + 3 rates, each with 19 faults of the link, 13 of processors, 15 of
        // clocks and steps.
        assertEquals(21 * (19 + 13 + 15), cells.size());
    }

    @Test
    void whatIsGivenBeyondTheCurveIsSeen() {
        Fault never =
                Fault.of("stuck", Bound.LINK, (rig, random) -> rig.world.driver().stickOn())
                        .with(Fault.MOVES_UNTOLD);
        String told = Storm.run(with(never)).complaint();
        assertTrue(told.startsWith("over-delivery: "), told);
    }

    @Test
    void aShortCampaignFindsNothing() {
        Campaign campaign =
                Campaign.run(
                        CampaignKind.ON_TWO,
                        new Shard(2, 3, 2),
                        List.of(),
                        Campaign.Told.nobody(f -> {}));
        assertEquals(List.of(), campaign.failures());
        assertEquals(2, campaign.storms());
    }

    /** Someone on the way writes each message anew, sealed rightly: only a judge can tell. */
    private static Fault forged(Consumer<TwoProcessors> forges) {
        return Fault.of("forged", Bound.LINK, (rig, random) -> forges.accept(rig.two()))
                .with(Fault.OF_LINK | Fault.OF_TWO);
    }

    private static void seal(long[] words, int end) {
        CRC32C crc = new CRC32C();
        for (int i = 0; i < end; i++) {
            for (int b = 0; b < Long.BYTES; b++) {
                crc.update((int) (words[i] >>> (8 * b)) & 0xFF);
            }
        }
        words[end] = crc.getValue();
    }

    @Test
    @Verifies("req~link.reply~2")
    void aPermitThatTheMonitorDidNotGiveIsSeen() {
        Fault more =
                forged(
                        two ->
                                two.toControl.forge(
                                        words -> {
                                            words[LinkLayout.MICROSTEPS_MAX] += 1_000;
                                            seal(words, LinkLayout.REPLY_CRC);
                                        }));
        String told = Storm.run(with(more)).complaint();
        assertTrue(told.startsWith("a permit was taken, and no reply came"), told);
    }

    @Test
    @Verifies("req~link.request~1")
    void aRequestThatNobodySentAndIsAnsweredIsSeen() {
        Fault other =
                forged(
                        two ->
                                two.toMonitor.forge(
                                        words -> {
                                            words[LinkLayout.NUMBER]++;
                                            seal(words, LinkLayout.REQUEST_CRC);
                                        }));
        String told = Storm.run(with(other)).complaint();
        assertTrue(told.startsWith("the monitor answered what does not count"), told);
    }

    /** A dead link, and a core that says something else of itself: only what judges see of it. */
    private static String complaint(Consumer<OutputFrame> says) {
        Fault dead =
                Fault.of(
                                "dead and says something else",
                                Bound.LINK,
                                (rig, random) -> {
                                    rig.two().toControl.dead = true;
                                    rig.path(
                                            (r, out) -> {
                                                TwoProcessors.apply(r, out);
                                                says.accept(out);
                                            });
                                })
                        .with(Fault.OF_LINK | Fault.OF_TWO);
        return Storm.run(with(dead)).complaint();
    }

    private static void set(Object owner, String field, Object value) {
        try {
            Field of = owner.getClass().getDeclaredField(field);
            of.setAccessible(true);
            of.set(owner, value);
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    @Test
    @Verifies("req~link.lost~1")
    void aLostLinkThatNobodyTellsOfIsSeen() {
        String told = complaint(out -> set(out.annunciator(), "present", 0L));
        assertTrue(told.startsWith("no alarm "), told);
        // 300 ms are three steps of 100 ms, and no more.
        assertTrue(told.endsWith(" 300 ms after the last reply"), told);
    }

    @Test
    @Verifies("req~link.lost~1")
    void anInfusionThatGoesOnWithoutALinkIsSeen() {
        String told = complaint(out -> set(out.snapshot(), "state", TherapyState.INFUSING));
        assertEquals("runs 300 ms after the last reply", told);
    }

    @Test
    @Verifies("req~link.wait~1")
    void motionInASilenceIsSeen() {
        String told =
                complaint(
                        out -> {
                            set(out.motor(), "energise", true);
                            set(out.motor(), "microsteps", 1L);
                        });
        assertEquals("told 1 microsteps, the monitor's reply permits 0", told);
    }
}
