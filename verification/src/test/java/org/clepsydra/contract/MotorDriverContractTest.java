package org.clepsydra.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.clepsydra.contract.simulated.SimulatedKit;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MotorDriverContractTest {
    private static final List<PumpModel> PUMPS = List.of(PumpModel.wearable(), PumpModel.bedside());

    private static Set<String> broken(
            PumpModel pump, MotorFault motor, LeaseFault control, LeaseFault monitor) {
        MotorRig rig = new SeededMotor(pump.device(), motor, control, monitor);
        return Played.broken(MotorDriverContract.clauses(rig));
    }

    private static Set<String> of(Channel channel, LeaseFault fault) {
        return fault.breaks().stream()
                .map(name -> channel.word() + "-" + name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void simulatedPumpsKeepEveryClause() {
        for (PumpModel pump : PUMPS) {
            MotorRig rig = SimulatedKit.motor(pump);
            assertEquals(Set.of(), Played.broken(MotorDriverContract.clauses(rig)), pump.name());
        }
    }

    @ParameterizedTest
    @EnumSource(MotorFault.class)
    void findsWhatIsWrongWithDriverOrCutoff(MotorFault fault) {
        for (PumpModel pump : PUMPS) {
            assertEquals(
                    new TreeSet<>(fault.breaks()),
                    broken(pump, fault, LeaseFault.NONE, LeaseFault.NONE),
                    pump.name());
        }
    }

    @ParameterizedTest
    @EnumSource(LeaseFault.class)
    void findsWhatIsWrongWithHalfOfTheLease(LeaseFault fault) {
        for (PumpModel pump : PUMPS) {
            assertEquals(
                    of(Channel.CONTROL, fault),
                    broken(pump, MotorFault.NONE, fault, LeaseFault.NONE),
                    pump.name());
            assertEquals(
                    of(Channel.MONITOR, fault),
                    broken(pump, MotorFault.NONE, LeaseFault.NONE, fault),
                    pump.name());
        }
    }

    /** A motor of which ten microsteps are the longest queue. */
    @Test
    void asksASlowMotorForNoMoreThanItCan() {
        DeviceRecord slow =
                DeviceRecord.draft().pulsePeriodUsMin(10_000).longestEnergisedMs(100).seal();
        MotorRig rig = new SeededMotor(slow, MotorFault.NONE, LeaseFault.NONE, LeaseFault.NONE);
        assertEquals(10, new Hands(rig).few());
        assertEquals(Set.of(), Played.broken(MotorDriverContract.clauses(rig)));
    }

    @Test
    void everyClauseHasAFaultThatBreaksItAlone() {
        List<Set<String>> faults = new ArrayList<>();
        for (MotorFault fault : MotorFault.values()) {
            faults.add(fault.breaks());
        }
        for (LeaseFault fault : LeaseFault.values()) {
            faults.add(of(Channel.CONTROL, fault));
            faults.add(of(Channel.MONITOR, fault));
        }
        MotorRig rig = SimulatedKit.motor(PumpModel.wearable());
        assertEquals(Played.names(MotorDriverContract.clauses(rig)), Played.singledOut(faults));
    }
}
