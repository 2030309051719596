package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The calls of {@code PumpCore.step} as its class file has them: every stage in order, each with
 * its mark behind it and nothing between. What only reads is left out by its name, so that a stage
 * that is new stands in the list until it has a mark.
 */
class StepOrderTest {
    private static final String CORE = "org/clepsydra/PumpCore";

    private static final List<String> STAGES =
            List.of(
                    "Monitor.step",
                    "Monitor.keep",
                    "Validator.step",
                    "AirSensorTest.step",
                    "Detectors.step",
                    "LoadedPlan.look",
                    "Detectors.figures",
                    "Detectors.compare",
                    "Proposals.step",
                    "Therapy.proposed",
                    "Therapy.step",
                    "Proposals.conclude",
                    "Therapy.alarms",
                    "Therapy.keep",
                    "Drive.step",
                    "AlarmSystem.step",
                    "Journal.step",
                    "Snapshot.take");

    /** What a stage or a mark is asked for, on the way to a call. */
    private static final List<String> READERS =
            List.of(
                    "GeometryCheck.intact",
                    "AirSensorTest.passed",
                    "Drive.sent",
                    "Drive.rested",
                    "Therapy.takesPlan",
                    "Therapy.state",
                    "Therapy.withheld",
                    "Therapy.keepsOpen",
                    "Therapy.reservoir",
                    "Therapy.wear",
                    "Proposals.plan",
                    "LoadedPlan.loaded",
                    "AlarmSystem.kept",
                    "Permit.primes");

    private final ClassFiles classes = new ClassFiles(Path.of("../core/target/classes"));
    private final List<String> calls = new ArrayList<>();

    @Test
    @Verifies("req~structure.flow~1")
    void marksEachStageAfterItRanInOrder() {
        walk("step");
        List<String> expected = new ArrayList<>();
        expected.add("StepTrace.begin");
        IntStream.rangeClosed(1, STAGES.size())
                .forEach(
                        stage -> {
                            expected.add(STAGES.get(stage - 1));
                            expected.add("StepTrace.mark " + stage);
                        });
        expected.add("ResponsePace.step");
        expected.add("StepTrace.word");
        expected.add("ResponsePace.due");
        expected.add("WatchdogFrame.answer");
        assertEquals(expected, calls);
    }

    /** No call that can be passed over but those of a condition, which only read. */
    @Test
    @Verifies("req~structure.flow~1")
    void leavesNoneOfThemByAWayRound() {
        for (String name : List.of("step", "sense", "decide", "act")) {
            int returns = 0;
            for (AbstractInsnNode at : method(name).instructions) {
                returns += at.getOpcode() == Opcodes.RETURN ? 1 : 0;
            }
            assertEquals(1, returns, name);
        }
    }

    private MethodNode method(String name) {
        return classes.find(CORE).methods.stream()
                .filter(m -> m.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void walk(String name) {
        for (AbstractInsnNode at : method(name).instructions) {
            if (at instanceof MethodInsnNode call) {
                add(call);
            }
        }
    }

    private void add(MethodInsnNode call) {
        String name = call.owner.replaceAll(".*/", "") + "." + call.name;
        boolean frame = name.startsWith("SensorFrame.") || name.startsWith("OrderFrame.");
        boolean reads = READERS.contains(name) || name.startsWith("Signals.") || frame;
        if (call.owner.equals(CORE)) {
            walk(call.name);
        } else if (name.equals("StepTrace.mark")) {
            calls.add(name + " " + Code.constant(Code.previous(call)));
        } else if (!reads && !name.startsWith("OutputFrame.")) {
            calls.add(name);
        }
    }
}
