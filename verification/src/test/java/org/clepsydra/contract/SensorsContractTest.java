package org.clepsydra.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clepsydra.contract.simulated.SimulatedKit;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SensorsContractTest {
    private static final List<PumpModel> PUMPS = List.of(PumpModel.wearable(), PumpModel.bedside());

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

    @Test
    void everyClauseHasAFaultThatBreaksItAlone() {
        SensorsRig rig = SimulatedKit.sensors(PumpModel.wearable());
        assertEquals(
                Played.names(SensorsContract.clauses(rig)),
                Played.singledOut(
                        Stream.of(SensorsFault.values()).map(SensorsFault::breaks).toList()));
    }
}
