package org.clepsydra.proof;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clepsydra.gate.ClassFiles;

/** Claims put to the core as it was built, and to copies of it with one mistake in them. */
final class Proofs {
    private Proofs() {}

    /** Proves {@code what} of the core, and says so under this name. */
    static <C extends Claims> void prove(
            Function<List<ClassFiles>, C> of, String name, Consumer<C> what) {
        try (C claims = of.apply(Sources.right())) {
            what.accept(claims);
            claims.say(name);
        }
    }

    /** Shows that {@code what} is refuted of a core with this mistake in the class named. */
    static <C extends Claims> void refute(
            Path folder,
            String owner,
            String right,
            String wrong,
            Function<List<ClassFiles>, C> of,
            Consumer<C> what) {
        List<ClassFiles> code = Sources.wrong(folder, owner, right, wrong);
        try (C claims = of.apply(code)) {
            assertThrows(Refuted.class, () -> what.accept(claims));
        }
    }
}
