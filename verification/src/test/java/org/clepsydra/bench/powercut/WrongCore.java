package org.clepsydra.bench.powercut;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** A core with one mistake, and what the campaign says of it. */
final class WrongCore {
    private static final Path CORE = Path.of("../core/target/classes");
    private static final Path BENCH = Path.of("target/classes");
    private static final Path SOURCES = Path.of("../core/src/main/java/org/clepsydra");
    private static final Class<?>[] AFTER_COURSES = {long.class, int.class};
    private static final Class<?>[] ALONE = {long.class};

    private WrongCore() {}

    /**
     * Compiles a class of the core with {@code wrong} in the one place that reads {@code right}.
     */
    static void compile(Path folder, String owner, String right, String wrong) {
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

    /** A campaign over the core in {@code folder}, with every class of ours loaded anew. */
    static String complaint(Path folder, String method, Object... arguments) {
        ClassLoader above = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(places(folder), above)) {
            return (String)
                    loader.loadClass("org.clepsydra.bench.powercut.PowerCutCampaign")
                            .getMethod(method, arguments.length == 1 ? ALONE : AFTER_COURSES)
                            .invoke(null, arguments);
        } catch (IOException | ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException i ? i.getCause() : e;
            throw new IllegalStateException(cause);
        }
    }

    private static URL[] places(Path folder) throws MalformedURLException {
        return new URL[] {
            folder.toUri().toURL(), CORE.toUri().toURL(), BENCH.toUri().toURL(),
        };
    }
}
