package org.clepsydra.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.clepsydra.contract.simulated.SimulatedKit;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.world.PumpModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Annunciator, store and watchdog. */
class OtherContractsTest {
    private static final DeviceRecord DEVICE = PumpModel.wearable().device();

    private static void assertBroken(Set<String> expected, List<Clause> clauses) {
        assertEquals(new TreeSet<>(expected), Played.broken(clauses));
    }

    @Test
    void simulatedPartsKeepEveryClause() {
        assertBroken(Set.of(), AnnunciatorContract.clauses(SimulatedKit.annunciator()));
        assertBroken(Set.of(), StoreContract.clauses(SimulatedKit.store()));
        assertBroken(
                Set.of(), WatchdogContract.clauses(SimulatedKit.watchdog(PumpModel.wearable())));
        assertBroken(
                Set.of(), WatchdogContract.clauses(SimulatedKit.watchdog(PumpModel.bedside())));
    }

    @ParameterizedTest
    @EnumSource(SeededAnnunciator.Fault.class)
    void findsWhatIsWrongWithAnAnnunciator(SeededAnnunciator.Fault fault) {
        assertBroken(fault.breaks(), AnnunciatorContract.clauses(new SeededAnnunciator(fault)));
    }

    @ParameterizedTest
    @EnumSource(SeededStore.Fault.class)
    void findsWhatIsWrongWithAStore(SeededStore.Fault fault) {
        assertBroken(fault.breaks(), StoreContract.clauses(new SeededStore(fault)));
    }

    @ParameterizedTest
    @EnumSource(SeededWatchdog.Fault.class)
    void findsWhatIsWrongWithAWatchdog(SeededWatchdog.Fault fault) {
        assertBroken(fault.breaks(), WatchdogContract.clauses(new SeededWatchdog(DEVICE, fault)));
    }

    @Test
    void everyClauseHasAFaultThatBreaksItAlone() {
        assertEquals(
                Played.names(AnnunciatorContract.clauses(SimulatedKit.annunciator())),
                Played.singledOut(
                        Stream.of(SeededAnnunciator.Fault.values())
                                .map(SeededAnnunciator.Fault::breaks)
                                .toList()));
        assertEquals(
                Played.names(StoreContract.clauses(SimulatedKit.store())),
                Played.singledOut(
                        Stream.of(SeededStore.Fault.values())
                                .map(SeededStore.Fault::breaks)
                                .toList()));
        assertEquals(
                Played.names(WatchdogContract.clauses(SimulatedKit.watchdog(PumpModel.wearable()))),
                Played.singledOut(
                        Stream.of(SeededWatchdog.Fault.values())
                                .map(SeededWatchdog.Fault::breaks)
                                .toList()));
    }
}
