package org.clepsydra.bench.storm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The judges see what is wrong, and nothing where nothing is. */
class StormTest {
    private static Draw with(Fault... faults) {
        return bedside().with(List.of(faults));
    }

    /** The first draw on the bedside pump at 125 mL/h, as a plain storm. */
    private static Draw bedside() {
        for (long run = 0; ; run++) {
            Draw draw = Draw.of(1, run);
            if (draw.pump().name().equals("bedside") && draw.nlPerH() == 125_000_000) {
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
        Draw draw = Draw.of(2, 4);
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

    /**
     * A known finding: the ledger goes on with half of what is made, and nothing is announced. When
     * core compares what it told the driver with what the driver made, this is to be turned round.
     */
    @Test
    void commandsThatArriveTwiceLeaveTheLedgerBelowTheWorld() {
        Draw doubled = bedside().with(List.of(Faults.named("motor-commands-doubled")));
        assertTrue(Storm.run(doubled).complaint().startsWith("the ledger is "), doubled.words());
    }

    @Test
    void aShortCampaignFindsNothing() {
        Campaign campaign = Campaign.run(1, 3, 6, Campaign.Told.nobody(failed -> {}));
        assertEquals(List.of(), campaign.failures());
    }
}
