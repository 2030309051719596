package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.List;
import java.util.function.Consumer;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The judges see what is wrong, and nothing where nothing is. */
class StormTest {
    private static Draw with(Fault... faults) {
        return on("bedside", 125_000_000).with(List.of(faults));
    }

    /** The first draw on such a pump at such a rate, as a plain storm. */
    private static Draw on(String pump, long nlPerH) {
        for (long run = 0; ; run++) {
            Draw draw = Draw.of(1, run);
            if (draw.pump().name().equals(pump) && draw.nlPerH() == nlPerH) {
                return draw.plain();
            }
        }
    }

    private static String complaint(Fault fault) {
        return Storm.run(with(fault)).complaint();
    }

    @Test
    void aDriverThatSticksOnIsCutWithinItsBound() {
        StormResult result = Storm.run(with(Faults.named("driver-stuck-on")));
        assertEquals("", result.complaint());
        assertTrue(result.overNl() > 0, "it drove nothing");
        assertTrue(result.foundMs() >= 0 && result.foundMs() < 1_000, "found " + result.foundMs());
    }

    @Test
    void aPumpWhosePowerIsNeverCutBreaksTheBound() {
        // The switch stays closed, and both halves of the lease are renewed for it.
        Fault never =
                Fault.of(
                                "never cut",
                                Bound.FULL_SPEED,
                                (rig, random) -> {
                                    rig.world.driver().stickOn();
                                    rig.path(new NeverCut(rig.lastToken()));
                                })
                        .with(Fault.MOVES_UNTOLD | Fault.COMMANDS_CHANGED);
        assertTrue(complaint(never).startsWith("over-delivery: "), complaint(never));
    }

    /** Hardware whose lease never runs out and whose switch never opens. */
    private static final class NeverCut implements CommandPath {
        private int control;
        private int monitor;

        NeverCut(int control) {
            this.control = control;
        }

        @Override
        public void apply(Rig rig, org.clepsydra.OutputFrame out) {
            boolean closed = out.cutoff().closed();
            monitor = closed ? out.cutoff().leaseToken() : (monitor * 13 + 4_567) & 0xFFFF;
            rig.world.close(monitor);
            control = (control * 5 + 12_345) & 0xFFFF;
            rig.world.drive(0, 1_000, 1, control);
        }
    }

    @Test
    void motionWithThePowerCutIsSeen() {
        Fault turned =
                Fault.of(
                        "turned while cut",
                        Bound.turned(p -> 1e6),
                        (rig, random) -> {
                            rig.onOrder(asked -> org.clepsydra.port.Orders.STOP);
                            rig.onSpan(
                                    us -> {
                                        if (rig.sinceOnsetUs() > 5_000_000) {
                                            rig.world.motor().turn(1);
                                        }
                                    });
                        });
        assertTrue(complaint(turned).contains("with the power cut"), complaint(turned));
    }

    @Test
    void aLedgerBelowTheWorldIsSeen() {
        // Turned by 20 counts, which nobody told the judge of; the bound alone would allow it.
        Fault turned =
                Fault.of(
                        "turned",
                        Bound.turned(p -> 20 * p.pump().countNl()),
                        (rig, random) -> rig.world.motor().turn(128));
        assertTrue(complaint(turned).startsWith("the ledger is "), complaint(turned));
    }

    @Test
    void anAlarmThatDoesNotComeIsSeen() {
        // Nothing is wrong, and an alarm is asked for.
        Fault nothing =
                Fault.of("nothing", Bound.NOTHING, (rig, random) -> {})
                        .alarms(p -> Alarm.within(p, 1_000, 2));
        assertTrue(complaint(nothing).startsWith("no alarm "), complaint(nothing));
    }

    @Test
    void aShortfallThatNobodyAnnouncesIsSeen() {
        // The head stands, while encoder, driver and scale tell what they would.
        Fault lied =
                Fault.of(
                        "lied",
                        Bound.NOTHING,
                        (rig, random) -> {
                            rig.world.motor().breakCoupling();
                            long madeThen = rig.in.motorMicrosteps();
                            long countsThen = rig.in.encoderCounts();
                            int leftMg = rig.in.containerMg();
                            double perMicrostepMg = rig.program.pump().microstepNl() / 1e3;
                            rig.onRead(
                                    in ->
                                            in.container(
                                                    (int)
                                                            (leftMg
                                                                    - perMicrostepMg
                                                                            * (rig.world
                                                                                            .driver()
                                                                                            .position()
                                                                                    - madeThen)),
                                                    in.containerFresh()));
                            rig.onRead(
                                    in ->
                                            in.encoderCounts(
                                                    countsThen
                                                            + (rig.world.driver().position()
                                                                            - madeThen)
                                                                    * rig.device().countsPerRev()
                                                                    / rig.device()
                                                                            .microstepsPerRev()));
                        });
        String complaint = complaint(lied);
        assertEquals(
                "under-delivery",
                complaint.substring(0, Math.min(14, complaint.length())),
                "alarm after " + Storm.run(with(lied)).foundMs());
    }

    @Test
    void aStormIsTheSameEachTime() {
        Draw draw = Draw.of(3, 29);
        assertEquals(2, draw.faults().size());
        assertEquals(Storm.run(draw), Storm.run(draw));
    }

    @Test
    void aFailureShrinksToTheFaultThatCausesIt() {
        Fault nothing =
                Fault.of("nothing", Bound.NOTHING, (rig, random) -> {})
                        .alarms(p -> Alarm.within(p, 1_000, 2));
        Fault turned =
                Fault.of("turned", Bound.NOTHING, (rig, random) -> rig.world.motor().turn(1_280));
        Draw small = Shrink.smallest(with(nothing, turned));
        assertEquals(1, small.faults().size());
        assertTrue(Storm.run(small).failed());
    }

