package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.trace.Verifies;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A pump without fault passes its self-tests in time; each fault is refused, by its own test. */
@Verifies({
    "req~selftest.sequence~1",
    "req~selftest.time~1",
    "req~selftest.no-therapy~1",
    "req~selftest.announced~1",
    "req~selftest.device~1",
    "req~selftest.program~1",
    "req~selftest.switches~1",
    "req~selftest.encoder~1",
    "req~selftest.pressure~1",
    "req~selftest.clocks~1",
    "req~selftest.sounder~1",
    "req~selftest.battery~1",
    "req~selftest.door~1"
})
class SelfTestBenchTest {
    private static final int EIGHT_OF_THE_DEVICE =
            SelfTestBits.CPU
                    | SelfTestBits.RAM
                    | SelfTestBits.PROGRAM
                    | SelfTestBits.STORE
                    | SelfTestBits.MOTOR_SWITCHES
                    | SelfTestBits.WATCHDOG
                    | SelfTestBits.ANNUNCIATOR
                    | SelfTestBits.BATTERY_LOAD;

    private static Plant plant(String name) {
        return name.equals("bedside") ? Plant.bedside() : Plant.wearable();
    }

    @ParameterizedTest
    @CsvSource({"bedside, 10", "bedside, 33", "bedside, 100", "wearable, 10", "wearable, 100"})
    void passesAPumpWithoutFaultAndThenInfuses(String name, long stepMs) {
        for (long seed = 1; seed <= 5; seed++) {
            SelfTestCourse course = new SelfTestCourse(plant(name), stepMs, seed);
            course.step();
            course.load(50_000_000);
            course.give(Orders.START);
            assertEquals(Rule.SELF_TESTS_PENDING, course.rule());
            double tookS = course.untilTestedS();
            assertTrue(tookS < 20, tookS + " s");
            assertEquals(0, course.in.motorMicrosteps());
            course.give(Orders.START);
            assertTrue(course.infusing(), course.rule() + " " + course.figure());
            for (int i = 0; i < 200; i++) {
                course.step();
            }
            assertTrue(course.infusing());
        }
    }

    private static Arguments fault(String name, int test, Consumer<World> begin) {
        return Arguments.of(name, test, begin);
    }

    static Stream<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        for (int test = 1; test <= SelfTestBits.ALL; test = test << 1) {
            int one = test;
            if ((EIGHT_OF_THE_DEVICE & test) != 0) {
                faults.add(fault("broken " + test, test, w -> w.selfTests().breaks(one)));
                faults.add(fault("hangs " + test, test, w -> w.selfTests().hangs(one)));
            }
        }
        int switches = SelfTestBits.MOTOR_SWITCHES;
        faults.add(fault("program", SelfTestBits.PROGRAM, w -> w.selfTests().programChanged()));
        faults.add(fault("cutoff welded", switches, w -> w.selfTests().weldCutoff()));
        faults.add(fault("cutoff dead", switches, w -> w.selfTests().breakCutoff()));
        faults.add(fault("enable stuck", switches, w -> w.selfTests().stickEnable()));
        faults.add(fault("encoder", SelfTestBits.ENCODER, w -> w.encoder().chatter(3_600_000)));
        faults.add(
                fault(
                        "pressure high",
                        SelfTestBits.PRESSURE,
                        w -> w.pressure().gauge().stickAt(10_001)));
        faults.add(
                fault(
                        "pressure low",
                        SelfTestBits.PRESSURE,
                        w -> w.pressure().gauge().stickAt(-5_001)));
        faults.add(fault("pressure silent", SelfTestBits.PRESSURE, w -> w.pressure().silence()));
        faults.add(
                fault("clock fast", SelfTestBits.CLOCKS, w -> w.monitorClock().errorPpm(20_000)));
        faults.add(
                fault("clock slow", SelfTestBits.CLOCKS, w -> w.monitorClock().errorPpm(-20_000)));
        int sounder = SelfTestBits.ANNUNCIATOR;
        faults.add(fault("sounder mute", sounder, w -> w.selfTests().muteSounder()));
        faults.add(fault("listener stuck", sounder, w -> w.selfTests().stickSounder()));
        faults.add(
                fault(
                        "battery old",
                        SelfTestBits.BATTERY_LOAD,
                        w -> {
                            w.instruments().battery().charge(0.3);
                            w.instruments().battery().age(10);
                        }));
        faults.add(fault("contact", SelfTestBits.DOOR, w -> w.instruments().doorB().shut(false)));
        return faults.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void refusesAPumpWithAFault(String name, int test, Consumer<World> begin) {
        SelfTestCourse course = new SelfTestCourse(Plant.bedside(), 100, 1);
        begin.accept(course.world);
        course.step();
        course.load(50_000_000);
        double tookS = course.untilTestedS();
        assertTrue(tookS < 20, tookS + " s");
        assertTrue(course.failed());
        for (int i = 0; i < 3; i++) {
            course.give(Orders.ACKNOWLEDGE);
            course.give(Orders.START);
            assertEquals(Rule.SELF_TEST_FAILED, course.rule());
            assertEquals(test, course.figure());
            assertFalse(course.infusing());
        }
        assertTrue(course.failed());
        assertEquals(0, course.in.motorMicrosteps());
    }

    @Test
    @Verifies("req~selftest.at-any-time~1")
    void stopsAnInfusionWhenTheMemoryFails() {
        SelfTestCourse course = new SelfTestCourse(Plant.bedside(), 10, 1);
        course.step();
        course.load(50_000_000);
        course.untilTestedS();
        course.give(Orders.START);
        for (int i = 0; i < 1_000; i++) {
            course.step();
        }
        assertTrue(course.infusing());
        course.world.selfTests().breaksNow(SelfTestBits.RAM);
        course.step();
        assertFalse(course.infusing());
        assertFalse(course.out.motor().energise());
        assertTrue(course.failed());
    }
}
