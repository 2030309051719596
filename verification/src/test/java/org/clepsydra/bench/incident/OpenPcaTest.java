package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The overdose that a formal study found in published pump requirements: a limit of 26.5 mL in 240
 * min that only boluses were held to, a basal rate of 6 mL/h, boluses of 1 mL. The limits here are
 * of an hour and a day, so a quarter of it is the hour's: 6.625 mL. What went into the line is
 * summed over every span of 240 min and of an hour, at every step of eight hours.
 */
@Verifies({"req~overlay.sliding-limits~2", "req~overlay.room~2"})
class OpenPcaTest {
    private static final double LIMIT_ML = 26.5;
    private static final double HOUR_ML = 6.625;
    private static final double BASAL_ML_PER_H = 6;
    private static final int STEPS_PER_MIN = 600;
    private static final int HOURS = 8;

    private final SlidingSum hour = new SlidingSum(60 * STEPS_PER_MIN);
    private final SlidingSum span = new SlidingSum(240 * STEPS_PER_MIN);
    private int presses;
    private int boluses;
    private long standsS;

    private static PumpModel model(String name) {
        return name.equals("bedside") ? PumpModel.bedside() : PumpModel.wearable();
    }

    /** 48 mL of 1 mg/mL in eight hours, and boluses of 1 mg over a minute, as many as there may. */
    private static long[] plan(IncidentPump pump) {
        long ml = 1_000_000;
        long[] image =
                PlanImages.image(
                        PlanImages.flat(pump.device, HOURS * 6 * ml, HOURS * 3_600_000L)
                                .bolus(ml, 60_000, 0, 100));
        // A draft's own limit has room for all that is ordered; this one is the drug's.
        image[PlanLayout.HOUR_NL_MAX] = Math.round(HOUR_ML * ml);
        image[PlanLayout.ENVELOPE_HOUR_NL_MAX] = Math.round(HOUR_ML * ml);
        PlanImages.seal(image);
        return image;
    }

    private IncidentPump started(String name) {
        IncidentPump pump = IncidentPump.exact(model(name));
        pump.afterStep(
                () -> {
                    hour.step(pump.ml());
                    span.step(pump.ml());
                });
        return pump.started(plan(pump));
    }

    /** Whoever is at the pump acknowledges and starts it again in each minute that it stands. */
    private void attend(IncidentPump pump, SplittableRandom random, boolean presses) {
        long second = pump.world.timeUs() / 1_000_000;
        if (standsS > 0) {
            standsS--;
        } else if (pump.state() == TherapyState.HELD && second % 60 == 0) {
            pump.give(Orders.ACKNOWLEDGE);
            pump.give(Orders.START);
        } else if (pump.state() == TherapyState.INFUSING && presses) {
            press(pump);
        } else if (random != null && random.nextInt(3_600) == 0) {
            pump.give(Orders.STOP);
            standsS = random.nextLong(2_400);
        }
    }

    private void press(IncidentPump pump) {
        presses++;
        pump.order.enter(1_000_000, 0, 0);
        pump.give(Orders.BOLUS);
        boluses += pump.state() == TherapyState.OVERLAY ? 1 : 0;
    }

    @ParameterizedTest
    @CsvSource({
        "bedside,  whenever the hour before held less, 0",
        "bedside,  every five minutes,                 0",
        "bedside,  whenever the hour before held less, 7",
        "wearable, whenever the hour before held less, 0",
        "wearable, every five minutes,                 0",
        "wearable, whenever the hour before held less, 8"
    })
    void neverGivesMoreThanTheLimitInAnySpan(String name, String when, long seed) {
        IncidentPump pump = started(name);
        SplittableRandom random = seed == 0 ? null : new SplittableRandom(seed);
        for (int s = 0; s < HOURS * 3_600; s++) {
            boolean fiveMinutes = when.startsWith("every");
            boolean due = fiveMinutes ? s % 300 == 0 : hasRoom(pump) && s % 20 == 0;
            attend(pump, random, due && presses < 100);
            pump.runS(1);
        }
        System.out.printf(
                "%s, %s, %d: %d presses, %d boluses, %.3f mL in an hour, %.3f in 240 min, %.1f%n",
                name, when, seed, presses, boluses, hour.mostMl(), span.mostMl(), pump.ml());
        assertTrue(boluses >= 5);
        assertTrue(hour.mostMl() <= HOUR_ML + pump.quantumMl());
        assertTrue(span.mostMl() <= LIMIT_ML);
        assertEquals(0, pump.conditions() & 1L << AlarmCode.MONITOR_CUT);
    }

