package org.clepsydra.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.clepsydra.Entries;
import org.clepsydra.Pump;
import org.clepsydra.oracle.ContinuationOracle;
import org.clepsydra.oracle.EnvelopeOracle;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/** The same images as orders to whole pumps: idle, ready, infusing, stopped. */
class PlanImageRunningTest {
    private static final int IMAGES = 20_000;
    private static final int STOP_EVERY = 100;
    private static final int STOPPED = 4;
    private static final long SEED = 3_000_000;

    private final long[] image = new long[PlanLayout.WORDS];

    @Test
    @Verifies({
        "req~plan.frozen~1",
        "req~plan.only-when-stopped~1",
        "req~monitor.envelope-kept~2",
        "req~monitor.permit-names-envelope~1"
    })
    void neverChangesAPlanThatRuns() {
        for (PlanImagePump pump : List.of(PlanImagePump.bedside(), PlanImagePump.wearable())) {
            PlanImageMutator mutator = new PlanImageMutator(SEED);
            PlanImageTwins twins = new PlanImageTwins(pump.device());
            int stopAt = 0;
            int stops = 0;
            for (int i = 1; i <= IMAGES; i++) {
                next(mutator, pump);
                // Every so often a few are offered while both are stopped under the plan.
                if (i >= stopAt + STOP_EVERY && twins.atRest()) {
                    twins.give(Orders.STOP);
                    assertEquals(TherapyState.HELD, twins.state());
                    stopAt = i;
                    stops++;
                } else if (i == stopAt + STOPPED) {
                    twins.give(Orders.START);
                    assertEquals(TherapyState.INFUSING, twins.state());
                }
                twins.offer(image);
            }
            assertTrue(stops > 100, stops + " stops");
            if (twins.state() == TherapyState.HELD) {
                twins.give(Orders.START);
            }
            while (twins.state() == TherapyState.INFUSING) {
                twins.step();
            }
            assertEquals(TherapyState.DONE, twins.state());
            assertTrue(twins.volumeNl() - twins.givenNl() < pump.figures().nlPerRev());
        }
    }

    @Test
    void findsAPumpThatIsNotAsItWas() {
        PlanImageTwins twins = new PlanImageTwins(PlanImagePump.wearable().device());
        twins.ask(Orders.ACKNOWLEDGE);
        assertThrows(AssertionError.class, () -> twins.ask(Orders.STOP));
    }

    /** Where the envelope was replaced before the first START, there is no START. */
    @Test
    @Verifies({"req~delivery.start~4", "req~plan.frozen~1", "req~monitor.envelope-kept~2"})
    void startsNoPlanUnderAnotherEnvelope() {
        PlanImagePump pump = PlanImagePump.wearable();
        EnvelopeOracle oracle = new EnvelopeOracle(pump.figures());
        PlanImageMutator mutator = new PlanImageMutator(SEED);
        Set<Integer> rules = new HashSet<>();
        for (int i = 0; i < IMAGES; i++) {
            long[] own = pump.images().get(i % pump.images().size());
            if (own[PlanLayout.CONTINUES] != 0) {
                // After power-on no plan was cleared that it could go on from.
                continue;
            }
            Pump core = new Pump(pump.device()).tested();
            load(core, own);
            assertEquals(TherapyState.READY, core.state());
            mutator.mutate(own, image);
            mutator.seal(image);
            load(core, image);
            assertEquals(Rule.PLAN_LOADED, core.out.snapshot().verdictRule());
            assertEquals(own[PlanLayout.VOLUME_NL], core.out.snapshot().volumeNl());
            Entries.again(core.order, own);
            core.give(Orders.CONFIRM);
            core.give(Orders.START);
            boolean same = image[PlanLayout.ENVELOPE_CRC] == own[PlanLayout.ENVELOPE_CRC];
            boolean starts = same && oracle.mayHold(image);
            assertEquals(starts, core.state() == TherapyState.INFUSING, "image " + i);
            rules.add(core.out.snapshot().verdictRule());
        }
        assertEquals(Set.of(Rule.ACCEPTED, Rule.ENVELOPE_NOT_OF_PLAN), rules);
    }

    /** An idle pump loads what passes, and infuses it if the monitor holds its envelope. */
    @Test
    @Verifies({"req~plan.ranges~1", "req~delivery.start~4", "req~monitor.cutoff~2"})
    void infusesOnlyWhatBothChannelsTake() {
        for (PlanImagePump pump : List.of(PlanImagePump.bedside(), PlanImagePump.wearable())) {
            PlanImageMutator mutator = new PlanImageMutator(SEED);
            PlanImageJudge check = PlanImageJudge.of(pump.device());
            ContinuationOracle continuation = new ContinuationOracle(pump.figures());
            long[] before = null;
            long released = 0;
            int refused = 0;
            EnvelopeOracle oracle = new EnvelopeOracle(pump.figures());
            Pump core = new Pump(pump.device()).tested();
            int started = 0;
            for (int i = 0; i < IMAGES; i++) {
                next(mutator, pump);
                load(core, image);
                int rule = check.rule(image);
                boolean loads = rule == Rule.ACCEPTED;
                if (loads && !continuation.faults(before, released, image).isEmpty()) {
                    loads = false;
                    refused++;
                } else {
                    assertEquals(rule, core.out.snapshot().verdictRule(), "image " + i);
                }
                assertEquals(loads ? TherapyState.READY : TherapyState.IDLE, core.state());
                if (loads) {
                    Entries.again(core.order, image);
                    core.give(Orders.CONFIRM);
                    before = image.clone();
                    enterRate(core);
                }
                core.give(Orders.START);
                boolean starts = core.state() == TherapyState.INFUSING;
                assertEquals(loads && oracle.mayHold(image) && !tooLow(core), starts, "image " + i);
                started = started + (starts ? 1 : 0);
                core.give(Orders.STOP);
                released = loads ? core.out.snapshot().commanded() : released;
                core.give(Orders.CLEAR);
            }
            assertTrue(started > 0, "none started");
            assertTrue(refused > 0, "none went on from another plan than was cleared last");
        }
    }

    /** Enters the first rate of a plan that goes on from another, in case it changes by much. */
    private void enterRate(Pump core) {
        if (image[PlanLayout.CONTINUES] != 0) {
            long rate = ContinuationOracle.firstRateNlPerH(image).longValueExact();
            core.order.enter(0, 0, rate);
            core.give(Orders.CONFIRM_CHANGE);
        }
    }

    /** Whether a limit is below what the plan gives at first, so that it can never be started. */
    private static boolean tooLow(Pump core) {
        int rule = core.out.snapshot().verdictRule();
        boolean usedUp = rule == Rule.HOUR_USED_UP || rule == Rule.DAY_USED_UP;
        return usedUp && core.out.snapshot().verdictFigure() == -1;
    }

    private void next(PlanImageMutator mutator, PlanImagePump pump) {
        mutator.mutate(pump.images().get(mutator.choose(pump.images().size())), image);
        mutator.seal(image);
    }

    private static void load(Pump core, long[] image) {
        System.arraycopy(image, 0, core.order.image(), 0, PlanLayout.WORDS);
        core.give(Orders.LOAD);
    }
}
