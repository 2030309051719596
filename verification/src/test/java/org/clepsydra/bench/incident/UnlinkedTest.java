package org.clepsydra.bench.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.plan.LibraryDraft;
import org.clepsydra.plan.PlanDraft;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Panel, link and network: I-14, I-20 and I-21. What comes from there never stops or changes. */
class UnlinkedTest {
    private static final long H_MS = 3_600_000;

    /** What a busy panel asks for; nothing among it stops. */
    private static final int[] BUSY = {
        Orders.LOAD,
        Orders.CONFIRM,
        Orders.ACKNOWLEDGE,
        Orders.AUDIO_PAUSE,
        Orders.CLEAR,
        Orders.CONFIRM_CHANGE,
        Orders.LOAD_LIBRARY,
        Orders.REFILL,
        99
    };

    private static PlanDraft plan(DeviceRecord device) {
        return PlanImages.flat(device, 60_000_000, 6 * H_MS);
    }

    /** I-14: three channels run, and at each a hundred orders a second for ten minutes. */
    @Test
    @Verifies("req~delivery.never-behind~2")
    void missesNoStepOfThreeChannelsWhileSomeoneProgramsThem() {
        IncidentPump[] pumps = new IncidentPump[3];
        SplittableRandom random = new SplittableRandom(14);
        for (int i = 0; i < pumps.length; i++) {
            pumps[i] = IncidentPump.exact(PumpModel.bedside());
            pumps[i].stepUs = 10_000;
            pumps[i].started(plan(pumps[i].device));
        }
        for (int step = 0; step < 60_000; step++) {
            for (IncidentPump pump : pumps) {
                pump.order.give(BUSY[random.nextInt(BUSY.length)]);
                pump.step();
            }
        }
        for (IncidentPump pump : pumps) {
            assertEquals(TherapyState.INFUSING, pump.state());
            assertEquals(0, pump.conditions());
            // 10 mL/h for 600 s, and the step of START; a step and a microstep.
            assertEquals(10 * 600 / 3_600.0, pump.ml(), 10 * 0.02 / 3_600 + pump.quantumMl());
        }
    }

    /** I-20: the link is lost, and nobody asks anything for hours. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    @Verifies("req~delivery.never-behind~2")
    void goesOnWithoutALink(long seed) {
        IncidentPump pump = IncidentPump.of(Plant.wearable(), seed);
        // Two hours idle after the line was primed: no zero is taken from then.
        pump.world.instruments().upstream().prime();
        pump.world.pressure().prime();
        pump.runS(2 * 3_600);
        assertEquals(0, pump.conditions());
        pump.started(plan(pump.device));
        for (int h = 1; h <= 3; h++) {
            pump.runS(3_600);
            assertEquals(0, pump.conditions());
            assertEquals(TherapyState.INFUSING, pump.state());
        }
        double headMl = pump.world.headUl() / 1_000;
        assertEquals(30, headMl, pump.quantumMl() + 0.02);
    }

    /** I-21: a plan and a library from somewhere, while one runs and while none does. */
    @Test
    @Verifies({"req~plan.frozen~1", "req~library.authentic~1"})
    void takesNeitherAPlanNorALibraryThatNobodyVouchesFor() {
        IncidentPump pump = IncidentPump.exact(PumpModel.bedside());
        library(pump);
        assertEquals(Rule.LIBRARY_NOT_AUTHENTIC, pump.rule());
        assertEquals(0, pump.out.snapshot().libraryVersion());
        pump.started(plan(pump.device));
        pump.runS(600);
        PlanImages.flat(pump.device, 600_000_000, 6 * H_MS).planId(2).writeTo(pump.order.image());
        pump.give(Orders.LOAD);
        assertEquals(Rule.NOT_STOPPED, pump.rule());
        pump.give(Orders.CLEAR);
        assertEquals(Rule.NOT_STOPPED, pump.rule());
        library(pump);
        assertTrue(pump.rule() != Rule.ACCEPTED);
        pump.runS(600);
        assertEquals(60_000_000, pump.out.snapshot().volumeNl());
        assertEquals(10 * 1_200 / 3_600.0, pump.ml(), 0.003);
        assertFalse(pump.shows(AlarmCode.MONITOR_CUT));
        // Stopped from afar, replaced and started: without the second entry it does not start.
        pump.give(Orders.STOP);
        pump.give(Orders.CLEAR);
        pump.give(Orders.LOAD);
        assertEquals(TherapyState.READY, pump.state(), "rule " + pump.rule());
        double ml = pump.ml();
        pump.give(Orders.START);
        assertEquals(Rule.NOT_CONFIRMED, pump.rule());
        pump.runS(60);
        assertEquals(ml, pump.ml(), 0);
    }

    private static void library(IncidentPump pump) {
        new LibraryDraft(1).writeTo(pump.order.library());
        pump.order.libraryAuthentic(false);
        pump.give(Orders.LOAD_LIBRARY);
    }
}
