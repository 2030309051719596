package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The calls of {@code PumpCore.step} as its class file has them: every stage in order, what it
 * gives back straight into its mark. What only reads is left out by its name, so that a stage that
 * is new stands in the list until it has a mark.
 */
class StepOrderTest {
    private static final String CORE = "org/clepsydra/PumpCore";
    private static final String CONTROL = "org/clepsydra/ControlCore";
    private static final String ANNOUNCES = "ControlCore.announce";

    private static final List<String> STAGES =
            List.of(
                    "Monitor.step",
                    "Monitor.keep",
                    "Validator.step",
                    "AirSensorTest.step",
                    "PowerOnTests.step",
                    "Detectors.selfTests",
                    "Detectors.step",
                    "LoadedPlan.look",
                    "Detectors.figures",
                    "Detectors.compare",
                    "Proposals.step",
                    "Therapy.proposed",
                    "Therapy.step",
                    "Proposals.conclude",
                    "Therapy.alarms",
                    "Therapy.journal",
                    "Therapy.keep",
                    "Drive.step",
                    "AlarmSystem.nearEnd",
                    ANNOUNCES,
                    "Journal.selfTests",
                    "Journal.step",
                    "Snapshot.take");

    /** What a stage or a mark is asked for, on the way to a call. */
    private static final List<String> READERS =
            List.of(
                    "GeometryCheck.intact",
                    "AirSensorTest.passed",
                    "PowerOnTests.pending",
                    "PowerOnTests.failedTest",
                    "Drive.sent",
                    "Drive.rested",
                    "Therapy.takesPlan",
                    "Therapy.state",
                    "Therapy.nearEnd",
                    "Therapy.withheld",
                    "Therapy.keepsOpen",
                    "Therapy.reservoir",
                    "Therapy.wear",
                    "Proposals.plan",
                    "LoadedPlan.loaded",
                    "LoadedPlan.intact",
                    "AlarmSystem.kept",
                    "Journal.records",
                    "Permit.primes");

    private final ClassFiles classes = new ClassFiles(Path.of("../core/target/classes"));
    private final List<String> calls = new ArrayList<>();

    @Test
    @Verifies("req~structure.flow~1")
    void marksEachStageAfterItRanInOrder() {
        List<String> expected = new ArrayList<>();
        expected.add("StepTrace.begin");
        for (String stage : STAGES) {
            if (stage.equals("Validator.step")) {
                expected.add("ControlCore.step");
            }
            expected.add(stage);
            expected.add("StepTrace.mark of " + stage);
        }
        expected.add("ResponsePace.step");
        expected.add("StepTrace.word");
        expected.add("ResponsePace.due");
        expected.add("WatchdogFrame.answer");
        for (MethodNode step : steps()) {
            for (AbstractInsnNode at : step.instructions) {
                if (at instanceof MethodInsnNode call) {
                    add(call);
                }
            }
            assertEquals(1, returns(step).size());
        }
        assertEquals(expected, calls);
    }

    /** In one place, its end, so that a stage which is left on the way has not said it. */
    @Test
    @Verifies("req~structure.flow~1")
    void hasEachStageGiveItsNumberAtItsEnd() {
        int looked = 0;
        for (MethodNode step : steps()) {
            for (AbstractInsnNode at : step.instructions) {
                if (at instanceof MethodInsnNode call && STAGES.contains(name(call))) {
                    givesItsNumber(call);
                    looked++;
                }
            }
        }
        assertEquals(STAGES.size(), looked);
    }

    /** That the stage gives its own number. */
    private void givesItsNumber(MethodInsnNode call) {
        MethodInsnNode stage = name(call).equals(ANNOUNCES) ? announced() : call;
        List<Integer> numbers = returns(method(stage.owner, stage.name));
        assertEquals(List.of(1 + STAGES.indexOf(name(call))), numbers, name(call));
    }

    /** Whose number is given back there, as the last thing that is done. */
    private MethodInsnNode announced() {
        MethodNode announce =
                classes.find(CONTROL).methods.stream()
                        .filter(m -> m.name.equals("announce"))
                        .findFirst()
                        .orElseThrow();
        AbstractInsnNode last = Code.previous(announce.instructions.getLast());
        AbstractInsnNode at = last.getOpcode() == Opcodes.IRETURN ? Code.previous(last) : last;
        assertEquals("AlarmSystem.step", name((MethodInsnNode) at));
        assertEquals(1, returns(announce).size());
        return (MethodInsnNode) at;
    }

    private List<MethodNode> steps() {
        return List.of(method(CORE, "step"), method(CONTROL, "step"));
    }

    /** What is given back at each return, null where it is no constant. */
    private static List<Integer> returns(MethodNode method) {
        List<Integer> numbers = new ArrayList<>();
        for (AbstractInsnNode at : method.instructions) {
            if (at.getOpcode() >= Opcodes.IRETURN && at.getOpcode() <= Opcodes.RETURN) {
                numbers.add(Code.constant(Code.previous(at)));
            }
        }
        return numbers;
    }

    private MethodNode method(String owner, String name) {
        return classes.find(owner).methods.stream()
                .filter(m -> m.name.equals(name) && (m.access & Opcodes.ACC_PRIVATE) == 0)
                .findFirst()
                .orElseThrow();
    }

    private static String name(MethodInsnNode call) {
        return call.owner.replaceAll(".*/", "") + "." + call.name;
    }

    private void add(MethodInsnNode call) {
        String name = name(call);
        boolean frame = name.startsWith("SensorFrame.") || name.startsWith("OrderFrame.");
        boolean reads = READERS.contains(name) || name.startsWith("Signals.") || frame;
        if (name.equals("StepTrace.mark")) {
            AbstractInsnNode given = Code.previous(call);
            String stage = given instanceof MethodInsnNode made ? name(made) : "";
            calls.add(name + " of " + (stage.isEmpty() ? Code.constant(given) : stage));
        } else if (!reads && !name.startsWith("OutputFrame.")) {
            calls.add(name);
        }
    }
}
