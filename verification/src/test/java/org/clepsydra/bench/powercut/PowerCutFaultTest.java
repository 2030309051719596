package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.clepsydra.gate.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The campaign finds a core with one mistake in what it stores, or in what it makes of it. */
class PowerCutFaultTest {
    private static final Path CORE = Path.of("../core/target/classes");
    private static final Path BENCH = Path.of("target/classes");
    private static final Path SOURCES = Path.of("../core/src/main/java/org/clepsydra");
    private static final int COURSES = 20;

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // Released before the store holds it.
                "therapy/Reservation ~ Units.ms(Math.min(allowedMs, reservedMs)) ~ Units.ms(reservedMs)",
                "monitor/Allowance ~ Math.min(allowedUnits, reservedUnits) ~ reservedUnits",
                // The newest record written over.
                "therapy/StateRecord ~ inA ? StateLayout.CONTROL_B : StateLayout.CONTROL_A ~ StateLayout.CONTROL_A",
                "monitor/Allowance ~ inA = !inA; ~ inA = true;",
                // A checksum nobody looks at.
                "therapy/StateRecord ~ record[StateLayout.CRC] == seal(record) ~ seal(record) >= 0",
                "monitor/Allowance ~ from[StateLayout.CRC] == seal(from) ~ seal(from) >= 0",
                // What was booked, or seen, in place of what was reserved.
                "therapy/Therapy ~ Math.max(reservation.restoredBasal(), schedule.due(therapyMs)) ~ reservation.restoredBasal()",
                "monitor/Monitor ~ allowance.reserved() ? reservedNl : 0 ~ 0",
                // The older of two records.
                "therapy/StateRecord ~ b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE] ~ b[StateLayout.SEQUENCE] < a[StateLayout.SEQUENCE]",
                "monitor/Allowance ~ b[StateLayout.SEQUENCE] > a[StateLayout.SEQUENCE] ~ b[StateLayout.SEQUENCE] < a[StateLayout.SEQUENCE]",
            })
    void findsAMistake(String owner, String right, String wrong) {
        compile(owner, right, wrong);
        assertFalse(complaint().isEmpty(), wrong);
    }

    @Test
    void findsNothingInACopyWithoutOne() {
        compile("monitor/Allowance", "inA = !inA;", "inA = !inA;");
        assertEquals("", complaint());
    }

    private void compile(String owner, String right, String wrong) {
        String source;
        try {
            source = Files.readString(SOURCES.resolve(owner + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(2, source.split(Pattern.quote(right), -1).length, "places that read " + right);
        Seeded.compile(
                folder, "org.clepsydra." + owner.replace('/', '.'), source.replace(right, wrong));
    }

    /** The campaign over the core in {@link #folder}, with every class of ours loaded anew. */
    private String complaint() {
        ClassLoader above = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(places(), above)) {
            return (String)
                    loader.loadClass("org.clepsydra.bench.powercut.PowerCutCampaign")
                            .getMethod("complaint", long.class, int.class)
                            .invoke(null, 1L, COURSES);
        } catch (IOException | ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException i ? i.getCause() : e;
            throw new IllegalStateException(cause);
        }
    }

    private URL[] places() throws MalformedURLException {
        return new URL[] {
            folder.toUri().toURL(), CORE.toUri().toURL(), BENCH.toUri().toURL(),
        };
    }
}
