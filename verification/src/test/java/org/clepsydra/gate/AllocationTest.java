package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.clepsydra.trace.Verifies;
import org.junit.jupiter.api.Test;

/**
 * What the step allocates, measured: compiled after a warm-up, and interpreted from the first step.
 */
class AllocationTest {
    @Test
    @Verifies("req~structure.no-allocation~1")
    void measuresNothingAfterAMillionSteps() {
        assertEquals(0, AllocationMeter.bytesAfterWarmUp(false));
    }

    @Test
    void measuresAnAllocationThatWasSeeded() {
        assertTrue(AllocationMeter.bytesAfterWarmUp(true) > 0);
    }

    @Test
    @Verifies("req~structure.no-allocation~1")
    void measuresNothingFromTheFirstStepWhenInterpreted() throws Exception {
        assertEquals("0", interpreted("honest"));
    }

    @Test
    void measuresASeededAllocationWhenInterpreted() throws Exception {
        assertTrue(Long.parseLong(interpreted("seeded")) > 0);
    }

    private static String interpreted(String kind) throws Exception {
        Process java =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xint",
                                        "-cp",
                                        System.getProperty(
                                                "surefire.test.class.path",
                                                System.getProperty("java.class.path")),
                                        AllocationMeter.class.getName(),
                                        kind))
                        .redirectErrorStream(true)
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor(), said);
        return said.strip();
    }
}
