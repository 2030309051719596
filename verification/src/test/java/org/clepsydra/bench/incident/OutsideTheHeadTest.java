package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the encoder cannot see, on whole plants with errors and noise: I-04, I-12, I-19, I-23. */
class OutsideTheHeadTest {
    private static final long H_MS = 3_600_000;

    private static IncidentPump started(Plant plant, long nlPerH, int hours, long seed) {
        IncidentPump pump = IncidentPump.of(plant, seed);
        return pump.started(PlanImages.flat(pump.device, hours * nlPerH, hours * H_MS));
    }

    /**
     * I-04: a bag for seven days, 48 mL at 0.2857 mL/h, ran in four, 1.75 times as fast, with an
     * encoder that was right. Found before a twentieth of the course, which is 8.4 h.
     */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    @Verifies("req~detect.flow-beyond~1")
    void findsThatSevenDaysRunInFour(long seed) {
        IncidentPump pump = started(Plant.syringe(), 285_714, 168, seed);
        pump.runS(3_600);
        assertEquals(0, pump.conditions());
        pump.world.gain().times(1.75);
        double tookS = pump.secondsTo(AlarmCode.FLOW_BEYOND, 8.4 * 3_600);
        System.out.printf(
                "I-04: found after %.1f h, %.2f mL too much%n",
                tookS / 3_600, tookS / 3_600 * 0.2857 * 0.75);
        assertTrue(pump.shows(AlarmCode.FLOW_BEYOND));
        assertEquals(TherapyState.HELD, pump.state());
        assertFalse(pump.out.motor().energise());
    }

    /** I-19: shut before the head, and no sensor there; by the bed the scale does not sink. */
    @Test
    @Verifies("req~detect.flow-short~1")
    void findsByTheScaleThatNothingComesBeforeTheHead() {
        Plant bedside = Plant.bedside();
        int blind = bedside.pump().device().fitted() & ~Fitted.UPSTREAM_PRESSURE;
        Plant plant = bedside.with(bedside.pump().with(d -> d.fitted(blind)));
        IncidentPump pump = started(plant, 100_000_000, 5, 1);
        pump.runS(120);
        pump.world.bag().kink(Double.POSITIVE_INFINITY);
        double headMl = pump.world.headUl() / 1_000;
        pump.secondsTo(AlarmCode.FLOW_SHORT, 3_600);
        headMl = pump.world.headUl() / 1_000 - headMl;
        System.out.printf("I-19, bedside: found after %.2f mL%n", headMl);
        assertEquals(1L << AlarmCode.FLOW_SHORT, pump.conditions());
        assertEquals(TherapyState.HELD, pump.state());
        // 0.65 of 0.85, and two averages of 32 s; what the tube of 10 uL/kPa gives to 50 kPa.
        assertTrue(headMl <= 0.65 / 0.85 + 64 * 100 / 3_600.0 + 0.55, headMl + " mL");
    }

    /** I-19, worn: pressure is as always but for the ripple that a stroke makes. */
    @Test
    @Verifies("req~detect.stroke-ripple~1")
    void findsByItsStrokesThatNothingLeavesTheHead() {
        Plant worn = Plant.wearable();
        int blind = worn.pump().device().fitted() & ~Fitted.UPSTREAM_PRESSURE;
        Plant plant = worn.with(worn.pump().with(d -> d.fitted(blind)));
        IncidentPump pump = started(plant, 1_878_260, 46, 1);
        pump.runS(1_200);
        pump.world.bag().kink(Double.POSITIVE_INFINITY);
        double headMl = pump.world.headUl() / 1_000;
        pump.secondsTo(AlarmCode.NO_STROKE_SEEN, 2 * 3_600);
        headMl = pump.world.headUl() / 1_000 - headMl;
        System.out.printf("I-19, worn: found after %.2f mL%n", headMl);
        assertEquals(1L << AlarmCode.NO_STROKE_SEEN, pump.conditions());
        assertEquals(TherapyState.HELD, pump.state());
        // Eight strokes and the one under way, and the 2 uL/kPa before the head to 50 kPa.
        assertTrue(headMl <= 9 * 0.05 + 0.1, headMl + " mL");
    }

    /** I-12: 3500 false "door open" from the noise of one switch. */
    @Test
    @Verifies({"req~condition.door-open~1", "req~condition.door-contacts~1"})
    void isNotStoppedByOneSwitchThatIsNoisyAndIsByTheDoor() {
        IncidentPump pump = started(Plant.bedside(), 10_000_000, 10, 3);
        pump.world.instruments().doorA().flicker(60);
        pump.runS(6 * 3_600);
        assertEquals(0, pump.conditions());
        assertEquals(TherapyState.INFUSING, pump.state());
        pump.world.instruments().door(false);
        pump.runS(0.4);
        assertTrue(pump.shows(AlarmCode.DOOR_OPEN));
        assertEquals(TherapyState.HELD, pump.state());
    }

    /** I-23: 15.0 min at 5 mL/h and 117.3 at 0.5 on a 50 mL syringe, to about 0.98 mL trapped. */
    @ParameterizedTest
    @CsvSource({"5000000, 15.0", "500000, 117.3"})
    @Verifies("req~detect.downstream-occlusion~3")
    void findsABlockedLineSoonerThanSyringePumpsDid(long nlPerH, double publishedMin) {
        IncidentPump pump = started(Plant.syringe(), nlPerH, 8, 4);
        pump.runS(3_600);
        assertEquals(0, pump.conditions());
        pump.world.line().occlude();
        double tookS = pump.secondsTo(AlarmCode.DOWNSTREAM_OCCLUSION, publishedMin * 60);
        assertTrue(pump.shows(AlarmCode.DOWNSTREAM_OCCLUSION));
        pump.runS(60);
        double trappedUl = pump.world.line().trappedUl();
        System.out.printf(
                "I-23, %.1f mL/h: %.1f min for %.1f, %.0f uL trapped after going back%n",
                nlPerH / 1e6, tookS / 60, publishedMin, trappedUl);
        assertTrue(tookS < 0.5 * publishedMin * 60, tookS + " s");
        assertTrue(trappedUl <= 200, trappedUl + " uL");
        // I-11: as long as it is blocked it does not go on.
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        pump.secondsTo(AlarmCode.DOWNSTREAM_OCCLUSION, publishedMin * 60);
        assertTrue(pump.shows(AlarmCode.DOWNSTREAM_OCCLUSION));
    }
}
