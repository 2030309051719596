package org.clepsydra.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clepsydra.contract.simulated.SimulatedKit;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.SelfTestBits;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorsContractTest {
    private static final List<PumpModel> PUMPS =
            List.of(testing(PumpModel.wearable()), testing(PumpModel.bedside()));

    /** One that tries its processor, its memory and both switches. */
    private static PumpModel testing(PumpModel pump) {
        int tests = SelfTestBits.CPU | SelfTestBits.RAM | SelfTestBits.MOTOR_SWITCHES;
        return pump.with(d -> d.selfTests(tests));
    }

    @Test
    void simulatedPumpsKeepEveryClause() {
        for (PumpModel pump : PUMPS) {
            assertEquals(
                    Set.of(),
                    Played.broken(SensorsContract.clauses(SimulatedKit.sensors(pump))),
                    pump.name());
        }
    }

    @ParameterizedTest
    @EnumSource(SensorsFault.class)
    void findsWhatIsWrong(SensorsFault fault) {
        for (PumpModel pump : PUMPS) {
            SensorsRig rig = new SeededSensors(SimulatedKit.sensors(pump), fault);
            assertEquals(
                    new TreeSet<>(fault.breaks()),
                    Played.broken(SensorsContract.clauses(rig)),
                    pump.name());
        }
    }

    /** A motor that at half its speed takes longer over ten microsteps than the lease lasts. */
    @ParameterizedTest
    @ValueSource(longs = {50_000, 100_000})
    void asksASlowMotorForNoMoreThanItCan(long pulsePeriodUsMin) {
        DeviceRecord slow =
                DeviceRecord.draft()
                        .nlPerRev(50_000)
                        .microstepsPerRev(64)
                        .countsPerRev(100)
                        .pulsePeriodUsMin(pulsePeriodUsMin)
                        .longestEnergisedMs(100)
                        .pressurePaMax(70_000)
                        .seal();
        PumpModel pump = new PumpModel("slow", slow, 0, PumpModel.wearable().line());
        SensorsRig rig = SimulatedKit.sensors(pump);
        assertEquals(10, new Hands(rig.motor()).few());
        assertEquals(Set.of(), Played.broken(SensorsContract.clauses(rig)));
        assertEquals(
                SensorsFault.ENCODER_REVERSED.breaks(),
                Played.broken(
                        SensorsContract.clauses(
                                new SeededSensors(rig, SensorsFault.ENCODER_REVERSED))));
        assertEquals(
                Set.of(), Played.broken(MotorDriverContract.clauses(SimulatedKit.motor(pump))));
    }

    @Test
    void everyClauseHasAFaultThatBreaksItAlone() {
        SensorsRig rig = SimulatedKit.sensors(PUMPS.get(0));
        assertEquals(
                Played.names(SensorsContract.clauses(rig)),
                Played.singledOut(
                        Stream.of(SensorsFault.values()).map(SensorsFault::breaks).toList()));
    }
}