    /** What arrives twice is found within three microsteps, and booked. */
    @Test
    @Verifies("req~detect.command-beyond~1")
    void commandsThatArriveTwiceStopThePumpAndAreBooked() {
        StormResult result = Storm.run(with(Faults.named("motor-commands-doubled")));
        assertEquals("", result.complaint());
        assertTrue(result.foundMs() >= 0 && result.foundMs() < 1_000, "found " + result.foundMs());
    }

    @Test
    @Verifies("req~detect.command-short~1")
    void commandsThatAreLostAreFound() {
        StormResult result = Storm.run(with(Faults.named("motor-commands-lost")));
        assertEquals("", result.complaint());
        assertTrue(result.foundMs() >= 0 && result.foundMs() < 1_000, "found " + result.foundMs());
    }

    /** Blocks the line; {@code then} is called before each span while the core goes back. */
    private static Fault blocked(Consumer<Rig> then) {
        return Fault.of(
                "blocked",
                Bound.NOTHING,
                (rig, random) -> {
                    rig.world.line().occlude();
                    rig.path(
                            (r, out) -> {
                                r.world.apply(out);
                                if (out.motor().direction() < 0) {
                                    then.accept(r);
                                }
                            });
                });
    }

    /** A core that says something else to its motor: only what judges see of it. */
    private static void say(Rig rig, String field, Object value) {
        set(rig.out.motor(), field, value);
    }

    private static void deny(Rig rig) {
        set(rig.out.permit(), "backMicrostepsMax", 0L);
        say(rig, "microsteps", 1L);
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
    void whatAnOcclusionTrappedIsTakenBackWithinEveryBound() {
        int[] steps = new int[1];
        assertEquals("", complaint(blocked(rig -> steps[0]++)));
        assertTrue(steps[0] > 0, "it never went back");
    }

    @Test
    void goingBackWithNothingBlockedIsSeen() {
        Fault back =
                Fault.of(
                        "back",
                        Bound.NOTHING,
                        (rig, random) ->
                                rig.path(
                                        (r, out) -> {
                                            r.world.apply(out);
                                            say(r, "microsteps", 1L);
                                            say(r, "direction", -1);
                                        }));
        assertTrue(complaint(back).startsWith("goes back in state "), complaint(back));
    }

    @Test
    void moreTakenBackThanADeviceMayIsSeen() {
        // 500 uL of 62.5 nL are 8,000 microsteps, of which the first step told some.
        String told = complaint(blocked(rig -> say(rig, "microsteps", 8_001L)));
        assertTrue(told.startsWith("told to go back by "), told);
    }

    @Test
    void moreBackThanThePermitIsSeen() {
        // In the first step, not more than the device may; the permit says none.
        String told = complaint(blocked(rig -> deny(rig)));
        assertTrue(told.startsWith("commanded "), told);
    }

    @Test
    void aHeadThatGoesBackTooFarIsSeen() {
        // 500 uL and 9 counts of 400 nL are 8,057.6 microsteps of 62.5 nL.
        assertEquals("", complaint(turnedBack(8_057)));
        assertTrue(complaint(turnedBack(8_058)).startsWith("went back by "));
    }

    private static Fault turnedBack(int microsteps) {
        return Fault.of(
                "turned back",
                Bound.NOTHING,
                (rig, random) -> {
                    rig.world.motor().jam();
                    rig.world.motor().turn(-microsteps);
                });
    }

    @Test
    void whatIsSaidToBeTakenBackAndWasNotIsSeen() {
        // The head stands, and the encoder follows the driver.
        long[] then = new long[2];
        boolean[] lies = new boolean[1];
        String told =
                complaint(
                        blocked(
                                rig -> {
                                    if (!lies[0]) {
                                        lies[0] = true;
                                        then[0] = rig.world.driver().position();
                                        then[1] = rig.in.encoderCounts();
                                        rig.world.motor().breakCoupling();
                                        rig.onRead(in -> in.encoderCounts(lie(rig, then)));
                                    }
                                }));
        assertTrue(told.contains(" are said to be taken back, "), told);
    }

    private static long lie(Rig rig, long[] then) {
        long made = rig.world.driver().position() - then[0];
        return then[1] + made * rig.device().countsPerRev() / rig.device().microstepsPerRev();
    }

    @Test
    void whatIsGivenAgainIsSeen() {
        // The head goes as far on as it went back: it is no further than it was, and no account
        // has it.
        long[] then = new long[2];
        Fault again =
                Fault.of(
                        "again",
                        Bound.NOTHING,
                        (rig, random) -> {
                            rig.world.line().occlude();
                            rig.onSpan(us -> giveAgain(rig, then));
                        });
        String told = complaint(again);
        assertTrue(told.startsWith("the ledger is "), told);
    }

    private static void giveAgain(Rig rig, long[] then) {
        long head = rig.world.motor().head();
        then[0] = Math.max(then[0], head);
        // 128 microsteps are 20 counts.
        if (then[0] - head > 128) {
            rig.world.motor().turn(then[0] - head);
        }
    }

    /** A few on every build, more where the mutants are run; all that one likes by the bench. */
    @Test
    void aShortCampaignFindsNothingThatIsNotKnown() {
        int storms = Integer.getInteger("clepsydra.storms", 6);
        Campaign campaign =
                Campaign.run(
                        CampaignKind.STORMS,
                        new Shard(3, 27, storms),
                        List.of(),
                        Campaign.Told.nobody(f -> {}));
        assertEquals(List.of(), campaign.failures());
        assertEquals(storms, campaign.storms());
    }
}