    /** By what went into the line, as one would see who weighs it. */
    private boolean hasRoom(IncidentPump pump) {
        return hour.nowMl() + 1 <= HOUR_ML + 2 * pump.quantumMl();
    }

    /** What the published logic allows: the same boluses, where nothing holds the basal rate. */
    @Test
    void wouldGiveMoreWereOnlyBolusesHeldToIt() {
        double ml = 0;
        double bolusLeft = 0;
        for (int s = 0; s < HOURS * 3_600; s++) {
            if (bolusLeft <= 0 && s % 300 == 0 && span.nowMl() + 1 <= LIMIT_ML) {
                bolusLeft = 1;
            }
            double bolus = Math.min(bolusLeft, 1 / 60.0);
            bolusLeft -= bolus;
            ml += bolus + BASAL_ML_PER_H / 3_600;
            for (int i = 0; i < 10; i++) {
                span.step(ml);
            }
        }
        System.out.printf("boluses alone held: %.3f mL in 240 min%n", span.mostMl());
        assertTrue(span.mostMl() > LIMIT_ML + 0.4);
    }

    /** A control channel with no limit of its own gives all that the monitor permits. */
    @ParameterizedTest
    @CsvSource({"bedside", "wearable"})
    @Verifies("req~monitor.windows~3")
    void isHeldByTheMonitorAloneWhereTheControlChannelForgetsTheLimit(String name) {
        IncidentPump pump = withoutLimit(name);
        // The monitor's own slack, and a count of the encoder's.
        double most = HOUR_ML + pump.quantumMl() + 3 * pump.countMl();
        System.out.printf(
                "%s, by the monitor alone: %.4f mL in an hour, %.4f in 240 min%n",
                name, hour.mostMl(), span.mostMl());
        assertTrue(hour.mostMl() > HOUR_ML);
        assertTrue(hour.mostMl() <= most);
        assertTrue(span.mostMl() <= 4 * most);
    }

    /**
     * One that does not look at the permit either, and gives what was ordered, basal rate and
     * boluses, a hundredth slower: no ceiling is met, and the power is cut where the limit is.
     */
    @ParameterizedTest
    @CsvSource({"bedside", "wearable"})
    @Verifies("req~monitor.windows~3")
    void isCutWhereTheControlChannelDoesNotLookAtItsPermitEither(String name) {
        IncidentPump pump = started(name);
        // What was given, in mL, and what is left of the bolus that runs.
        double[] ml = {0, 0};
        pump.onCommand(LooseControl.of(pump, p -> asOrdered(p, ml)));
        for (int s = 0; s < HOURS * 1_800; s++) {
            if (s % 300 == 299) {
                press(pump);
            }
            pump.runS(1);
        }
        double most = HOUR_ML + pump.quantumMl() + 5 * pump.countMl() + 0.15 * 60 / 3_600;
        System.out.printf(
                "%s, whatever the permit: %.4f mL of %.4f in an hour, and no more%n",
                name, hour.mostMl(), most);
        assertTrue(pump.shows(AlarmCode.MONITOR_CUT));
        assertTrue(hour.mostMl() > HOUR_ML);
        assertTrue(hour.mostMl() <= most);
        assertEquals(pump.ml(), span.mostMl(), 0);
    }

    private static long asOrdered(IncidentPump pump, double[] ml) {
        boolean runs = pump.out.permit().overlay() == PlanLayout.BOLUS;
        ml[1] = runs ? ml[1] : 0.9995;
        double rate = runs ? 60 : BASAL_ML_PER_H;
        double now = Math.min(0.99 * rate * pump.stepUs / 3.6e9, runs ? ml[1] : 1);
        ml[1] -= runs ? now : 0;
        ml[0] += now;
        return (long) (ml[0] / pump.quantumMl() * pump.device.microstepsPerQuantum());
    }

    private IncidentPump withoutLimit(String name) {
        IncidentPump pump = started(name);
        pump.onCommand(LooseControl.thatHeedsThePermit(pump, p -> Long.MAX_VALUE));
        for (int s = 0; s < HOURS * 3_600 - 60; s++) {
            if (s % 300 == 299) {
                press(pump);
            } else if (s % 300 == 60) {
                pump.give(Orders.START);
            }
            pump.runS(1);
        }
        return pump;
    }
}
