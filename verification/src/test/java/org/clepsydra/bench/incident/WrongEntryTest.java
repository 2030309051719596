package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.oracle.OverDeliveryOracle;
import org.clepsydra.oracle.Rational;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Fitted;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wrong figure, the wrong container, the wrong mechanism: I-01, I-03, I-05 and I-13. */
class WrongEntryTest {
    private static final long H_MS = 3_600_000;

    // 28.8 and 1.2 mL/h, nL/s.
    private static final BigDecimal DRIVEN = BigDecimal.valueOf(8_000);
    private static final BigDecimal CURVE = new BigDecimal("333.333");

    /** 5250 mg of 45.57 mg/mL over 96 h for 1.3125 m2: 115.2 mL at 1.2 mL/h. */
    private static PlanDraft alberta(DeviceRecord device) {
        return plan(device, 5_250_000_000L, 96).bsaCm2(13_125).concentration(4_557, 100);
    }

    private static PlanDraft plan(DeviceRecord device, long doseNg, long hours) {
        return new PlanDraft(device)
                .planId(1)
                .doseNg(doseNg)
                .bsaCm2(18_000)
                .durationMs(hours * H_MS)
                .doseRateNgPerM2PerHMax(200_000_000L)
                .doseNgPerM2Max(4_200_000_000L)
                .pressureLimitPa(40_000)
                .bubbleLimitNl(100_000);
    }

    /**
     * I-01, and every check of the order passed: 1.2 mL/h was ordered, and the control channel
     * drives 28.8, as if it took the day's figure for the hour's.
     */
    @ParameterizedTest
    @CsvSource({"wearable", "bedside"})
    @Verifies("req~monitor.over-delivery~3")
    void cutsTwentyEightMillilitresAnHourThatNobodyOrdered(String name) {
        PumpModel model = name.equals("bedside") ? PumpModel.bedside() : PumpModel.wearable();
        IncidentPump pump = IncidentPump.exact(model);
        pump.started(alberta(pump.device));
        pump.runS(2 * 3_600);
        final double beforeMl = pump.ml();
        assertEquals(2.4, beforeMl, 0.06);
        long fromUs = pump.world.timeUs();
        pump.onCommand(
                LooseControl.of(
                        pump,
                        p ->
                                (p.world.timeUs() - fromUs)
                                        * 8
                                        * p.device.microstepsPerRev()
                                        / p.device.nlPerRev()
                                        / 1_000));
        double tookS = pump.secondsTo(AlarmCode.MONITOR_CUT, 3_600);
        pump.runS(4 * 3_600);
        double curveMl = 1.2 * tookS / 3_600;
        double beyondMl = pump.ml() - beforeMl - curveMl;
        DeviceRecord d = pump.device;
        OverDeliveryOracle oracle =
                new OverDeliveryOracle(
                        d.nlPerRev(),
                        d.countsPerRev(),
                        d.microstepsPerRev(),
                        d.microstepsPerQuantum());
        Rational beyondNl = Rational.of(Math.round(beyondMl * 1e6));
        System.out.printf(
                "I-01, %s: cut after %.1f s, %.4f mL too much, %.2f mg%n",
                name, tookS, beyondMl, beyondMl * 45.57);
        assertTrue(pump.shows(AlarmCode.MONITOR_CUT));
        assertTrue(oracle.allows(DRIVEN, CURVE, beyondNl), beyondMl + " mL");
        assertFalse(pump.world.energised());
        // Nothing that is pressed begins it again.
        pump.give(Orders.ACKNOWLEDGE);
        pump.give(Orders.START);
        double cutMl = pump.ml();
        pump.runS(60);
        assertEquals(cutMl, pump.ml(), 0);
    }

    /** I-05: the 4 was taken twice at the second entry; 4416 mg of 20 mg/mL in 46 h are 4.8. */
    @Test
    @Verifies("req~plan.reentry~2")
    void refusesAKeyThatBouncedAtTheSecondEntry() {
        IncidentPump pump = IncidentPump.exact(PumpModel.wearable());
        plan(pump.device, 4_416_000_000L, 46).concentration(20, 1).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state());
        pump.order.enter(4_416_000_000L, 46 * H_MS, 44_800_000);
        pump.give(Orders.CONFIRM);
        assertEquals(Rule.REENTRY_RATE, pump.rule());
        pump.give(Orders.START);
        assertEquals(Rule.NOT_CONFIRMED, pump.rule());
        pump.runS(60);
        assertEquals(TherapyState.READY, pump.state());
        assertEquals(0, pump.ml(), 0);
        // What was meant goes.
        pump.order.enter(4_416_000_000L, 46 * H_MS, 4_800_000);
        pump.give(Orders.CONFIRM);
        pump.give(Orders.START);
        assertEquals(TherapyState.INFUSING, pump.state());
    }

    /** I-03: 4000 mg over 4 days; what hangs there is not the container that was filled for it. */
    @Test
    @Verifies("req~condition.container~1")
    void givesNothingFromAContainerOfAnotherNumber() {
        PumpModel model = PumpModel.bedside().with(d -> d.fitted(Fitted.CONTAINER_READER));
        IncidentPump pump = IncidentPump.exact(model);
        long[] label = {4_711};
        pump.onRead(in -> in.containerNumber(label[0], true));
        PlanDraft plan =
                plan(pump.device, 4_000_000_000L, 96)
                        .concentration(20_833_333, 1_000_000)
                        .containerNumber(4_712);
        pump.loaded(plan);
        pump.runS(1);
        pump.give(Orders.START);
        pump.runS(60);
        assertTrue(pump.state() != TherapyState.INFUSING);
        assertTrue(pump.shows(AlarmCode.CONTAINER_WRONG));
        assertEquals(0, pump.ml(), 0);
        label[0] = 4_712;
        pump.runS(2);
        pump.give(Orders.ACKNOWLEDGE);
        pump.confirm();
        pump.give(Orders.START);
        pump.runS(60);
        assertEquals(TherapyState.INFUSING, pump.state());
        // Exchanged on the way: from the second reading on, of which there is one a step.
        label[0] = 4_711;
        double ml = pump.ml();
        pump.runS(0.3);
        assertEquals(TherapyState.HELD, pump.state());
        pump.runS(600);
        assertTrue(pump.ml() - ml <= 2 * 0.3 / 3_600 + pump.quantumMl());
    }

    /** I-13, and I-03: the plan was made for 2 mL/h on one pump; another is hung. */
    @Test
    @Verifies("req~plan.image-integrity~1")
    void refusesAPlanForAnotherMechanism() {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        long[] image = PlanImages.image(PlanImages.mfolfox(PumpModel.wearable().device()));
        pump.loaded(image);
        assertEquals(Rule.DEVICE_ID, pump.rule());
        pump.give(Orders.START);
        pump.runS(60);
        assertEquals(TherapyState.IDLE, pump.state());
        assertEquals(0, pump.ml(), 0);
    }
}
